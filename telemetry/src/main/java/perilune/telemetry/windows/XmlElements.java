package perilune.telemetry.windows;

import perilune.telemetry.json.Utf8Text;

/**
 * Tells one event in XML element by element.
 *
 * <p>Knows elements, attributes, text, CDATA, comments, and the five entities and characters by
 * number that XML has without declarations. There are no others: nothing is declared, looked up or
 * expanded, so no input can reach a file or grow; an unknown entity stays as it is written. A
 * declaration inside an event ends it. Prefixes of namespaces are cut off. Owned by one thread.
 */
final class XmlElements {

  /** How telling an event ended. */
  enum End {
    WHOLE,
    /** It stops before its last element is closed, or is no XML from somewhere on. */
    CUT,
    /** Elements are nested deeper than the limit. */
    TOO_DEEP
  }

  private static final byte[] CDATA = EventPlan.utf8("<![CDATA[");
  private static final byte[] CDATA_END = EventPlan.utf8("]]>");
  private static final byte[] COMMENT = EventPlan.utf8("<!--");
  private static final byte[] COMMENT_END = EventPlan.utf8("-->");
  private static final byte[] INSTRUCTION_END = EventPlan.utf8("?>");

  private final EventElements sink;
  private final String[] open;
  private final ElementNames names = new ElementNames();
  private final Utf8Text decoded = new Utf8Text();
  private final XmlEntities entities = new XmlEntities();

  private byte[] bytes = {};
  private int at;
  private int end;
  private int tagEnd;
  private int depth;
  private boolean failed;
  private boolean tooDeep;

  XmlElements(EventElements sink, int maxNesting) {
    this.sink = sink;
    open = new String[maxNesting];
  }

  /** Tells the element that starts at a place; stops at its end. */
  End tell(byte[] source, int from, int to) {
    bytes = source;
    at = from;
    end = to;
    depth = 0;
    failed = false;
    tooDeep = false;
    do {
      step();
    } while (!failed && depth > 0);
    if (tooDeep) {
      return End.TOO_DEEP;
    }
    return failed ? End.CUT : End.WHOLE;
  }

  private void step() {
    if (at >= end) {
      failed = true;
    } else if (bytes[at] != '<') {
      text();
    } else if (at + 1 < end && bytes[at + 1] == '/') {
      closeTag();
    } else if (at + 1 < end && bytes[at + 1] == '?') {
      passTo(INSTRUCTION_END, at + 2);
    } else if (startsWith(COMMENT)) {
      passTo(COMMENT_END, at + COMMENT.length);
    } else if (startsWith(CDATA)) {
      int from = at + CDATA.length;
      passTo(CDATA_END, from);
      if (!failed) {
        sink.text(bytes, from, at - CDATA_END.length - from);
      }
    } else if (at + 1 < end && bytes[at + 1] == '!') {
      failed = true;
    } else {
      openTag();
    }
  }

  private void text() {
    int from = at;
    boolean escaped = false;
    while (at < end && bytes[at] != '<') {
      escaped |= bytes[at++] == '&';
    }
    if (at == end) {
      failed = true;
      return;
    }
    if (escaped) {
      entities.decode(bytes, from, at, decoded);
      sink.text(decoded.bytes(), 0, decoded.length());
    } else {
      sink.text(bytes, from, at - from);
    }
  }

  private void openTag() {
    at++;
    String name = name();
    if (failed) {
      return;
    }
    if (depth == open.length) {
      tooDeep = true;
      failed = true;
      return;
    }
    // Told only when the tag is whole, or a cut tag would be an element.
    int attributes = at;
    passAttributes();
    if (failed) {
      return;
    }
    int after = at;
    open[depth++] = name;
    sink.open(name);
    at = attributes;
    tagEnd = after - 1;
    boolean empty = attributes();
    at = after;
    if (empty) {
      depth--;
      sink.close();
    }
  }

  /** Goes behind the tag's end; quotes may hold anything. */
  private void passAttributes() {
    byte quote = 0;
    while (at < end && (quote != 0 || bytes[at] != '>')) {
      byte b = bytes[at++];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '<') {
        failed = true;
        return;
      }
    }
    failed |= at >= end;
    at++;
  }

  /** Tells the attributes of a tag that is known to have an end; true if it is an empty element. */
  private boolean attributes() {
    while (true) {
      skipBlanks();
      if (at >= tagEnd) {
        return false;
      }
      if (bytes[at] == '/') {
        at++;
        if (at == tagEnd) {
          return true;
        }
        continue;
      }
      attribute();
    }
  }

  private void attribute() {
    int from = at;
    while (at < tagEnd && !isBlank(bytes[at]) && bytes[at] != '=' && bytes[at] != '/') {
      at++;
    }
    String name = names.of(bytes, from, at - from);
    skipBlanks();
    if (bytes[at] != '=') {
      return;
    }
    at++;
    skipBlanks();
    byte quote = bytes[at];
    if (quote != '"' && quote != '\'') {
      return;
    }
    int value = ++at;
    while (at < tagEnd && bytes[at] != quote) {
      at++;
    }
    if (at == tagEnd) {
      // Quotes that do not match: no value can be told.
      return;
    }
    entities.decode(bytes, value, at, decoded);
    sink.attribute(name, decoded.bytes(), 0, decoded.length());
    at++;
  }

  private void closeTag() {
    at += 2;
    String name = name();
    skipBlanks();
    if (failed || at >= end || bytes[at] != '>' || depth == 0 || !name.equals(open[depth - 1])) {
      failed = true;
      return;
    }
    at++;
    depth--;
    sink.close();
  }

  private String name() {
    int from = at;
    while (at < end && !isBlank(bytes[at]) && isOfName(bytes[at])) {
      if (bytes[at++] == ':') {
        from = at;
      }
    }
    failed |= at == from || at >= end;
    return failed ? "" : names.of(bytes, from, at - from);
  }

  private static boolean isOfName(byte b) {
    return b != '>' && b != '/' && b != '<' && b != '=' && b != '"' && b != '\'' && b != '&';
  }

  private void passTo(byte[] mark, int from) {
    at = from;
    while (at < end && !startsWith(mark)) {
      at++;
    }
    failed |= at >= end;
    at += mark.length;
  }

  private boolean startsWith(byte[] mark) {
    return at + mark.length <= end
        && java.util.Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
  }

  private void skipBlanks() {
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
