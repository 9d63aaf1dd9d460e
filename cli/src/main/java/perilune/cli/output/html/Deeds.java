package perilune.cli.output.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.findings.Finding;

/**
 * The findings of a run by culprit, as far as a page has room.
 *
 * <p>The worst deeds are kept whole, further ones as a line, the rest as a number. A process whose
 * deed was reduced to a line is told again from the finding on that makes it bad enough. Memory is
 * bounded whatever is found. Owned by one thread.
 */
final class Deeds {

  /** Culprits told in detail, count: 2,000 findings in all, as many as wait for the terminal. */
  static final int MAX_DETAILED = 100;

  /** Culprits that have a line each beyond these, count: some 500 kB of page. */
  static final int MAX_LISTED = 2_000;

  /** Findings whose culprit is remembered, count: as many as are told in detail. */
  private static final int MAX_FOLLOWED = 2_000;

  private final Map<String, String> keyById = new LinkedHashMap<>();
  private final WorstFirst<Deed> detailed;
  private final WorstFirst<Deed.Line> listed;
  private long beyond;

  Deeds(int maxDetailed, int maxListed) {
    this.detailed = new WorstFirst<>(maxDetailed);
    this.listed = new WorstFirst<>(maxListed);
  }

  void add(Finding finding) {
    String entity = finding.culprit().entityId();
    String key = entity.isEmpty() ? finding.id() : finding.host().name() + '\0' + entity;
    leaveOther(finding, key);
    Deed deed =
        detailed
            .find(key)
            .orElseGet(() -> new Deed(listed.remove(key).map(Deed.Line::count).orElse(0L)));
    deed.add(finding);
    detailed.put(deed.worst(), key, deed).ifPresent(gone -> list(gone.key(), gone.thing().line()));
  }

  /** A finding that grew may blame another process by now: it is told once. */
  private void leaveOther(Finding finding, String key) {
    String before = keyById.put(finding.id(), key);
    if (keyById.size() > MAX_FOLLOWED) {
      var oldest = keyById.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    if (before != null && !before.equals(key)) {
      detailed
          .find(before)
          .filter(deed -> deed.leaveOut(finding.id()))
          .ifPresent(_ -> detailed.remove(before));
    }
  }

  private void list(String key, Deed.Line line) {
    listed.put(line.worst(), key, line).ifPresent(gone -> beyond += gone.thing().count());
  }

  /** Gives those told in detail, the worst first. */
  List<Deed> detailed() {
    return detailed.all();
  }

  /** Gives those that have a line, the worst first. */
  List<Deed.Line> listed() {
    return listed.all();
  }

  /** Gives how many findings and revisions are in neither. */
  long beyond() {
    return beyond;
  }
}
