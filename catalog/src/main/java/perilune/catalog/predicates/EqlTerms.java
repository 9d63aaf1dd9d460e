package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.eql.CompareOperator;
import perilune.rules.eql.EqlTree;

/** What a term of EQL compares, where that is one field with constants. */
final class EqlTerms {

  private EqlTerms() {}

  /** Gives a constant as text, booleans and numbers too; nothing for what is computed or null. */
  static Optional<String> text(EqlTree.Expr expression) {
    return Optional.ofNullable(
        switch (expression) {
          case EqlTree.TextLiteral literal -> literal.value();
          case EqlTree.WholeLiteral literal -> Long.toString(literal.value());
          case EqlTree.RealLiteral literal -> Double.toString(literal.value());
          case EqlTree.TruthLiteral literal -> Boolean.toString(literal.value());
          case EqlTree.Minus(EqlTree.WholeLiteral(var value, var _), var _) -> "-" + value;
          case EqlTree.Minus(EqlTree.RealLiteral(var value, var _), var _) -> "-" + value;
          default -> null;
        });
  }

  /** Gives the constants of a list as text; what is computed is left out. */
  static List<String> texts(List<EqlTree.Expr> expressions) {
    var all = new ArrayList<String>();
    expressions.forEach(one -> text(one).ifPresent(all::add));
    return all;
  }

  /** Gives a comparison with the field on its left; nothing where no bare field is compared. */
  static Optional<Comparison> comparison(EqlTree.Compare compare) {
    if (compare.left() instanceof EqlTree.Field field) {
      return Optional.of(new Comparison(field, compare.operator(), compare.right()));
    }
    return compare.right() instanceof EqlTree.Field field
        ? Optional.of(new Comparison(field, mirrored(compare.operator()), compare.left()))
        : Optional.empty();
  }

  /** A field, and what it is compared with. */
  record Comparison(EqlTree.Field field, CompareOperator operator, EqlTree.Expr other) {}

  private static CompareOperator mirrored(CompareOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> operator;
      case LESS -> CompareOperator.GREATER;
      case LESS_OR_EQUAL -> CompareOperator.GREATER_OR_EQUAL;
      case GREATER -> CompareOperator.LESS;
      case GREATER_OR_EQUAL -> CompareOperator.LESS_OR_EQUAL;
    };
  }

  /** Gives the operator of which exactly the other events are true. */
  static CompareOperator opposite(CompareOperator operator) {
    return switch (operator) {
      case EQUAL -> CompareOperator.NOT_EQUAL;
      case NOT_EQUAL -> CompareOperator.EQUAL;
      case LESS -> CompareOperator.GREATER_OR_EQUAL;
      case LESS_OR_EQUAL -> CompareOperator.GREATER;
      case GREATER -> CompareOperator.LESS_OR_EQUAL;
      case GREATER_OR_EQUAL -> CompareOperator.LESS;
    };
  }
}
