package perilune.findings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills a rule's explanation: {@code {field}} is the first event's, {@code {2.field}} the second
 * event's.
 */
final class Sentence {

  /** Longest value put into a sentence, in characters. */
  static final int MAX_VALUE = 160;

  private static final Pattern PLACE =
      Pattern.compile("\\{(?:(\\d{1,2})\\.)?([A-Za-z_@][\\w.@]*)\\}");

  private static final Set<String> ALTERNATIVES =
      Set.of("perilune.lua.code", "perilune.lua.script.path");

  private Sentence() {}

  static String fill(String template, List<FoundEvent> events) {
    Matcher place = PLACE.matcher(template);
    return place.replaceAll(
        match -> Matcher.quoteReplacement(value(match.group(1), match.group(2), events)));
  }

  private static String value(
      @org.jspecify.annotations.Nullable String step, String field, List<FoundEvent> events) {
    int index = step == null ? 0 : Integer.parseInt(step) - 1;
    if (index < 0 || index >= events.size()) {
      return "unknown";
    }
    Map<String, List<String>> fields = events.get(index).fields();
    String value = joined(fields, field);
    if (value.isEmpty() && field.equals("user.name")) {
      value = joined(fields, "user.id");
    }
    if (value.isEmpty()) {
      // What Lua was asked is told by one of several fields; the others are silent, not unknown.
      return ALTERNATIVES.contains(field) ? "" : "unknown";
    }
    return cut(value, MAX_VALUE);
  }

  /** Gives a text of at most so many UTF-16 units, with dots behind it where it was longer. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  private static String joined(Map<String, List<String>> fields, String field) {
    return String.join(", ", fields.getOrDefault(field, List.of()));
  }
}
