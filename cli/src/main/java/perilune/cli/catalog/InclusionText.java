package perilune.cli.catalog;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import perilune.engine.subsumption.Inclusion;

/** Says in words whether one rule covers another. */
final class InclusionText {

  private InclusionText() {}

  /** Gives it with its grounds. */
  static String of(Inclusion inclusion) {
    return switch (inclusion) {
      case Inclusion.Proven(var single) ->
          single.isEmpty() ? "proven" : "proven for one value of " + String.join(", ", single);
      case Inclusion.Refuted(var events) ->
          "no: " + events.stream().map(InclusionText::of).collect(Collectors.joining(", then "));
      case Inclusion.Undecided(var reason) -> "undecided: " + reason;
    };
  }

  private static String of(Map<String, List<Object>> event) {
    return event.entrySet().stream()
        .map(entry ->
            entry.getKey()
                + "="
                + entry.getValue().stream().map(Object::toString).collect(Collectors.joining("|")))
        .collect(Collectors.joining(" "));
  }

  /** Gives it in the words by which it is counted. */
  static String counted(Inclusion inclusion) {
    return switch (inclusion) {
      case Inclusion.Proven _ -> "proven";
      case Inclusion.Refuted _ -> "refuted by an event";
      case Inclusion.Undecided _ -> "undecided";
    };
  }
}
