package perilune.scenarios.windows;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * Writes records of an event log, one a line: as {@code evtx_dump -o jsonl} does, or as the XML
 * that Windows renders. Owned by one writing.
 */
final class RecordText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";
  private static final int FIRST_RECORD = 41_000;

  private final String host;
  private final boolean xml;
  private final StringBuilder text = new StringBuilder();
  private int number = FIRST_RECORD;

  RecordText(String host, boolean xml) {
    this.host = host;
    this.xml = xml;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  void add(WindowsRecord record) {
    number++;
    if (xml) {
      xml(record);
    } else {
      json(record);
    }
    text.append('\n');
  }

  private void json(WindowsRecord record) {
    WindowsRecord.Source source = record.source();
    text.append("{\"Event\":{\"#attributes\":{\"xmlns\":\"").append(NAMESPACE);
    text.append("\"},\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"")
        .append(source.provider)
        .append("\",\"Guid\":\"")
        .append(source.guid)
        .append("\"}},\"EventID\":")
        .append(record.id())
        .append(",\"Version\":")
        .append(record.version())
        .append(",\"Level\":")
        .append(source.level)
        .append(",\"Task\":")
        .append(record.task())
        .append(",\"Opcode\":0,\"Keywords\":\"")
        .append(source.keywords)
        .append("\",\"TimeCreated\":{\"#attributes\":{\"SystemTime\":\"")
        .append(TIME.format(record.time()))
        .append("\"}},\"EventRecordID\":")
        .append(number)
        .append(",\"Correlation\":null,\"Execution\":{\"#attributes\":{\"ProcessID\":")
        .append(source.process)
        .append(",\"ThreadID\":4480}},\"Channel\":\"")
        .append(source.channel)
        .append("\",\"Computer\":\"")
        .append(host)
        .append("\",\"Security\":null},\"EventData\":{");
    String comma = "";
    for (Map.Entry<String, String> datum : record.data().entrySet()) {
      text.append(comma).append('"').append(datum.getKey()).append("\":");
      quoted(datum.getValue());
      comma = ",";
    }
    text.append("}}}");
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private void xml(WindowsRecord record) {
    WindowsRecord.Source source = record.source();
    text.append("<Event xmlns='").append(NAMESPACE);
    text.append("'><System><Provider Name='")
        .append(source.provider)
        .append("' Guid='{")
        .append(source.guid)
        .append("}'/><EventID>")
        .append(record.id())
        .append("</EventID><Version>")
        .append(record.version())
        .append("</Version><Level>")
        .append(source.level)
        .append("</Level><Task>")
        .append(record.task())
        .append("</Task><Opcode>0</Opcode><Keywords>")
        .append(source.keywords)
        .append("</Keywords><TimeCreated SystemTime='")
        .append(TIME.format(record.time()))
        .append("'/><EventRecordID>")
        .append(number)
        .append("</EventRecordID><Correlation/><Execution ProcessID='")
        .append(source.process)
        .append("' ThreadID='4480'/><Channel>")
        .append(source.channel)
        .append("</Channel><Computer>");
    escaped(host);
    text.append("</Computer><Security UserID='S-1-5-18'/></System><EventData>");
    for (Map.Entry<String, String> datum : record.data().entrySet()) {
      text.append("<Data Name='").append(datum.getKey()).append("'>");
      escaped(datum.getValue());
      text.append("</Data>");
    }
    text.append("</EventData></Event>");
  }

  /** What XML cannot hold at all becomes a question mark, as Windows renders it. */
  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '\'' -> text.append("&apos;");
        case '"' -> text.append("&quot;");
        default -> text.append(c < ' ' && c != '\t' && c != '\n' ? '?' : c);
      }
    }
  }
}
