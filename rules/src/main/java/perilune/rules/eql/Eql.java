package perilune.rules.eql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.rules.parameters.Parameter;
import perilune.rules.plan.Pipe;
import perilune.rules.text.QueryLength;
import perilune.rules.text.Written;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Compiles EQL. Stateless; may be called by any number of threads. */
public final class Eql {

  private Eql() {}

  /**
   * Gives what a query means, or all that is wrong with it, in source order.
   *
   * <p>Never throws for a query, whatever it holds. O(length), except for near misses of field
   * names: O(distinct fields x known fields).
   */
  public static Parsed<CompiledQuery> compile(SourceText query, EqlOptions options) {
    var mistakes = new Mistakes(query, options.limits().maxMistakes(), DiagnosticCode.EQL005);
    Optional<EqlTree.Statement> written = parse(query, options.limits(), mistakes);
    var values = new ParameterValues(options, mistakes);
    Optional<EqlTree.Statement> statement = written.map(values::in);
    statement.ifPresent(tree -> new StatementChecker(options, mistakes).check(tree));
    if (statement.isEmpty() || mistakes.hasErrors()) {
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    String canonical = EqlPrinter.print(written.get());
    return new Parsed.Ok<>(
        lower(statement.get(), options, canonical, values.used()), mistakes.inOrder());
  }

  /**
   * Gives what is written, and what of it cannot be read; what it means is not asked, so that names
   * and values may be any. Never throws for a query. O(length).
   */
  public static Written<EqlTree.Statement> read(SourceText query, EqlLimits limits) {
    var mistakes = new Mistakes(query, limits.maxMistakes(), DiagnosticCode.EQL005);
    Optional<EqlTree.Statement> tree = parse(query, limits, mistakes);
    return new Written<>(tree, mistakes.inOrder());
  }

  /** Gives the tree, whole or with invalid parts; nothing where the query is over a limit. */
  static Optional<EqlTree.Statement> parse(SourceText query, EqlLimits limits, Mistakes mistakes) {
    if (!QueryLength.fits(query, limits.maxQueryLength(), DiagnosticCode.EQL005, mistakes)) {
      return Optional.empty();
    }
    var cursor = new Cursor(new Lexer(query.text(), mistakes).tokens(), mistakes, limits);
    var statement = new StatementParser(cursor).statement();
    return cursor.gaveUp() ? Optional.empty() : Optional.of(statement);
  }

  private static CompiledQuery lower(
      EqlTree.Statement statement, EqlOptions options, String canonical, List<Parameter> used) {
    var operator = new StatementLowering(options.categoryField()).lower(statement);
    List<Pipe> pipes = statement.pipes().stream().map(PipeLowering::lower).toList();
    Set<String> named = new LinkedHashSet<>();
    boolean any = false;
    for (EqlTree.EventFilter filter : statement.query().filters()) {
      filter.category().name().ifPresent(named::add);
      any |= filter.category().name().isEmpty();
    }
    return new CompiledQuery(operator, pipes, named, any, canonical, used);
  }
}
