/**
 * Measures the path: how many audit records a second, how many bytes allocated for each, how many
 * rules looked at for each event.
 *
 * <p>Entry for people: {@link perilune.bench.ReplayLog} makes a log of any length, the classes that
 * end in {@code Bench} are run by JMH. The gate in the tests holds what does not depend on the
 * machine: allocation and candidates. Nothing here is part of the product.
 *
 * <pre>{@code
 * java -cp ... perilune.bench.ReplayLog bundled million.log 1000000
 * }</pre>
 */
@NullMarked
package perilune.bench;

import org.jspecify.annotations.NullMarked;
