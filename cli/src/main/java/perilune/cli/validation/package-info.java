/**
 * What came of trying scenarios, and how it is shown: to people, to machines, as a matrix.
 *
 * <p>Entry: {@link perilune.cli.validation.ScenarioResult}. Nothing here runs a rule or a scenario.
 */
@NullMarked
package perilune.cli.validation;

import org.jspecify.annotations.NullMarked;
