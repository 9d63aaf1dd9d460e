package perilune.rules.eql;

import java.util.List;

/** Questions about expressions. */
final class Operands {

  private Operands() {}

  /** Says whether the value depends on the event. */
  static boolean hasField(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.Field _ -> true;
      case EqlTree.Invalid _,
          EqlTree.Parameter _,
          EqlTree.TextLiteral _,
          EqlTree.WholeLiteral _,
          EqlTree.RealLiteral _,
          EqlTree.TruthLiteral _,
          EqlTree.NullLiteral _ ->
          false;
      case EqlTree.Call call -> anyHasField(call.arguments());
      case EqlTree.Minus minus -> hasField(minus.operand());
      case EqlTree.Arithmetic sum -> hasField(sum.left()) || hasField(sum.right());
      case EqlTree.Compare compare -> hasField(compare.left()) || hasField(compare.right());
      case EqlTree.Membership in -> hasField(in.subject()) || anyHasField(in.items());
      case EqlTree.Match match -> hasField(match.subject());
      case EqlTree.Not not -> hasField(not.operand());
      case EqlTree.And and -> anyHasField(and.operands());
      case EqlTree.Or or -> anyHasField(or.operands());
    };
  }

  private static boolean anyHasField(List<EqlTree.Expr> expressions) {
    for (EqlTree.Expr expression : expressions) {
      if (hasField(expression)) {
        return true;
      }
    }
    return false;
  }

  /** Says whether it is a field with {@code ?} and nothing else. */
  static boolean isOptionalField(EqlTree.Expr expression) {
    return expression instanceof EqlTree.Field field && field.optional();
  }

  /**
   * Says whether it is one test without a negation: compared with true, such a test can stand
   * alone, for whether it is false or null makes no difference then.
   */
  static boolean isPositiveTest(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.Match _ -> true;
      case EqlTree.Membership membership -> !membership.negated();
      case EqlTree.Compare compare -> compare.operator().order().isPresent();
      case EqlTree.Call call ->
          EqlFunction.of(call.name())
              .filter(function -> function.signature().result() == ValueType.TRUTH)
              .isPresent();
      case EqlTree.Field _,
          EqlTree.Invalid _,
          EqlTree.Parameter _,
          EqlTree.TextLiteral _,
          EqlTree.WholeLiteral _,
          EqlTree.RealLiteral _,
          EqlTree.TruthLiteral _,
          EqlTree.NullLiteral _,
          EqlTree.Minus _,
          EqlTree.Arithmetic _,
          EqlTree.Not _,
          EqlTree.And _,
          EqlTree.Or _ ->
          false;
    };
  }
}
