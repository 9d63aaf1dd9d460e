package perilune.findings;

import java.util.List;
import java.util.stream.Collectors;
import perilune.rules.plan.Operator;

/** Tells which events a sequence found missing, and where: there is no event to show for them. */
final class MissingText {

  private static final List<String> UNITS = List.of("d", "h", "m", "s", "ms", "µs", "ns");
  private static final long[] UNIT_NANOS = {
    86_400_000_000_000L, 3_600_000_000_000L, 60_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L, 1L
  };

  private MissingText() {}

  /**
   * Gives a sentence for each missing event, to follow others; nothing where none is missing.
   * Events are numbered from 1, as in a rule's explanation.
   */
  static String of(Operator.Sequence sequence) {
    return sequence.missing().stream()
        .map(missing ->
            " No event with "
                + ConditionText.of(missing.step().condition())
                + " came "
                + place(sequence, missing.after())
                + ".")
        .collect(Collectors.joining());
  }

  private static String place(Operator.Sequence sequence, int after) {
    int last = sequence.steps().size();
    if (after > 0 && after < last) {
      return "between events " + after + " and " + (after + 1);
    }
    String span = span(sequence.maxSpanNanos().orElseThrow());
    boolean begins = sequence.missing().stream().anyMatch(missing -> missing.after() == 0);
    if (begins && sequence.endsMissing()) {
      String side = after == 0 ? "before event 1" : "after event " + last;
      return side + " in the " + span + " around the events";
    }
    return after == 0
        ? "in the " + span + " before event " + last
        : "in the " + span + " after event 1";
  }

  /** Gives a time in the largest unit that shows it whole. */
  static String span(long nanos) {
    for (int i = 0; i < UNIT_NANOS.length; i++) {
      if (nanos > 0 && nanos % UNIT_NANOS[i] == 0) {
        return nanos / UNIT_NANOS[i] + UNITS.get(i);
      }
    }
    return nanos + "ns";
  }
}
