/**
 * EQL, the Event Query Language as Elasticsearch runs it: text in, plan or diagnostics out.
 *
 * <p>Entry: {@link Eql#compile}. The way of a query: {@code Lexer}, {@code StatementParser} and
 * {@code ExpressionParser} make an {@code EqlTree} (what was written, with places), the checkers
 * find what is wrong with it, the lowerings turn it into a {@link perilune.rules.plan.Operator}
 * (what it means). Each stage collects its mistakes and goes on, so that an author sees all of them
 * at once. Nothing here looks at an event, and no mistake in a query is an exception.
 *
 * <pre>{@code
 * var query = new SourceText("lua.eql", "process where process.name like~ (\"lua\", \"luajit*\")");
 * switch (Eql.compile(query, EqlOptions.defaults())) {
 *   case Parsed.Ok<CompiledQuery>(var compiled, var warnings) -> run(compiled.operator());
 *   case Parsed.Failed<CompiledQuery>(var diagnostics) -> diagnostics.forEach(this::show);
 * }
 * }</pre>
 */
@NullMarked
package perilune.rules.eql;

import org.jspecify.annotations.NullMarked;
