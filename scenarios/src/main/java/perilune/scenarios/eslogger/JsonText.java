package perilune.scenarios.eslogger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON as Apple's encoder does: a slash is escaped. What is absent is null, or left out. */
final class JsonText {

  private final boolean leaveOutNull;

  JsonText(boolean leaveOutNull) {
    this.leaveOutNull = leaveOutNull;
  }

  /** Writes a value of maps, lists, texts, numbers, truths and {@link Absent}. */
  String of(Object value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Stands for a member that has no value. */
  enum Absent {
    VALUE
  }

  private void write(Object value, StringBuilder out) {
    switch (value) {
      case Map<?, ?> members -> object(members, out);
      case List<?> items -> {
        String between = "[";
        for (Object item : items) {
          out.append(between);
          write(item, out);
          between = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case String text -> string(text, out);
      case Absent _ -> out.append("null");
      default -> out.append(value);
    }
  }

  private void object(Map<?, ?> members, StringBuilder out) {
    String between = "";
    // The order of an unordered map changes from run to run; the same story gives the same bytes.
    Map<?, ?> ordered = members instanceof LinkedHashMap<?, ?> ? members : new TreeMap<>(members);
    out.append('{');
    for (Map.Entry<?, ?> member : ordered.entrySet()) {
      if (leaveOutNull && member.getValue() == Absent.VALUE) {
        continue;
      }
      out.append(between);
      string(String.valueOf(member.getKey()), out);
      out.append(':');
      write(member.getValue(), out);
      between = ",";
    }
    out.append('}');
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '/' -> out.append("\\/");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
