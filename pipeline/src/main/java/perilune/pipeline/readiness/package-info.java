/**
 * Says which rules can find something in the telemetry of a host, and what stands against it.
 *
 * <p>Entry: {@link HostSurvey} notes what a host's telemetry has; {@link ReadinessJudge} holds it
 * against what rules need. What a rule needs is not written down anywhere: its own sample is run
 * through the real pipeline again and again, each time without one kind of events or one field, and
 * what makes it silent is needed. So it follows from the compiled plan and from how context is
 * derived, and changes with them.
 *
 * <pre>{@code
 * var survey = new HostSurvey(fields, judge.wanted());
 * new Pipeline(assembly, matches, survey::see);
 * survey.hosts().forEach(host -> judge.of(host));
 * }</pre>
 */
@NullMarked
package perilune.pipeline.readiness;

import org.jspecify.annotations.NullMarked;
