/**
 * Notes which fields occur in telemetry.
 *
 * <p>Entry: {@link FieldSurvey}, a tap of a pipeline. Keeps names and counts, no events and no
 * values but those that tell kinds of events apart; memory is bounded. Judges nothing.
 *
 * <pre>{@code
 * var survey = new FieldSurvey(fields, FieldSurvey.DEFAULT_MAX_KINDS);
 * new Pipeline(assembly, matches, survey::see);
 * }</pre>
 */
@NullMarked
package perilune.pipeline.survey;

import org.jspecify.annotations.NullMarked;
