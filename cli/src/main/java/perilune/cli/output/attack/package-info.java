/**
 * How objects, changes and coverage of ATT&CK are shown: as text to people, as JSON to machines.
 *
 * <p>Entries: {@link ObjectText}, {@link ObjectJson}, {@link DiffText}, {@link DiffJson}, {@link
 * CoverageTable}. Texts of ATT&CK are other people's: what could drive a terminal is escaped.
 */
@NullMarked
package perilune.cli.output.attack;

import org.jspecify.annotations.NullMarked;
