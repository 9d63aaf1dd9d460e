package perilune.engine.subsumption;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import perilune.engine.subsumption.ValueSearch.Found;
import perilune.engine.subsumption.ValueSearch.SortedClaims;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.PredicateText;

/** Looks for a text that fulfils claims. */
final class TextSearch {

  /** Ways to write one text in either case that are tried, count. */
  private static final int MAX_CASES = 1_024;

  private final SortedClaims claims;
  private final Predicate<Object> fulfils;

  TextSearch(SortedClaims claims, Predicate<Object> fulfils) {
    this.claims = claims;
    this.fulfils = fulfils;
  }

  Found text() {
    List<Claim> numbers = claims.lenientNumbers();
    boolean asksNumber = claims.numbers().stream().anyMatch(Claim::holds);
    // Of a text, a strict claim about a number is false.
    boolean strictNumber = claims.numbers().stream().anyMatch(c -> c.holds() && c.isStrict());
    List<BigDecimal> fitting = NumberClaims.fulfilling(numbers);
    if (strictNumber || asksNumber && fitting.isEmpty()) {
      return ValueSearch.NONE;
    }
    var candidates = new ArrayList<String>();
    fitting.forEach(number -> candidates.add(number.toPlainString()));
    for (String candidate : candidates) {
      if (asksNumber && fulfils.test(candidate)) {
        return new Found.Value(candidate);
      }
    }
    return byGlobs();
  }

  /** Splits the set that is easiest: each of its globs is looked at by itself. */
  private Found byGlobs() {
    List<List<Glob>> in = new ArrayList<>(claims.in());
    if (in.isEmpty()) {
      in.add(List.of(Glob.EVERYTHING));
    }
    List<Glob> split = in.stream().min(Comparator.comparingInt(TextSearch::effort)).orElseThrow();
    in.remove(split);
    Found open = ValueSearch.NONE;
    for (Glob glob : split) {
      switch (with(glob, in)) {
        case Found.Value value -> {
          return value;
        }
        case Found.Open why -> open = why;
        case Found.None _ -> {}
      }
    }
    return open;
  }

  private static int effort(List<Glob> globs) {
    boolean literal = globs.stream().allMatch(Glob::isLiteral);
    return globs.size() + (literal ? 0 : 1_000);
  }

  private Found with(Glob glob, List<List<Glob>> others) {
    var in = new ArrayList<>(others);
    in.add(List.of(glob));
    if (glob.isLiteral() && fulfils.test(glob.text())) {
      return new Found.Value(glob.text());
    }
    GlobSearch.Found found = GlobSearch.among(in, claims.out());
    if (found.isNone()) {
      return ValueSearch.NONE;
    }
    for (String text : found.texts()) {
      if (fulfils.test(text)) {
        return new Found.Value(text);
      }
    }
    if (!glob.isLiteral()) {
      return open();
    }
    boolean eachCaseAlike = glob.folding() == Folding.EXACT || allBlindToCase(glob.folding());
    // Those that were found stand for all others where the rest of the claims sees no case.
    return eachCaseAlike && found.whole() ? ValueSearch.NONE : everyCase(glob);
  }

  /** Says whether claims that are no globs answer alike for a text in either case. */
  private boolean allBlindToCase(Folding folding) {
    return folding == Folding.ASCII && claims.others().stream().allMatch(TextSearch::isBlindToCase);
  }

  private static boolean isBlindToCase(Claim claim) {
    return switch (claim.predicate()) {
      case perilune.rules.plan.Predicate.Regex(var expressions) ->
          claim.matching().folding() != Folding.EXACT
              && expressions.stream().noneMatch(one -> one.replace("(?:", "").contains("(?"));
      case perilune.rules.plan.Predicate.Equal(Literal.Truth _) ->
          claim.matching().anchoring() == Anchoring.WHOLE;
      default -> false;
    };
  }

  private Found everyCase(Glob glob) {
    List<String> texts = new ArrayList<>();
    texts.add("");
    for (int token : glob.tokens()) {
      List<Integer> cases = Letters.casesOf(token, glob.folding());
      if ((long) texts.size() * cases.size() > MAX_CASES) {
        return open();
      }
      texts =
          texts.stream()
              .flatMap(text -> cases.stream().map(point -> text + Character.toString(point)))
              .toList();
    }
    return texts.stream()
        .filter(fulfils)
        .findFirst()
        .map(text -> (Found) new Found.Value(text))
        .orElse(ValueSearch.NONE);
  }

  private Found open() {
    return new Found.Open(
        claims.others().stream()
            .findFirst()
            .map(claim ->
                "whether a value is "
                    + (claim.holds() ? "" : "not ")
                    + PredicateText.of(claim.predicate(), claim.matching()))
            .orElse("the patterns are too many to be compared"));
  }
}
