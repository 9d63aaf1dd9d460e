/**
 * Decides conditions on one event.
 *
 * <p>Entry: {@link ConditionCompiler}, which turns conditions of plans into {@link ConditionTest}s,
 * each distinct predicate once for all rules; {@link EventView} is the event under judgement with
 * the results found so far. Other rooms use {@link LikePattern}, {@link AsciiFolding} and {@link
 * ValueText}, so that an index folds and splits exactly as the tests do. Nothing here keeps state
 * from one event to the next, and no test allocates unless it computes text or runs a regex.
 *
 * <pre>{@code
 * var compiler = new ConditionCompiler(fields, 10_000);
 * ConditionTest test = compiler.compile(condition);
 * var view = new EventView(compiler.size(), fields);
 * view.start(event);
 * boolean holds = test.test(view);
 * }</pre>
 */
@NullMarked
package perilune.engine.match;

import org.jspecify.annotations.NullMarked;
