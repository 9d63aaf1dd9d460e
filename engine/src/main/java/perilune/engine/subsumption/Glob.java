package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.engine.match.AsciiFolding;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * A text with wildcards, as code points that are folded already.
 *
 * @param tokens code points, {@link #STAR} for any run, {@link #ONE} for one code point
 */
record Glob(List<Integer> tokens, Matching.Folding folding) {

  static final int STAR = -1;
  static final int ONE = -2;

  /** Every text. */
  static final Glob EVERYTHING = new Glob(List.of(STAR), Matching.Folding.EXACT);

  Glob {
    tokens = List.copyOf(tokens);
  }

  /**
   * Gives the globs of which a claim's values match one; empty for claims that are none of text.
   */
  static Optional<List<Glob>> of(Claim claim) {
    Matching matching = claim.matching();
    return switch (claim.predicate()) {
      case Predicate.Equal(Literal.Text(var text)) ->
          Optional.of(List.of(of(text, matching, false)));
      case Predicate.OneOf(var literals)
          when literals.stream().allMatch(Literal.Text.class::isInstance) ->
          Optional.of(literals.stream().map(one -> of(one.text(), matching, false)).toList());
      case Predicate.Like(var patterns) ->
          Optional.of(patterns.stream().map(one -> of(one, matching, true)).toList());
      case Predicate.Equal _, Predicate.OneOf _, Predicate.Present _ -> Optional.empty();
      case Predicate.Regex _, Predicate.Compare _ -> Optional.empty();
      case Predicate.Calendar _, Predicate.InNetwork _ -> Optional.empty();
    };
  }

  private static Glob of(String text, Matching matching, boolean wild) {
    var tokens = new ArrayList<Integer>();
    Matching.Anchoring anchoring = matching.anchoring();
    boolean front =
        anchoring == Matching.Anchoring.SUFFIX || anchoring == Matching.Anchoring.ANYWHERE;
    boolean back =
        anchoring == Matching.Anchoring.PREFIX || anchoring == Matching.Anchoring.ANYWHERE;
    if (front) {
      tokens.add(STAR);
    }
    AsciiFolding.fold(text, matching.folding())
        .codePoints()
        .forEach(c -> tokens.add(wild && c == '*' ? STAR : wild && c == '?' ? ONE : c));
    if (back) {
      tokens.add(STAR);
    }
    return new Glob(tokens, matching.folding());
  }

  /** Says whether it is one text, but for the case of letters. */
  boolean isLiteral() {
    return tokens.stream().noneMatch(token -> token < 0);
  }

  /** Gives the text of one without wildcards. */
  String text() {
    var text = new StringBuilder();
    tokens.forEach(text::appendCodePoint);
    return text.toString();
  }
}
