package perilune.rules.esql;

import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Operator;
import perilune.rules.text.QueryLength;
import perilune.rules.text.Written;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Compiles ES|QL. Stateless; may be called by any number of threads. */
public final class Esql {

  private Esql() {}

  /**
   * Gives what a query means, or all that is wrong with it, in source order.
   *
   * <p>Never throws for a query, whatever it holds. O(length x columns) at most: patterns of names
   * are compared with the columns that there are.
   */
  public static Parsed<CompiledEsql> compile(SourceText query, EsqlOptions options) {
    var mistakes = new Mistakes(query, options.limits().maxMistakes(), DiagnosticCode.ESQL003);
    Optional<EsqlTree.Query> tree = parse(query, options.limits(), mistakes);
    if (tree.isEmpty()) {
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    Operator.Table table = new QueryLowering(options, mistakes).lower(tree.get());
    if (mistakes.hasErrors()) {
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    List<String> indices = List.of();
    List<String> metadata = List.of();
    if (tree.get().commands().getFirst() instanceof EsqlTree.From from) {
      indices = from.patterns().stream().map(EsqlTree.Name::text).toList();
      metadata = from.metadata().stream().map(EsqlTree.Name::text).toList();
    }
    return new Parsed.Ok<>(
        new CompiledEsql(table, indices, metadata, EsqlPrinter.print(tree.get())),
        mistakes.inOrder());
  }

  /**
   * Gives what is written, and what of it cannot be read; what it means is not asked, so that names
   * and values may be any. Never throws for a query. O(length).
   */
  public static Written<EsqlTree.Query> read(SourceText query, EsqlLimits limits) {
    var mistakes = new Mistakes(query, limits.maxMistakes(), DiagnosticCode.ESQL003);
    Optional<EsqlTree.Query> tree = parse(query, limits, mistakes);
    return new Written<>(tree, mistakes.inOrder());
  }

  /** Gives the tree, whole or with invalid parts; nothing where the query is over a limit. */
  static Optional<EsqlTree.Query> parse(SourceText query, EsqlLimits limits, Mistakes mistakes) {
    if (!QueryLength.fits(query, limits.maxQueryLength(), DiagnosticCode.ESQL003, mistakes)) {
      return Optional.empty();
    }
    var tokens = new Lexer(query.text(), mistakes).tokens();
    var cursor = new Cursor(query.text(), tokens, mistakes, limits);
    EsqlTree.Query tree = new QueryParser(cursor).query();
    return cursor.gaveUp() ? Optional.empty() : Optional.of(tree);
  }
}
