package perilune.rules.regex;

import java.util.List;

/**
 * Translates regular expressions of engines that backtrack to RE2's syntax, where both find the
 * same text.
 *
 * <p>What only backtracking can do is refused: references to groups, looking behind, atomic groups.
 * Looking ahead at one character is a class less some of its characters, and a possessive
 * repetition is a plain one where what follows cannot begin with what is repeated: these two are
 * translated. Letters are folded here, those of ASCII, as Java does without further flags; so are
 * the characters that its dot leaves out.
 *
 * <p>Not quite the same: {@code $} and {@code \Z} are the end of the text, not also the place
 * before a last line end; {@code \b} knows ASCII letters only. Sources: the documentation of {@code
 * java.util.regex.Pattern} and of Oniguruma, RE2's syntax page.
 */
public final class BacktrackingRegex {

  /** What came out. */
  public sealed interface Translation {}

  /**
   * The same expression in RE2's syntax.
   *
   * @param groups names of the groups that capture, in order; empty of one without a name
   */
  public record Re2(String expression, List<String> groups) implements Translation {
    public Re2 {
      groups = List.copyOf(groups);
    }
  }

  /** Why it cannot be translated, and the way out. */
  public record Refused(String why, String help) implements Translation {}

  /** Repetitions of repetitions, multiplied: what RE2 allows. */
  private static final int MAX_REPEAT = 1_000;

  private final StringBuilder out = new StringBuilder();

  private BacktrackingRegex() {}

  /** Gives the translation. O(length). */
  public static Translation translate(String source, RegexFlavor flavor) {
    try {
      var reader = new RegexReader(source, flavor);
      RegexNode node = reader.read();
      if (weight(node) > MAX_REPEAT) {
        throw new RegexRefusal(
            "this regular expression repeats more than " + MAX_REPEAT + " times", "use '*' or '+'");
      }
      var writer = new BacktrackingRegex();
      writer.write(node, false);
      return new Re2(writer.out.toString(), reader.groups());
    } catch (RegexRefusal refusal) {
      return new Refused(refusal.why(), refusal.help());
    }
  }

  /** How often a part of it may repeat, at most a little more than is allowed. */
  private static int weight(RegexNode node) {
    return switch (node) {
      case RegexNode.Sequence(var parts) -> heaviest(parts);
      case RegexNode.Choice(var parts) -> heaviest(parts);
      case RegexNode.Repeat(var part, var least, var most, var _) ->
          Math.min(MAX_REPEAT + 1, weight(part) * Math.max(1, Math.max(least, most)));
      case RegexNode.Capturing(var part) -> weight(part);
      case RegexNode.Characters _, RegexNode.Anchor _, RegexNode.Ahead _ -> 1;
    };
  }

  private static int heaviest(List<RegexNode> parts) {
    return parts.stream().mapToInt(BacktrackingRegex::weight).max().orElse(1);
  }

  private void write(RegexNode node, boolean asOne) {
    switch (node) {
      case RegexNode.Characters(var set) -> set.appendTo(out);
      case RegexNode.Sequence(var parts) -> several(parts, "", asOne);
      case RegexNode.Choice(var parts) -> several(parts, "|", true);
      case RegexNode.Repeat repeat -> repeat(repeat, asOne);
      case RegexNode.Capturing(var part) -> {
        out.append('(');
        write(part, false);
        out.append(')');
      }
      case RegexNode.Anchor(var re2) -> out.append(re2);
      case RegexNode.Ahead _ -> throw new IllegalStateException("the reader resolves it");
    }
  }

  private void several(List<RegexNode> parts, String between, boolean asOne) {
    boolean wrapped = asOne && !(between.isEmpty() && parts.size() == 1);
    out.append(wrapped ? "(?:" : "");
    String before = "";
    for (RegexNode part : parts) {
      out.append(before);
      write(part, !wrapped && asOne);
      before = between;
    }
    out.append(wrapped ? ")" : "");
  }

  private void repeat(RegexNode.Repeat repeat, boolean asOne) {
    out.append(asOne ? "(?:" : "");
    write(repeat.part(), true);
    int least = repeat.least();
    int most = repeat.most();
    if (most == RegexNode.NO_END && least <= 1) {
      out.append(least == 0 ? '*' : '+');
    } else if (least == 0 && most == 1) {
      out.append('?');
    } else {
      out.append('{').append(least);
      out.append(most == least ? "" : most == RegexNode.NO_END ? "," : "," + most).append('}');
    }
    out.append(repeat.greed() == RegexNode.Greed.LAZY ? "?" : "");
    out.append(asOne ? ")" : "");
  }
}
