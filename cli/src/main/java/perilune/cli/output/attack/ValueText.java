package perilune.cli.output.attack;

import java.util.ArrayList;
import java.util.List;
import perilune.catalog.attack.json.CanonicalJson;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonValue;
import perilune.cli.output.Shown;

/** Values and long texts of ATT&CK, for a terminal. */
final class ValueText {

  /** Characters of a value that are shown. */
  private static final int MAX_VALUE = 240;

  /** Characters before the first difference that are shown. */
  private static final int BEFORE = 40;

  private static final int WIDTH = 96;

  private ValueText() {}

  /** Gives a value on one line, cut. */
  static String of(JsonValue value) {
    return Shown.cut(json(value), MAX_VALUE);
  }

  /** Gives a value on one line, cut, from shortly before it differs from another. */
  static String of(JsonValue value, JsonValue other) {
    String one = json(value);
    String two = json(other);
    int same = 0;
    while (same < Math.min(one.length(), two.length()) && one.charAt(same) == two.charAt(same)) {
      same++;
    }
    boolean whole = Math.max(one.length(), two.length()) <= MAX_VALUE || same <= BEFORE;
    return whole
        ? Shown.cut(one, MAX_VALUE)
        : "…" + Shown.cut(one.substring(same - BEFORE), MAX_VALUE);
  }

  /** Gives a value as JSON on one line. */
  static String json(JsonValue value) {
    try {
      return CanonicalJson.text(value);
    } catch (JsonProblem _) {
      // No import takes such a value.
      return value.toString();
    }
  }

  /** Breaks a text into lines that a terminal holds. */
  static List<String> lines(String text) {
    var all = new ArrayList<String>();
    for (String paragraph : text.split("\n", -1)) {
      var line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
          all.add(Shown.plain(line.toString()));
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      all.add(Shown.plain(line.toString()));
    }
    return all;
  }
}
