package perilune.pipeline;

import java.time.Instant;
import java.util.Optional;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;

/**
 * Narrows a hunt. Events outside it still tell what is normal and who started whom; findings
 * outside it are not given out.
 *
 * @param since earliest time of a finding
 * @param until latest time of a finding
 * @param host host id or name
 * @param user user id or name, also of the login with which the story began
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
    return holds(finding.timed(), finding.timeNanos())
        && host.map(h -> h.equals(finding.host().id()) || h.equals(finding.host().name()))
            .orElse(true)
        && user.map(u -> isUser(finding, u)).orElse(true);
  }

  /** Says whether an event lies inside, whoever its user is. */
  public boolean holds(RetainedEvent event) {
    return holds(event.timed(), event.timeNanos())
        && host.map(h -> h.equals(event.hostKey()) || h.equals(hostName(event))).orElse(true);
  }

  private static String hostName(RetainedEvent event) {
    return event.text(KnownField.HOST_NAME).orElse("");
  }

  /** What has no time could be of any: it is not left out. */
  private boolean holds(boolean timed, long nanos) {
    if (!timed || (since.isEmpty() && until.isEmpty())) {
      return true;
    }
    Instant time = Instant.ofEpochSecond(0, nanos);
    return since.map(from -> !time.isBefore(from)).orElse(true)
        && until.map(to -> !time.isAfter(to)).orElse(true);
  }

  /** The user as whom it ran, or who logged in to start the story. */
  private static boolean isUser(Finding finding, String wanted) {
    Finding.User user = finding.user();
    return wanted.equals(finding.entry().userName())
        || wanted.equals(user.id())
        || wanted.equals(user.name())
        || wanted.equals(user.auditId())
        || wanted.equals(user.auditName())
        || wanted.equals(user.effectiveId());
  }
}
