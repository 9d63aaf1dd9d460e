/**
 * ES|QL, Elasticsearch's piped query language: text in, stages on rows or diagnostics out.
 *
 * <p>Entry: {@link Esql#compile}. The way of a query: {@code Lexer}, {@code QueryParser} and {@code
 * ExpressionParser} make an {@code EsqlTree} (what was written, with places); {@code QueryLowering}
 * goes through its commands in order, keeps account of the columns that there are, finds what
 * cannot be meant, and gives {@link perilune.rules.plan.TableStage}s; {@code SourceLowering} gives
 * the condition by which events are looked up at all. Each collects its mistakes and goes on.
 * Nothing here looks at an event or owns a clock, and no mistake in a query is an exception. Of
 * other languages only KQL is known, which a query may hold.
 *
 * <p>What the language means here is told in {@code docs/esql.md}.
 *
 * <pre>{@code
 * var query = new SourceText("query", "FROM logs-* | STATS n = COUNT(*) BY host.id | WHERE n > 9");
 * switch (Esql.compile(query, EsqlOptions.defaults())) {
 *   case Parsed.Ok<CompiledEsql>(var compiled, var warnings) -> run(compiled.operator());
 *   case Parsed.Failed<CompiledEsql>(var diagnostics) -> diagnostics.forEach(this::show);
 * }
 * }</pre>
 */
@NullMarked
package perilune.rules.esql;

import org.jspecify.annotations.NullMarked;
