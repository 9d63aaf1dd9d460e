package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Predicate;
import perilune.rules.text.Networks;

/** Gives the condition that a call means where a condition is asked for. */
final class CallLowering {

  private final ExpressionLowering expressions;

  CallLowering(ExpressionLowering expressions) {
    this.expressions = expressions;
  }

  Condition lower(EqlTree.Call call) {
    if (call.arguments().stream().anyMatch(EqlTree.NullLiteral.class::isInstance)) {
      return new Condition.Never();
    }
    if (call.arguments().getFirst() instanceof EqlTree.Field field) {
      Optional<Condition> direct =
          EqlFunction.of(call.name()).flatMap(function -> onField(function, field.name(), call));
      if (direct.isPresent()) {
        return direct.get();
      }
    }
    return new Condition.Holds(expressions.lower(call));
  }

  /** Gives a test of the field that means the same, where all else is constant. */
  private static Optional<Condition> onField(
      EqlFunction function, String field, EqlTree.Call call) {
    return switch (function) {
      case CIDR_MATCH -> networks(call).map(in -> new Condition.Test(field, in, Matching.EQL));
      case STRING_CONTAINS -> text(call).map(text -> contains(field, text, matching(call)));
      case STARTS_WITH -> text(call).map(t -> at(Anchoring.PREFIX, field, t, matching(call)));
      case ENDS_WITH -> text(call).map(t -> at(Anchoring.SUFFIX, field, t, matching(call)));
      case ADD,
          BETWEEN,
          CONCAT,
          DIVIDE,
          INDEX_OF,
          LENGTH,
          MODULO,
          MULTIPLY,
          NUMBER,
          STRING,
          SUBSTRING,
          SUBTRACT ->
          Optional.empty();
    };
  }

  private static Matching matching(EqlTree.Call call) {
    return ExpressionLowering.matching(call.insensitive());
  }

  private static Optional<Predicate> networks(EqlTree.Call call) {
    var networks = new ArrayList<String>();
    for (EqlTree.Expr argument : call.arguments().subList(1, call.arguments().size())) {
      if (!(argument instanceof EqlTree.TextLiteral(var text, var _))) {
        return Optional.empty();
      }
      networks.add(Networks.withPrefix(text));
    }
    return Optional.of(new Predicate.InNetwork(List.copyOf(networks)));
  }

  private static Optional<String> text(EqlTree.Call call) {
    return call.arguments().get(1) instanceof EqlTree.TextLiteral(var text, var _)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Nothing contains the empty text. */
  private static Condition contains(String field, String text, Matching matching) {
    return text.isEmpty() ? new Condition.Never() : at(Anchoring.ANYWHERE, field, text, matching);
  }

  /** Every text starts and ends with the empty one. */
  private static Condition at(Anchoring anchoring, String field, String text, Matching matching) {
    return text.isEmpty()
        ? new Condition.Test(field, new Predicate.Present(), Matching.EQL)
        : new Condition.Test(
            field, new Predicate.Equal(new Literal.Text(text)), matching.with(anchoring));
  }
}
