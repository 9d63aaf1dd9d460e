/**
 * Runs Elasticsearch's own EQL test suites through the engine that {@code hunt} uses.
 *
 * <p>Entry: {@link perilune.checks.conformance.ElasticSuitesTest} and {@link
 * perilune.checks.conformance.SeriesSpecTest}. The suites are other people's and lie beside the
 * repository, not in it; where they are absent the tests say that they are skipped. Each case also
 * runs a second time with a snapshot in its middle that a new engine restores. Another kind of
 * suite needs a {@link SuiteIndex} and a line in the table of the test.
 *
 * <pre>{@code
 * var result = SuiteRun.of(index, query).wholly();
 * assertThat(result.ids()).isEqualTo(suiteCase.expected());
 * }</pre>
 */
@NullMarked
package perilune.checks.conformance;

import org.jspecify.annotations.NullMarked;
