package perilune.rules.eql;

import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Finds what is wrong with the pipes behind a query. */
final class PipeChecker {

  private final boolean allowed;
  private final Mistakes mistakes;
  private final FieldChecker fields;
  private final ExpressionChecker expressions;

  PipeChecker(EqlOptions options, Mistakes mistakes) {
    allowed = options.pipes();
    this.mistakes = mistakes;
    fields = FieldChecker.ofPipes(options.knownFields(), mistakes);
    expressions = new ExpressionChecker(fields, mistakes);
  }

  void check(EqlTree.Pipe pipe) {
    Optional<PipeName> name = PipeName.of(pipe.name());
    if (name.isEmpty()) {
      mistakes.error(
          DiagnosticCode.EQL013,
          pipe.span(),
          "there is no pipe '" + pipe.name() + "'",
          "pipes are head, tail, filter, unique, sort, count and unique_count");
    } else if (!allowed) {
      mistakes.error(
          DiagnosticCode.EQL013,
          pipe.span(),
          "the pipe '" + pipe.name() + "' is not run in a rule: every match is a finding",
          "leave it out; 'perilune query' runs pipes");
    } else {
      arguments(name.get(), pipe);
    }
  }

  private void arguments(PipeName name, EqlTree.Pipe pipe) {
    switch (name) {
      case HEAD, TAIL -> number(pipe);
      case FILTER -> filter(pipe);
      case COUNT -> fields(pipe, 0);
      case UNIQUE, SORT, UNIQUE_COUNT -> fields(pipe, 1);
    }
  }

  private void number(EqlTree.Pipe pipe) {
    List<EqlTree.Expr> arguments = pipe.arguments();
    if (arguments.size() != 1 || !(arguments.getFirst() instanceof EqlTree.WholeLiteral)) {
      mistakes.error(
          DiagnosticCode.EQL007,
          pipe.span(),
          "'" + pipe.name() + "' takes one whole number",
          "write '| " + pipe.name() + " 10'");
    }
  }

  private void filter(EqlTree.Pipe pipe) {
    if (pipe.arguments().size() == 1) {
      expressions.condition(pipe.arguments().getFirst());
    } else {
      mistakes.error(
          DiagnosticCode.EQL007,
          pipe.span(),
          "'filter' takes one condition",
          "write '| filter process.name == \"sh\"'");
    }
  }

  private void fields(EqlTree.Pipe pipe, int least) {
    if (pipe.arguments().size() < least) {
      mistakes.error(
          DiagnosticCode.EQL007,
          pipe.span(),
          "'" + pipe.name() + "' takes at least one field",
          "write '| " + pipe.name() + " user.name'");
    }
    for (EqlTree.Expr argument : pipe.arguments()) {
      if (argument instanceof EqlTree.Field field) {
        fields.check(field);
      } else if (!(argument instanceof EqlTree.Invalid)) {
        mistakes.error(
            DiagnosticCode.EQL013,
            argument.span(),
            "'" + pipe.name() + "' takes fields, not expressions",
            "use the field itself");
      }
    }
  }
}
