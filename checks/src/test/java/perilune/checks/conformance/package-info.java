/**
 * Other people's suites for the languages that Perilune runs, read where they lie.
 *
 * <p>They are never copied into the project. Where they are not at hand a test says so loudly and
 * does nothing.
 *
 * <pre>{@code
 * PERILUNE_SHARED=/data mvn -pl checks -am test -Dtest='*ConformanceTest'
 * }</pre>
 */
@NullMarked
package perilune.checks.conformance;

import org.jspecify.annotations.NullMarked;
