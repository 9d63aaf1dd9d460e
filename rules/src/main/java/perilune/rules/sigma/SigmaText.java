package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a rule, its escapes read: literal pieces and wildcards.
 *
 * <p>A backslash before {@code *}, {@code ?} or a backslash makes that a plain character; before
 * any other it is one itself. So a single one and two are the same, and three are two. Source:
 * Sigma specification 2.1.0, escaping.
 *
 * @param parts no two literals beside each other, none of them empty
 */
record SigmaText(List<Part> parts) {

  /** A piece of the text. */
  sealed interface Part {}

  /** These characters. */
  record Literal(String text) implements Part {}

  /** Any run of characters. */
  record Many() implements Part {}

  /** One character. */
  record One() implements Part {}

  private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)%(\\w+)%");

  SigmaText {
    parts = joined(parts);
  }

  private static List<Part> joined(List<Part> parts) {
    return isJoined(parts) ? List.copyOf(parts) : join(parts);
  }

  /** Nearly all are: a text that gets a wildcard at an end is so before and after. */
  private static boolean isJoined(List<Part> parts) {
    boolean literal = false;
    for (Part part : parts) {
      boolean next = part instanceof Literal;
      if (next && literal || part instanceof Literal(var text) && text.isEmpty()) {
        return false;
      }
      literal = next;
    }
    return true;
  }

  private static List<Part> join(List<Part> parts) {
    var all = new ArrayList<Part>();
    for (Part part : parts) {
      boolean more = part instanceof Literal && !all.isEmpty();
      if (part instanceof Literal(var text)
          && more
          && all.getLast() instanceof Literal(var before)) {
        all.set(all.size() - 1, new Literal(before + text));
      } else if (!(part instanceof Literal(var text) && text.isEmpty())) {
        all.add(part);
      }
    }
    return List.copyOf(all);
  }

  /** Says whether a text means just what is written: characters, and no wildcard or escape. */
  static boolean isPlain(String written) {
    return !written.isEmpty()
        && written.indexOf('*') < 0
        && written.indexOf('?') < 0
        && !written.contains("\\\\");
  }

  /** Reads a text as it is written. */
  static SigmaText of(String written) {
    if (isPlain(written)) {
      return literal(written);
    }
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      char next = i + 1 < written.length() ? written.charAt(i + 1) : ' ';
      if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
        literal.append(next);
        i++;
      } else if (c == '*' || c == '?') {
        parts.add(new Literal(literal.toString()));
        literal.setLength(0);
        parts.add(c == '*' ? new Many() : new One());
      } else {
        literal.append(c);
      }
    }
    parts.add(new Literal(literal.toString()));
    return new SigmaText(parts);
  }

  /** Gives a text that is all literal. */
  static SigmaText literal(String text) {
    return new SigmaText(List.of(new Literal(text)));
  }

  /** Gives the name of the first placeholder in a text as it is written. */
  static Optional<String> placeholder(String written) {
    Matcher matcher = PLACEHOLDER.matcher(written);
    return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
  }

  /** Puts a value in the place of the first placeholder. */
  static String filled(String written, String value) {
    return PLACEHOLDER.matcher(written).replaceFirst("$1" + Matcher.quoteReplacement(value));
  }

  /** Makes the percent signs plain that were written so as not to be a placeholder's. */
  static String withoutEscapes(String written) {
    return written.replace("\\%", "%");
  }

  boolean hasWildcard() {
    return parts.stream().anyMatch(part -> !(part instanceof Literal));
  }

  /** Gives the characters of a text without wildcards. */
  String plain() {
    var all = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Literal(var text) -> all.append(text);
        case Many _ -> all.append('*');
        case One _ -> all.append('?');
      }
    }
    return all.toString();
  }

  boolean startsAnywhere() {
    return !parts.isEmpty() && parts.getFirst() instanceof Many;
  }

  boolean endsAnywhere() {
    return !parts.isEmpty() && parts.getLast() instanceof Many;
  }

  SigmaText startingAnywhere() {
    return startsAnywhere() ? this : with(List.of(new Many()), parts);
  }

  SigmaText endingAnywhere() {
    return endsAnywhere() ? this : with(parts, List.of(new Many()));
  }

  private static SigmaText with(List<Part> first, List<Part> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return new SigmaText(all);
  }
}
