/**
 * KQL, Kibana's query language: text in, a condition on one event or diagnostics out.
 *
 * <p>Entry: {@link Kql#compile}. The way of a query: {@code Lexer} and {@code QueryParser} make a
 * {@code KqlTree} (what was written, with places); {@code QueryLowering} turns it into a {@link
 * perilune.rules.plan.Condition} (what it means) and finds on the way what its fields and values
 * cannot mean. Each stage collects its mistakes and goes on. Nothing here looks at an event or owns
 * a clock, no mistake in a query is an exception, and no other language is known here.
 *
 * <p>What the language means here is told in {@code docs/kql.md}.
 *
 * <pre>{@code
 * var query = new SourceText("query", "process.name:lua* and not user.name:(root or \"build bot\")");
 * switch (Kql.compile(query, KqlOptions.defaults())) {
 *   case Parsed.Ok<CompiledKql>(var compiled, var warnings) -> run(compiled.operator());
 *   case Parsed.Failed<CompiledKql>(var diagnostics) -> diagnostics.forEach(this::show);
 * }
 * }</pre>
 */
@NullMarked
package perilune.rules.kql;

import org.jspecify.annotations.NullMarked;
