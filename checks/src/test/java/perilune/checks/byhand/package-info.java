/**
 * Holds other people's rules to events that a person wrote after reading them.
 *
 * <p>A generator of events and the engine read the same plan, so that both may be wrong in the same
 * way. The stories here were written from the rules' texts and Elastic's documentation, before the
 * engine was asked. The rules lie beside the repository, not in it; where they are absent a test
 * says that it is skipped.
 *
 * <p>Entry: {@link StoryFile}, in {@code src/test/resources}, one for each rule:
 *
 * <pre>{@code
 * == match: a shell under another name
 * {"@timestamp":"2026-05-11T10:00:00.000Z","event":{"category":["process"]},"process":{...}}
 * == miss: the same from the packaging tool, which the rule leaves out
 * {"@timestamp":"2026-05-11T10:00:00.000Z","event":{"category":["process"]},"process":{...}}
 * }</pre>
 */
@NullMarked
package perilune.checks.byhand;

import org.jspecify.annotations.NullMarked;
