package perilune.findings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import perilune.rules.Severity;

/**
 * Numbers what is given out of one finding: 1 the first time, then counting up.
 *
 * <p>Remembers a bounded number of ids; beyond that the one not given out for longest is forgotten,
 * and would start at 1 again. Owned by one thread. O(1).
 */
public final class FindingRevisions {

  /** Findings remembered, count: some 20 MB. */
  public static final int DEFAULT_MAX_REMEMBERED = 100_000;

  private final int maxRemembered;
  private final Map<String, Given> byId = new LinkedHashMap<>(16, 0.75f, true);
  private long forgotten;

  /** Remembers the default number of findings. */
  public FindingRevisions() {
    this(DEFAULT_MAX_REMEMBERED);
  }

  /** Remembers so many findings, at least one. */
  public FindingRevisions(int maxRemembered) {
    if (maxRemembered < 1) {
      throw new IllegalArgumentException("at least one finding has to be remembered");
    }
    this.maxRemembered = maxRemembered;
  }

  /** What was given out last of a finding. */
  private record Given(int revision, Severity severity) {}

  /** Gives a finding with the number that it has now. */
  public Finding next(Finding finding) {
    return finding.withRevision(next(finding.id(), finding.rule().severity()));
  }

  /** Gives how bad the finding of an id was when it was given out last. */
  public Optional<Severity> severity(String id) {
    return Optional.ofNullable(byId.get(id)).map(Given::severity);
  }

  int next(String id, Severity severity) {
    Given before = byId.get(id);
    int revision = before == null ? 1 : before.revision() + 1;
    byId.put(id, new Given(revision, severity));
    if (byId.size() > maxRemembered) {
      var oldest = byId.keySet().iterator();
      oldest.next();
      oldest.remove();
      forgotten++;
    }
    return revision;
  }

  /** Gives how many findings were forgotten. */
  public long forgotten() {
    return forgotten;
  }
}
