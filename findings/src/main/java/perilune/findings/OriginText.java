package perilune.findings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.findings.Finding.Evidence;
import perilune.rules.Origins;

/** Tells from which file a value came that a rule looks for and an event had. */
final class OriginText {

  /** Values told of one finding, count: one value is often in several fields. */
  private static final int MAX_TOLD = 4;

  private OriginText() {}

  /** Gives sentences that follow others, or nothing where the rule itself has all values. */
  static String of(Origins origins, List<Evidence> evidence) {
    Set<String> told = new LinkedHashSet<>();
    for (Evidence each : evidence) {
      origins
          .of(each.field(), each.value())
          .map(place -> sentence(each, place))
          .filter(_ -> told.size() < MAX_TOLD)
          .ifPresent(told::add);
    }
    return String.join("", told);
  }

  private static String sentence(Evidence evidence, String place) {
    String shown = Sentence.cut(evidence.value(), Sentence.MAX_VALUE);
    return " Indicator " + shown + " of " + place + " matched " + evidence.field() + ".";
  }
}
