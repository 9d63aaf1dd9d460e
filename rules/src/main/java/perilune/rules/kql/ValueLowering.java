package perilune.rules.kql;

import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.text.Networks;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * Gives what a value, or a bound, means to a field of its kind, and finds those that mean nothing
 * to it.
 */
final class ValueLowering {

  private static final String NOW_HELP =
      "a stream has no now: leave it out, or write the date; 'perilune query' has one";

  private final DateMath dates;
  private final Mistakes mistakes;

  ValueLowering(KqlOptions options, Mistakes mistakes) {
    this.dates = new DateMath(options.now());
    this.mistakes = mistakes;
  }

  /** Gives tests of one field of which one has to hold; none where none can. */
  List<Condition> tests(Target target, List<KqlTree.Words> alternatives) {
    var tests = new ValueTests(target);
    for (KqlTree.Words words : alternatives) {
      if (words.isAnything()) {
        tests.present();
      } else if (target.kind() == Target.Kind.TEXT) {
        search(target, words, tests);
      } else if (words.hasWildcard()) {
        pattern(target, words, tests);
      } else {
        whole(target, words, tests);
      }
    }
    return tests.tests();
  }

  private void search(Target target, KqlTree.Words words, ValueTests tests) {
    List<String> expressions = WordSearch.of(words);
    if (expressions.isEmpty()) {
      never(target, words.span(), "there is no word in '" + words.text() + "'", "words");
    }
    tests.search(expressions);
  }

  /** Elasticsearch refuses patterns of numbers and the like; here they are of the value's text. */
  private void pattern(Target target, KqlTree.Words words, ValueTests tests) {
    boolean text =
        switch (target.kind()) {
          case KEYWORD, CASELESS, TEXT, OPEN -> true;
          case NUMBER, TRUTH, DATE, ADDRESS -> false;
        };
    if (!text && !target.expanded()) {
      mistakes.warning(
          DiagnosticCode.KQL005,
          words.span(),
          "Elasticsearch has no wildcards in values of '" + target.name() + "'",
          "here the pattern is tested on the value as text; a range or a network says more");
    }
    if (text || !target.expanded()) {
      tests.pattern(words);
    }
  }

  private void whole(Target target, KqlTree.Words words, ValueTests tests) {
    String text = words.text();
    switch (target.kind()) {
      case KEYWORD, CASELESS, TEXT -> tests.text(text);
      case NUMBER -> number(target, words, tests);
      case TRUTH -> truth(target, words, tests);
      case DATE -> date(target, words, tests);
      case ADDRESS ->
          Networks.network(text)
              .ifPresentOrElse(
                  tests::network,
                  () -> never(target, words.span(), "'" + text + "' is no address", "addresses"));
      case OPEN -> open(text, tests);
    }
  }

  private void number(Target target, KqlTree.Words words, ValueTests tests) {
    NumberText.number(words.text())
        .ifPresentOrElse(
            tests::literal,
            () -> never(target, words.span(), "'" + words.text() + "' is no number", "numbers"));
  }

  private void truth(Target target, KqlTree.Words words, ValueTests tests) {
    switch (words.text()) {
      case "true" -> tests.literal(new Literal.Truth(true));
      case "false", "" -> tests.literal(new Literal.Truth(false));
      default ->
          never(
              target,
              words.span(),
              "'" + words.text() + "' is neither true nor false",
              "true and false");
    }
  }

  private void date(Target target, KqlTree.Words words, ValueTests tests) {
    String text = words.text();
    if (nowIsMissing(words)) {
      return;
    }
    Optional<String> earliest = dates.date(text, false);
    Optional<String> latest = dates.date(text, true);
    if (earliest.isPresent() && latest.isPresent()) {
      tests.moment(earliest.get(), latest.get());
    } else {
      never(target, words.span(), "'" + text + "' is no date", "dates");
    }
  }

  private boolean nowIsMissing(KqlTree.Words words) {
    boolean missing = dates.lacksNow(words.text());
    if (missing) {
      mistakes.error(
          DiagnosticCode.KQL007, words.span(), "a rule has no time that is now", NOW_HELP);
    }
    return missing;
  }

  /** A field of which nobody said the type: the event's value decides. */
  private static void open(String text, ValueTests tests) {
    Optional<Literal> number = NumberText.number(text);
    if (number.isPresent()) {
      tests.textOrNumber(text, number.get());
    } else {
      tests.text(text);
      Networks.network(text).ifPresent(tests::network);
    }
  }

  private void never(Target target, Span span, String message, String holds) {
    if (!target.expanded()) {
      mistakes.warning(
          DiagnosticCode.KQL005,
          span,
          message + ": it never matches",
          "'" + target.name() + "' holds " + holds);
    }
  }

  /** Gives the test of an order; never where the bound is none. */
  Condition order(Target target, Comparison comparison, KqlTree.Words bound) {
    if (bound.hasWildcard()) {
      refuse(target, bound, "a range has no wildcards", "write 'field:*' for a field that exists");
      return new Condition.Never();
    }
    Optional<Literal> literal = bound(target, comparison, bound);
    return literal.isPresent()
        ? ValueTests.order(target, comparison, literal.get())
        : new Condition.Never();
  }

  private Optional<Literal> bound(Target target, Comparison comparison, KqlTree.Words words) {
    String text = words.text();
    Optional<Literal> bound =
        switch (target.kind()) {
          case KEYWORD, CASELESS -> Optional.of(new Literal.Text(text));
          case NUMBER -> NumberText.number(text);
          case DATE -> dateBound(comparison, words);
          case ADDRESS ->
              Networks.isAddress(text) ? Optional.of(new Literal.Text(text)) : Optional.empty();
          case OPEN -> openBound(comparison, words);
          case TEXT, TRUTH -> Optional.empty();
        };
    if (bound.isEmpty() && !dates.lacksNow(text)) {
      String holds = target.kind() == Target.Kind.OPEN ? "values of unknown type" : needed(target);
      refuse(
          target, words, "'" + text + "' is no bound for " + holds, "'" + text + "' does not fit");
    }
    return bound;
  }

  private static String needed(Target target) {
    return switch (target.kind()) {
      case NUMBER -> "numbers";
      case DATE -> "dates";
      case ADDRESS -> "addresses";
      case TRUTH -> "true and false, which have no order";
      case TEXT -> "a text of words, which has no order";
      case KEYWORD, CASELESS, OPEN -> "values";
    };
  }

  private void refuse(Target target, KqlTree.Words words, String message, String help) {
    if (!target.expanded()) {
      mistakes.error(DiagnosticCode.KQL006, words.span(), message, help);
    }
  }

  private Optional<Literal> dateBound(Comparison comparison, KqlTree.Words words) {
    if (nowIsMissing(words)) {
      return Optional.empty();
    }
    boolean roundUp = comparison == Comparison.GREATER || comparison == Comparison.LESS_OR_EQUAL;
    return dates.date(words.text(), roundUp).map(Literal.Text::new);
  }

  /**
   * Numbers order as numbers; dates and all else as text, for the order of addresses is refused.
   */
  private Optional<Literal> openBound(Comparison comparison, KqlTree.Words words) {
    Optional<Literal> number = NumberText.number(words.text());
    if (number.isPresent()) {
      return number;
    }
    if (nowIsMissing(words) || Networks.isAddress(words.text())) {
      return Optional.empty();
    }
    Optional<Literal> date = dateBound(comparison, words);
    return date.isPresent() ? date : Optional.of(new Literal.Text(words.text()));
  }
}
