package perilune.rules.eql;

import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Reads numbers. A whole one beyond 64 bits becomes a real one, as in Elasticsearch. */
final class Numbers {

  private Numbers() {}

  static EqlTree.Expr literal(Token token, Mistakes mistakes) {
    if (token.kind() == Token.Kind.WHOLE) {
      try {
        return new EqlTree.WholeLiteral(Long.parseLong(token.text()), token.span());
      } catch (NumberFormatException beyond64Bits) {
        return real(token, mistakes);
      }
    }
    return real(token, mistakes);
  }

  private static EqlTree.Expr real(Token token, Mistakes mistakes) {
    double value = Double.parseDouble(token.text());
    if (Double.isInfinite(value)) {
      mistakes.error(DiagnosticCode.EQL003, token.span(), "this number is too large");
      return new EqlTree.Invalid(token.span());
    }
    return new EqlTree.RealLiteral(value, token.span());
  }

  /** Gives a whole number, 0 with a report where it has more than 64 bits. */
  static long whole(Token token, Mistakes mistakes) {
    try {
      return Long.parseLong(token.text());
    } catch (NumberFormatException beyond64Bits) {
      mistakes.error(DiagnosticCode.EQL003, token.span(), "this number is too large");
      return 0;
    }
  }
}
