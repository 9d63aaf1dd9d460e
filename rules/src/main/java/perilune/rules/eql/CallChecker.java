package perilune.rules.eql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.text.Networks;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/** Checks calls: the function, how many arguments it gets, and of what type. */
final class CallChecker {

  private final ExpressionChecker expressions;
  private final Mistakes mistakes;

  CallChecker(ExpressionChecker expressions, Mistakes mistakes) {
    this.expressions = expressions;
    this.mistakes = mistakes;
  }

  /** Gives the type of what the call gives. */
  ValueType check(EqlTree.Call call) {
    var types = new ArrayList<ValueType>();
    for (EqlTree.Expr argument : call.arguments()) {
      types.add(expressions.type(argument));
    }
    Optional<EqlFunction> function = EqlFunction.of(call.name());
    if (function.isEmpty()) {
      unknown(call);
      return ValueType.ANY;
    }
    arguments(call, function.get(), types);
    return function.get().signature().result();
  }

  private void unknown(EqlTree.Call call) {
    String message = "there is no function '" + call.name() + "'";
    Map<String, String> spellings = EqlFunction.spellings();
    String help =
        EqlFunction.insteadOf(call.name())
            .or(() ->
                Suggestion.nearest(AsciiCase.lower(shortened(call.name())), spellings.keySet())
                    .map(near -> "did you mean '" + spellings.get(near) + "'?"))
            .orElse(
                "the functions are "
                    + String.join(", ", spellings.values().stream().sorted().toList()));
    mistakes.error(DiagnosticCode.EQL006, call.nameSpan(), message, help);
  }

  /** A name of thousands of characters resembles none, and would be costly to compare. */
  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), 40));
  }

  private void arguments(EqlTree.Call call, EqlFunction function, List<ValueType> types) {
    EqlFunction.Signature signature = function.signature();
    if (call.insensitive() && !signature.insensitive()) {
      mistakes.error(
          DiagnosticCode.EQL006,
          call.nameSpan(),
          "'" + function.written() + "' has no insensitive form",
          "write '" + function.written() + "(…)'");
    }
    if (!signature.takes(types.size())) {
      mistakes.error(
          DiagnosticCode.EQL007,
          call.span(),
          "'" + function.written() + "' takes " + signature.arity() + ", not " + types.size());
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!types.get(i).fits(signature.parameter(i))) {
        mistakes.error(
            DiagnosticCode.EQL007,
            call.arguments().get(i).span(),
            "argument "
                + (i + 1)
                + " of '"
                + function.written()
                + "' has to be "
                + signature.parameter(i).described()
                + ", this is "
                + types.get(i).described());
      }
    }
    if (function == EqlFunction.CIDR_MATCH) {
      call.arguments().stream().skip(1).forEach(this::network);
    }
  }

  private void network(EqlTree.Expr argument) {
    Span span = argument.span();
    if (argument instanceof EqlTree.TextLiteral(var text, var _)) {
      Networks.mistakeIn(text)
          .ifPresent(why ->
              mistakes.error(
                  DiagnosticCode.EQL007, span, why, "write \"10.0.0.0/8\" or \"fe80::/10\""));
    } else if (!(argument instanceof EqlTree.NullLiteral)
        && !(argument instanceof EqlTree.Invalid)) {
      mistakes.error(DiagnosticCode.EQL007, span, "networks are strings that stand in the query");
    }
  }
}
