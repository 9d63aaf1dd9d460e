/**
 * What rules cover of ATT&CK, and layers of it for MITRE's Navigator.
 *
 * <p>Entries: {@link TechniqueCoverage} holds rules against a release, {@link NavigatorLayer} is
 * what the Navigator reads. A tag is a claim: whether the rule can run on given telemetry, and
 * whether a test shows that it finds what it says, are other questions with other answers, and are
 * kept apart. Who asks them tells the answers: this package runs no rule.
 *
 * <pre>{@code
 * TechniqueCoverage.of(release, List.of(), rules).techniques().forEach(row -> row.proven());
 * }</pre>
 */
@NullMarked
package perilune.catalog.attack.coverage;

import org.jspecify.annotations.NullMarked;
