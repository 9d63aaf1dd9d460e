package perilune.pipeline;

import java.time.Instant;
import java.util.Optional;
import perilune.findings.Finding;

/**
 * Narrows a hunt. Events outside it still tell what is normal and who started whom; findings
 * outside it are not given out.
 *
 * @param since earliest time of a finding
 * @param until latest time of a finding
 * @param host host id or name
 * @param user user id or name
 */
public record Scope(
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> host,
    Optional<String> user) {

  /** Everything. */
  public static final Scope ALL =
      new Scope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Says whether a finding lies inside. */
  public boolean holds(Finding finding) {
    Instant time = Instant.ofEpochSecond(0, finding.timeNanos());
    return since.map(from -> !time.isBefore(from)).orElse(true)
        && until.map(to -> !time.isAfter(to)).orElse(true)
        && host.map(h -> h.equals(finding.host().id()) || h.equals(finding.host().name()))
            .orElse(true)
        && user.map(u -> isUser(finding.user(), u)).orElse(true);
  }

  private static boolean isUser(Finding.User user, String wanted) {
    return wanted.equals(user.id())
        || wanted.equals(user.name())
        || wanted.equals(user.auditId())
        || wanted.equals(user.auditName())
        || wanted.equals(user.effectiveId());
  }
}
