package perilune.context.provenance.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Records of a pax header, each {@code LENGTH NAME=VALUE} and an end of line. Immutable. */
final class PaxRecords {

  static final PaxRecords NONE = new PaxRecords(Map.of());

  private final Map<String, String> values;

  private PaxRecords(Map<String, String> values) {
    this.values = values;
  }

  static PaxRecords of(byte[] bytes) throws IOException {
    var values = new HashMap<String, String>();
    int at = 0;
    while (at < bytes.length) {
      int length = 0;
      int digit = at;
      while (digit < bytes.length && bytes[digit] >= '0' && bytes[digit] <= '9') {
        length = Math.min(bytes.length + 1, length * 10 + bytes[digit++] - '0');
      }
      int end = at + length;
      if (digit == at || end > bytes.length || digit >= end - 1 || bytes[end - 1] != '\n') {
        throw new IOException("a pax record of the archive is damaged");
      }
      String record = new String(bytes, digit + 1, end - digit - 2, StandardCharsets.UTF_8);
      int equal = record.indexOf('=');
      if (equal > 0) {
        values.put(record.substring(0, equal), record.substring(equal + 1));
      }
      at = end;
    }
    return new PaxRecords(Map.copyOf(values));
  }

  String or(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** Gives a number without its fraction. */
  long number(String name, long otherwise) throws IOException {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    int dot = text.indexOf('.');
    try {
      return Math.max(0, Long.parseLong(dot < 0 ? text : text.substring(0, dot)));
    } catch (NumberFormatException _) {
      throw new IOException("a number in a pax record of the archive is damaged");
    }
  }
}
