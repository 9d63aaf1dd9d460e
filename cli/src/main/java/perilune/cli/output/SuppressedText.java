package perilune.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import perilune.findings.Finding;

/** Tells how many matches were counted into a finding, in a sentence. */
public final class SuppressedText {

  private SuppressedText() {}

  /** Gives the sentence; telemetry stands in it as it is. */
  public static String of(Finding.Suppressed suppressed) {
    String like = suppressed.by().isEmpty() ? "" : " with " + String.join(", ", suppressed.by());
    Instant last = Instant.ofEpochSecond(0, suppressed.lastNanos()).truncatedTo(ChronoUnit.MILLIS);
    return suppressed.count()
        + (suppressed.count() == 1 ? " further match" : " further matches")
        + like
        + " counted into this finding, the last at "
        + last
        + ".";
  }
}
