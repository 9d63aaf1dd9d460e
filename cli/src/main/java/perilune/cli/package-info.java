/**
 * The command {@code perilune}.
 *
 * <p>Entry: {@link Main}. Each subcommand is one class that reads its options, calls the pipeline
 * and gives what comes out to a printer in {@code perilune.cli.output}. Results go to standard
 * output, everything else to standard error.
 *
 * <pre>{@code
 * perilune hunt --output ndjson /var/log/audit
 * }</pre>
 */
@NullMarked
package perilune.cli;

import org.jspecify.annotations.NullMarked;
