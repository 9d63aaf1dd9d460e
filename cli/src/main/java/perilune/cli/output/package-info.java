/**
 * Findings and run summaries as people and machines like to read them.
 *
 * <p>Entry: {@link FindingPrinter}, with a text and an NDJSON form. Whatever comes from telemetry
 * passes through {@link Shown}, so that control characters in a command line cannot drive a
 * terminal.
 *
 * <pre>{@code
 * printer.print(finding);
 * }</pre>
 */
@NullMarked
package perilune.cli.output;

import org.jspecify.annotations.NullMarked;
