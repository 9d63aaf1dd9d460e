/**
 * The text form of scenarios: reads it, and says with line and caret what is wrong.
 *
 * <p>Entry: {@link perilune.scenarios.text.ScenarioParser}. The form is told in docs/scenarios.md.
 * What is read is data; nothing of it is run here.
 */
@NullMarked
package perilune.scenarios.text;

import org.jspecify.annotations.NullMarked;
