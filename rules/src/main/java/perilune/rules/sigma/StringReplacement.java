package perilune.rules.sigma;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces what an expression finds, as Python's {@code re.sub} does, in time that is linear in the
 * text. {@code \1} and {@code \g<name>} stand for groups, {@code \\} for a backslash.
 */
final class StringReplacement {

  /** Copies of a part that counted repetitions may come to, count: each costs memory. */
  private static final long MAX_COPIES = 10_000;

  private static final Pattern REPETITION = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");
  private static final Pattern REFERENCE =
      Pattern.compile("\\\\(?:g<(\\w+)>|([1-9][0-9]?)|(\\\\))");

  /** Text, or where {@code group} is not negative what that group found. */
  private record Part(String text, int group) {}

  private final Pattern pattern;
  private final List<Part> parts;

  private StringReplacement(Pattern pattern, List<Part> parts) {
    this.pattern = pattern;
    this.parts = List.copyOf(parts);
  }

  /** Gives the expression; nothing where it cannot run in linear time or is none. */
  static Optional<Pattern> expression(String written) {
    long copies = 1;
    Matcher counts = REPETITION.matcher(written);
    while (counts.find()) {
      String last =
          counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
      copies = last.length() > 4 ? MAX_COPIES + 1 : copies * Math.max(1, Long.parseLong(last));
      if (copies > MAX_COPIES) {
        return Optional.empty();
      }
    }
    if (RegexText.refusal(written).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(RegexText.readable(written)));
    } catch (PatternSyntaxException _) {
      return Optional.empty();
    }
  }

  /** Gives the replacement; nothing where it names a group that the expression has not. */
  static Optional<StringReplacement> of(Pattern pattern, String replacement) {
    var parts = new ArrayList<Part>();
    Matcher found = REFERENCE.matcher(replacement);
    int from = 0;
    while (found.find()) {
      parts.add(new Part(replacement.substring(from, found.start()), -1));
      from = found.end();
      if (found.group(3) != null) {
        parts.add(new Part("\\", -1));
        continue;
      }
      int group = group(pattern, found.group(1) != null ? found.group(1) : found.group(2));
      if (group < 0 || group > pattern.groupCount()) {
        return Optional.empty();
      }
      parts.add(new Part("", group));
    }
    parts.add(new Part(replacement.substring(from), -1));
    return Optional.of(new StringReplacement(pattern, parts));
  }

  private static int group(Pattern pattern, String name) {
    return name.matches("\\d{1,4}")
        ? Integer.parseInt(name)
        : pattern.namedGroups().getOrDefault(name, -1);
  }

  /** Gives a text with all that is found replaced. O(length x (expression + replacement)). */
  String in(String text) {
    Matcher found = pattern.matcher(text);
    var all = new StringBuilder();
    int from = 0;
    while (found.find()) {
      all.append(text, from, found.start());
      from = found.end();
      for (Part part : parts) {
        String group = part.group() < 0 ? part.text() : found.group(part.group());
        all.append(group == null ? "" : group);
      }
    }
    return all.append(text, from, text.length()).toString();
  }
}
