package perilune.engine.table.row;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.Refusal;
import perilune.engine.table.row.RowValue.Text;

/**
 * Replaces what a regular expression finds. In the replacement {@code $1} is the first group, and
 * {@code \} takes what follows as it is. O(length of text and result).
 */
final class Replacement {

  /** Literal text, or the group of that number where it is not negative. */
  private record Part(String text, int group) {}

  private final Pattern pattern;
  // Of a constant replacement.
  private final @Nullable List<Part> parts;

  /** Makes one; the replacement is empty where it depends on the row. */
  Replacement(Pattern pattern, Optional<RowValue> replacement) {
    this.pattern = pattern;
    this.parts = replacement.orElse(null) instanceof Text(var text) ? parts(text) : null;
  }

  static Optional<Refusal> refusal(Pattern pattern, Optional<RowValue> replacement) {
    if (!(replacement.orElse(null) instanceof Text(var text))) {
      return Optional.empty();
    }
    return parts(text).stream()
        .filter(part -> part.group() > pattern.groupCount())
        .findFirst()
        .map(part -> RowFunctions.refusal("REPLACE: there is no group " + part.group()));
  }

  private static List<Part> parts(String text) {
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\\' && next != 0) {
        literal.append(next);
        i++;
      } else if (c == '$' && next >= '0' && next <= '9') {
        parts.add(new Part(literal.toString(), -1));
        parts.add(new Part("", next - '0'));
        literal.setLength(0);
        i++;
      } else {
        literal.append(c);
      }
    }
    parts.add(new Part(literal.toString(), -1));
    return parts;
  }

  RowValue replace(String text, RowValue given) {
    @Nullable List<Part> fixed = parts;
    List<Part> wanted = fixed == null ? parts(RowText.of(given)) : fixed;
    Matcher matcher = pattern.matcher(text);
    var result = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      result.append(text, from, matcher.start());
      if (!append(wanted, matcher, result)) {
        return RowValues.NULL;
      }
      from = matcher.end();
    }
    result.append(text, from, text.length());
    return result.length() > RowFunctions.MAX_TEXT ? RowValues.NULL : new Text(result.toString());
  }

  /** Says whether there are such groups, and room. */
  private static boolean append(List<Part> parts, Matcher matcher, StringBuilder result) {
    for (Part part : parts) {
      if (part.group() > matcher.groupCount()) {
        return false;
      }
      @Nullable String group = part.group() < 0 ? part.text() : matcher.group(part.group());
      result.append(group == null ? "" : group);
    }
    return result.length() <= RowFunctions.MAX_TEXT;
  }
}
