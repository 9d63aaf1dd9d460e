package perilune.catalog.attack.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes values in the canonical form of RFC 8785 (JSON Canonicalization Scheme, JCS).
 *
 * <p>No blanks; names in the order of their UTF-16 code units (3.2.3), which is how {@link String}
 * compares; texts with the fewest escapes (3.2.2.2); numbers as ECMAScript writes doubles
 * (3.2.2.3), so that a whole number beyond 2^53 becomes the nearest double. UTF-8 (3.2.4).
 */
public final class CanonicalJson {

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * Gives the canonical bytes of a value. O(length), and sorts the names of each object.
   *
   * @throws JsonProblem where there is no such form: half of a surrogate pair, or a number that no
   *     double holds
   */
  public static byte[] bytes(JsonValue value) throws JsonProblem {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** Gives the same as text. */
  public static String text(JsonValue value) throws JsonProblem {
    var one = new CanonicalJson();
    one.write(value);
    return one.out.toString();
  }

  private void write(JsonValue value) throws JsonProblem {
    switch (value) {
      case JsonValue.Members(var members) -> members(new TreeMap<>(members));
      case JsonValue.Elements(var elements) -> elements(elements);
      case JsonValue.Text(var text) -> string(text);
      case JsonValue.Numeral(var written) -> number(written);
      case JsonValue.Truth(var truth) -> out.append(truth);
      case JsonValue.Null() -> out.append("null");
    }
  }

  private void members(SortedMap<String, JsonValue> sorted) throws JsonProblem {
    out.append('{');
    var names = new ArrayList<>(sorted.keySet());
    for (int i = 0; i < names.size(); i++) {
      out.append(i == 0 ? "" : ",");
      string(names.get(i));
      out.append(':');
      write(sorted.getOrDefault(names.get(i), new JsonValue.Null()));
    }
    out.append('}');
  }

  private void elements(List<JsonValue> elements) throws JsonProblem {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(elements.get(i));
    }
    out.append(']');
  }

  private void number(String written) throws JsonProblem {
    double value = Double.parseDouble(written);
    if (Double.isInfinite(value)) {
      throw new JsonProblem(
          JsonProblem.Kind.AMBIGUOUS, -1, "the number " + cut(written) + " is beyond any double");
    }
    out.append(EcmaNumber.text(value));
  }

  private static String cut(String written) {
    int most = 40;
    return written.length() <= most ? written : written.substring(0, most) + "...";
  }

  private void string(String text) throws JsonProblem {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        i = pair(text, i);
      } else {
        character(c);
      }
    }
    out.append('"');
  }

  /** Writes both halves, and gives the place of the second. */
  private int pair(String text, int at) throws JsonProblem {
    boolean whole =
        Character.isHighSurrogate(text.charAt(at))
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1));
    if (!whole) {
      throw new JsonProblem(
          JsonProblem.Kind.AMBIGUOUS, -1, "a text has half of a surrogate pair in it");
    }
    out.append(text, at, at + 2);
    return at + 1;
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> plain(c);
    }
  }

  private void plain(char c) {
    if (c < ' ') {
      out.append("\\u%04x".formatted((int) c));
    } else {
      out.append(c);
    }
  }
}
