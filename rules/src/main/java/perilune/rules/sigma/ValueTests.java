package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;

/**
 * Tests of one field, or of all, of which one has to hold. Whole texts become one test; beginnings,
 * ends and pieces one each, as the engine's index and other rules have them too.
 */
final class ValueTests {

  private static final Matching EXACT = Matching.EQL;

  private final BiFunction<Predicate, Matching, Condition> leaf;
  private final boolean cased;
  private final Map<Matching, Set<Literal>> whole = new LinkedHashMap<>();
  private final Map<Matching, Set<String>> patterns = new LinkedHashMap<>();
  private final Set<Condition> others = new LinkedHashSet<>();

  /**
   * Makes an empty collection.
   *
   * @param leaf makes a condition of the field, or of all
   * @param cased whether letters of either case differ
   */
  ValueTests(BiFunction<Predicate, Matching, Condition> leaf, boolean cased) {
    this.leaf = leaf;
    this.cased = cased;
  }

  void literal(Literal literal) {
    whole.computeIfAbsent(EXACT.with(Folding.ASCII), _ -> new LinkedHashSet<>()).add(literal);
  }

  void condition(Condition condition) {
    others.add(condition);
  }

  /** Adds a text without wildcards and escapes: nearly all are so, and need not be taken apart. */
  void plain(String text, Anchoring anchoring) {
    anchored(text, anchoring, EXACT.with(folding(text)));
  }

  /** Adds a text; a wildcard at an end makes it a beginning, an end or a piece. */
  void text(SigmaText text) {
    List<SigmaText.Part> parts = new ArrayList<>(text.parts());
    Matching matching = EXACT.with(folding(text.plain()));
    boolean front = !parts.isEmpty() && parts.getFirst() instanceof SigmaText.Many;
    boolean back = parts.size() > 1 && parts.getLast() instanceof SigmaText.Many;
    List<SigmaText.Part> inner = parts.subList(front ? 1 : 0, parts.size() - (back ? 1 : 0));
    if (front && inner.stream().allMatch(SigmaText.Many.class::isInstance)) {
      others.add(leaf.apply(new Predicate.Present(), EXACT));
    } else if (isLiteral(inner)) {
      anchored(new SigmaText(inner).plain(), anchoring(front, back), matching);
    } else if (isPlain(text)) {
      patterns.computeIfAbsent(matching, _ -> new LinkedHashSet<>()).add(text.plain());
    } else {
      others.add(leaf.apply(new Predicate.Regex(List.of(regex(text))), matching));
    }
  }

  private static boolean isLiteral(List<SigmaText.Part> parts) {
    for (SigmaText.Part part : parts) {
      if (!(part instanceof SigmaText.Literal)) {
        return false;
      }
    }
    return true;
  }

  /** Gives the part that has to match where any run of characters may be at these ends. */
  static Anchoring anchoring(boolean front, boolean back) {
    return front
        ? back ? Anchoring.ANYWHERE : Anchoring.SUFFIX
        : back ? Anchoring.PREFIX : Anchoring.WHOLE;
  }

  private void anchored(String text, Anchoring anchoring, Matching matching) {
    var literal = new Literal.Text(text);
    if (anchoring == Anchoring.WHOLE) {
      whole.computeIfAbsent(matching, _ -> new LinkedHashSet<>()).add(literal);
    } else {
      others.add(leaf.apply(new Predicate.Equal(literal), matching.with(anchoring)));
    }
  }

  /**
   * Letters beyond A to Z are folded only where the text has some with two cases: that costs
   * decoding values, and the index does not know such texts.
   */
  private Folding folding(String text) {
    return cased ? Folding.EXACT : hasOtherCase(text) ? Folding.UNICODE : Folding.ASCII;
  }

  private static boolean hasOtherCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      // Nearly all texts are ASCII, and rules have tens of thousands of them.
      if (text.charAt(i) > 0x7F) {
        return text.codePoints().anyMatch(ValueTests::hasOtherCase);
      }
    }
    return false;
  }

  private static boolean hasOtherCase(int c) {
    return c > 0x7F && (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c);
  }

  /** A plan's patterns have two signs of their own and no escape for them. */
  private static boolean isPlain(SigmaText text) {
    return text.parts().stream()
        .allMatch(part ->
            !(part instanceof SigmaText.Literal(var literal))
                || (literal.indexOf('*') < 0 && literal.indexOf('?') < 0));
  }

  private static String regex(SigmaText text) {
    var out = new StringBuilder("(?s)");
    for (SigmaText.Part part : text.parts()) {
      switch (part) {
        case SigmaText.Literal(var literal) -> out.append(escaped(literal));
        case SigmaText.Many _ -> out.append(".*");
        case SigmaText.One _ -> out.append('.');
      }
    }
    return out.toString();
  }

  private static String escaped(String literal) {
    var out = new StringBuilder();
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      boolean sign = c > ' ' && c < 127 && !Character.isLetterOrDigit(c) && c != '_';
      out.append(sign ? "\\" : "").append(c);
    }
    return out.toString();
  }

  /** Gives the condition that one test holds. */
  Condition any() {
    var tests = new ArrayList<Condition>();
    whole.forEach((matching, literals) -> {
      List<Literal> all = List.copyOf(literals);
      tests.add(
          leaf.apply(
              all.size() == 1 ? new Predicate.Equal(all.getFirst()) : new Predicate.OneOf(all),
              matching));
    });
    tests.addAll(others);
    patterns.forEach((matching, likes) ->
        tests.add(leaf.apply(new Predicate.Like(List.copyOf(likes)), matching)));
    return Conditions.any(tests);
  }
}
