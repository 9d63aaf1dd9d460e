package perilune.telemetry.evtx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON of evtx_dump, and what a record tells, in one common form: a line for each field.
 *
 * <p>The rules: {@code #attributes} are attributes, {@code #text} is text; a {@code Data} with a
 * name goes by the name; an element without text, attributes and elements is null, one whose text
 * is empty is {@code ""}. evtx_dump leaves out the braces of a GUID (of a value, not those of
 * text), cuts times to microseconds or fills them to nanoseconds, and drops blanks at the end of
 * text.
 */
final class DumpedJson {

  private static final Pattern GUID =
      Pattern.compile("\\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}");
  private static final Pattern TIME = Pattern.compile("[0-9-]{10}T[0-9:]{8}\\.[0-9]{7}Z");

  private DumpedJson() {}

  /** Gives the records of a file, which may hold several documents, as sorted fields. */
  static List<List<String>> records(Path file) throws IOException {
    var all = new ArrayList<List<String>>();
    try (JsonParser parser =
        new JsonFactory().createParser(ObjectReadContext.empty(), file.toFile())) {
      while (parser.nextToken() != null) {
        var fields = new ArrayList<String>();
        value(parser, "", fields);
        all.add(fields);
      }
    }
    return all;
  }

  private static void value(JsonParser parser, String path, List<String> fields)
      throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        value(parser, child(path, name), fields);
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser, path, fields);
      }
    } else {
      fields.add(token == JsonToken.VALUE_NULL ? path : path + "=" + parser.getString());
    }
  }

  private static String child(String path, String name) {
    return switch (name) {
      case "#attributes" -> path + "@";
      case "#text" -> path;
      default -> path.isEmpty() || path.endsWith("@") ? path + name : path + "/" + name;
    };
  }

  /** Gives what a record tells as evtx_dump would have it. */
  static List<String> asDumped(List<String> lines, List<String> expected) {
    var fields = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean element = line.indexOf('=') < 0;
      boolean more = i + 1 < lines.size() && inside(lines.get(i + 1), line);
      if (!element || !more) {
        fields.add(line);
      }
    }
    return written(named(fields), expected);
  }

  private static boolean inside(String line, String element) {
    return line.startsWith(element)
        && line.length() > element.length()
        && "=@/".indexOf(line.charAt(element.length())) >= 0;
  }

  /** Puts names where Data elements have them. */
  private static List<String> named(List<String> fields) {
    var named = new ArrayList<String>();
    String prefix = "Event/EventData/Data@Name=";
    String name = "";
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      if (field.startsWith(prefix)) {
        name = "Event/EventData/" + field.substring(prefix.length());
        boolean text =
            i + 1 < fields.size() && fields.get(i + 1).startsWith("Event/EventData/Data=");
        if (!text) {
          named.add(name);
        }
      } else if (field.startsWith("Event/EventData/Data=")) {
        named.add(name + field.substring("Event/EventData/Data".length()));
      } else {
        named.add(field);
      }
    }
    return named;
  }

  private static List<String> written(List<String> fields, List<String> expected) {
    Map<String, String> theirs = new HashMap<>();
    expected.forEach(field -> theirs.put(path(field), field));
    var written = new ArrayList<String>();
    for (String field : fields) {
      String text = field.substring(path(field).length());
      String other = theirs.getOrDefault(path(field), "");
      String their = other.substring(Math.min(other.length(), path(field).length()));
      written.add(path(field) + (text.equals(their) ? text : written(text, their)));
    }
    return written;
  }

  private static String written(String text, String theirs) {
    String value = text.isEmpty() ? "" : text.substring(1);
    if (GUID.matcher(value).matches()) {
      return "=" + value.substring(1, value.length() - 1);
    }
    if (TIME.matcher(value).matches()) {
      boolean nanos = theirs.length() == text.length() + 2;
      String digits = value.substring(0, value.length() - (nanos ? 1 : 2));
      return "=" + digits + (nanos ? "00Z" : "Z");
    }
    return text.stripTrailing().equals(theirs) ? theirs : text;
  }

  private static String path(String field) {
    int end = field.indexOf('=');
    return end < 0 ? field : field.substring(0, end);
  }
}
