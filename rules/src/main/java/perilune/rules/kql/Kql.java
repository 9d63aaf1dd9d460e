package perilune.rules.kql;

import java.util.Optional;
import perilune.rules.plan.Condition;
import perilune.rules.text.QueryLength;
import perilune.rules.text.Written;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Compiles KQL. Stateless; may be called by any number of threads. */
public final class Kql {

  private Kql() {}

  /**
   * Gives what a query means, or all that is wrong with it, in source order. An empty query is
   * every event.
   *
   * <p>Never throws for a query, whatever it holds. O(length x known fields) at most: free text and
   * patterns of field names are looked for in many fields.
   */
  public static Parsed<CompiledKql> compile(SourceText query, KqlOptions options) {
    var mistakes = new Mistakes(query, options.limits().maxMistakes(), DiagnosticCode.KQL003);
    Optional<KqlTree.Query> tree = parse(query, options.limits(), mistakes);
    if (tree.isEmpty()) {
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    Condition condition = new QueryLowering(options, mistakes).lower(tree.get());
    if (mistakes.hasErrors()) {
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    return new Parsed.Ok<>(
        new CompiledKql(condition, KqlPrinter.print(tree.get())), mistakes.inOrder());
  }

  /**
   * Gives what is written, and what of it cannot be read; what it means is not asked, so that names
   * and values may be any. Never throws for a query. O(length).
   */
  public static Written<KqlTree.Query> read(SourceText query, KqlLimits limits) {
    var mistakes = new Mistakes(query, limits.maxMistakes(), DiagnosticCode.KQL003);
    Optional<KqlTree.Query> tree = parse(query, limits, mistakes);
    return new Written<>(tree, mistakes.inOrder());
  }

  /** Gives the tree, whole or with invalid parts; nothing where the query is over a limit. */
  static Optional<KqlTree.Query> parse(SourceText query, KqlLimits limits, Mistakes mistakes) {
    if (!QueryLength.fits(query, limits.maxQueryLength(), DiagnosticCode.KQL003, mistakes)) {
      return Optional.empty();
    }
    var tokens = new Lexer(query.text(), mistakes).tokens();
    var cursor = new Cursor(query.text(), tokens, mistakes, limits);
    KqlTree.Query tree = new QueryParser(cursor).query();
    return cursor.gaveUp() ? Optional.empty() : Optional.of(tree);
  }
}
