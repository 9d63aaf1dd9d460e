package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * Gives the condition that a tree means. {@code not} is plain negation and a test of a field
 * without values is false, so {@code not f:x} holds where there is no {@code f}.
 */
final class QueryLowering {

  private final KqlLimits limits;
  private final Mistakes mistakes;
  private final FieldNames names;
  private final ValueLowering values;
  private final WordsChecker checker;
  private int tests;
  private boolean tooMany;

  QueryLowering(KqlOptions options, Mistakes mistakes) {
    this.limits = options.limits();
    this.mistakes = mistakes;
    this.names = new FieldNames(options, mistakes);
    this.values = new ValueLowering(options, mistakes);
    this.checker = new WordsChecker(mistakes);
  }

  Condition lower(KqlTree.Query query) {
    return lower(query, "");
  }

  private Condition lower(KqlTree.Query query, String prefix) {
    return switch (query) {
      case KqlTree.Everything _ -> new Condition.Always();
      case KqlTree.Invalid _ -> new Condition.Never();
      case KqlTree.Not(var operand, var _) -> Conditions.not(lower(operand, prefix));
      case KqlTree.And(var operands, var _) ->
          Conditions.all(operands.stream().map(part -> lower(part, prefix)).toList());
      case KqlTree.Or(var operands, var _) ->
          Conditions.any(operands.stream().map(part -> lower(part, prefix)).toList());
      case KqlTree.Is is -> is(is, prefix);
      case KqlTree.Range range -> range(range, prefix);
      case KqlTree.Nested nested -> nested(nested, prefix);
    };
  }

  private Condition is(KqlTree.Is is, String prefix) {
    if (isEverything(is)) {
      return new Condition.Always();
    }
    if (is.field().isEmpty()) {
      checker.freeText(is, prefix);
    }
    List<Target> targets =
        is.field().map(name -> names.of(name, prefix)).orElseGet(names::ofFreeText);
    return values(is.values(), targets, is.field().isPresent());
  }

  /** {@code *} and {@code *:*} hold for every event. */
  private static boolean isEverything(KqlTree.Is is) {
    return is.values() instanceof KqlTree.One(var words, var _)
        && words.isAnything()
        && is.field().map(KqlTree.Words::isAnything).orElse(true);
  }

  private Condition values(KqlTree.Values written, List<Target> targets, boolean named) {
    return switch (written) {
      case KqlTree.One(var words, var _) -> leaf(List.of(words), targets, named);
      case KqlTree.NotValues(var operand, var _) -> Conditions.not(values(operand, targets, named));
      case KqlTree.AndValues(var operands, var _) ->
          Conditions.all(operands.stream().map(part -> values(part, targets, named)).toList());
      case KqlTree.OrValues(var operands, var _) -> either(operands, targets, named);
    };
  }

  /** Plain values of a list become one test, in place of the first of them. */
  private Condition either(List<KqlTree.Values> operands, List<Target> targets, boolean named) {
    var plain = new ArrayList<KqlTree.Words>();
    var parts = new ArrayList<Condition>();
    for (KqlTree.Values operand : operands) {
      if (operand instanceof KqlTree.One(var words, var _)) {
        plain.add(words);
      } else {
        parts.add(values(operand, targets, named));
      }
    }
    if (!plain.isEmpty()) {
      parts.addFirst(leaf(plain, targets, named));
    }
    return Conditions.any(parts);
  }

  private Condition leaf(List<KqlTree.Words> words, List<Target> targets, boolean named) {
    words.forEach(value -> checker.value(value, named));
    var parts = new ArrayList<Condition>();
    for (Target target : targets) {
      if (fits(words.size(), words.getFirst().span())) {
        parts.addAll(values.tests(target, words));
      }
    }
    return Conditions.any(parts);
  }

  /** Counts tests; false, and reported once, where there are too many. */
  private boolean fits(int more, Span span) {
    tests += tooMany ? 0 : more;
    if (tests > limits.maxTests() && !tooMany) {
      tooMany = true;
      mistakes.stop(
          DiagnosticCode.KQL003,
          span,
          "the query comes to more than " + limits.maxTests() + " tests of fields",
          "name fields: free text and patterns of names are looked for in every field");
    }
    return !tooMany;
  }

  private Condition range(KqlTree.Range range, String prefix) {
    var parts = new ArrayList<Condition>();
    for (Target target : names.of(range.field(), prefix)) {
      if (fits(1, range.span())) {
        parts.add(values.order(target, range.comparison(), range.bound()));
      }
    }
    return Conditions.any(parts);
  }

  /**
   * An event keeps no objects of an array apart, so the parts are tested side by side: all that the
   * nested query finds is found, unless it negates.
   */
  private Condition nested(KqlTree.Nested nested, String prefix) {
    Span field = nested.field().span();
    if (nested.field().hasWildcard()) {
      mistakes.error(
          DiagnosticCode.KQL008, field, "a nested field has no wildcards", "name the field");
      return new Condition.Never();
    }
    if (negates(nested.query())) {
      mistakes.error(
          DiagnosticCode.KQL008,
          field,
          "'not' inside the braces of an array of objects is not run",
          "objects of an array are not kept apart: negate the whole, or name the fields in full");
    } else {
      mistakes.warning(
          DiagnosticCode.KQL008,
          field,
          "objects of an array are not kept apart: its parts may hold in different ones",
          "what is in braces is tested as if it stood outside, with fields named in full");
    }
    return lower(nested.query(), prefix + nested.field().text() + ".");
  }

  private static boolean negates(KqlTree.Query query) {
    return switch (query) {
      case KqlTree.Not _ -> true;
      case KqlTree.And(var operands, var _) -> operands.stream().anyMatch(QueryLowering::negates);
      case KqlTree.Or(var operands, var _) -> operands.stream().anyMatch(QueryLowering::negates);
      case KqlTree.Is is -> negates(is.values());
      case KqlTree.Everything _, KqlTree.Invalid _, KqlTree.Range _, KqlTree.Nested _ -> false;
    };
  }

  private static boolean negates(KqlTree.Values values) {
    return switch (values) {
      case KqlTree.One _ -> false;
      case KqlTree.NotValues _ -> true;
      case KqlTree.AndValues(var operands, var _) ->
          operands.stream().anyMatch(QueryLowering::negates);
      case KqlTree.OrValues(var operands, var _) ->
          operands.stream().anyMatch(QueryLowering::negates);
    };
  }
}
