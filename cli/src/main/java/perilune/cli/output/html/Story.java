package perilune.cli.output.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;

/**
 * The events of findings in the order of time, each once, numbered from 1.
 *
 * @param moments the first {@link #MAX_MOMENTS} of them
 * @param omitted how many more there are
 */
record Story(List<Moment> moments, int omitted) {

  /** Events of one culprit that are told, count. */
  static final int MAX_MOMENTS = 60;

  private static final Comparator<FoundEvent> BY_TIME =
      Comparator.comparing((FoundEvent event) -> !event.event().timed())
          .thenComparingLong(event -> event.event().timeNanos())
          // Those without a number of their own come last.
          .thenComparing(event -> event.event().sequence() - 1, Long::compareUnsigned);

  Story {
    moments = List.copyOf(moments);
  }

  /**
   * One event.
   *
   * @param number its place in the story, from 1
   * @param event what happened
   * @param reasons why it counts
   * @param completed findings of which it is the last event
   */
  record Moment(int number, FoundEvent event, List<Reason> reasons, List<Finding> completed) {

    RetainedEvent kept() {
      return event.event();
    }
  }

  /**
   * What an event had that rules asked for.
   *
   * @param field dotted name
   * @param value what it was
   * @param predicate what was asked, in words
   * @param rules names of the rules that asked
   */
  record Reason(String field, String value, String predicate, Set<String> rules) {}

  static Story of(List<Finding> findings) {
    Map<String, FoundEvent> byId = new LinkedHashMap<>();
    for (Finding finding : findings) {
      finding.events().forEach(event -> byId.putIfAbsent(event.id(), event));
    }
    List<FoundEvent> inOrder = byId.values().stream().sorted(BY_TIME).toList();
    int told = Math.min(MAX_MOMENTS, inOrder.size());
    var moments = new ArrayList<Moment>();
    for (int i = 0; i < told; i++) {
      FoundEvent event = inOrder.get(i);
      moments.add(
          new Moment(i + 1, event, reasons(findings, event.id()), completed(findings, event)));
    }
    return new Story(moments, inOrder.size() - told);
  }

  private static List<Reason> reasons(List<Finding> findings, String event) {
    Map<List<String>, Set<String>> byReason = new LinkedHashMap<>();
    for (Finding finding : findings) {
      for (Finding.Evidence seen : finding.evidence()) {
        if (finding.events().get(seen.event()).id().equals(event)) {
          byReason
              .computeIfAbsent(
                  List.of(seen.field(), seen.value(), seen.predicate()), _ -> new LinkedHashSet<>())
              .add(finding.rule().name());
        }
      }
    }
    return byReason.entrySet().stream()
        .map(e -> new Reason(e.getKey().get(0), e.getKey().get(1), e.getKey().get(2), e.getValue()))
        .toList();
  }

  private static List<Finding> completed(List<Finding> findings, FoundEvent event) {
    return findings.stream()
        .filter(finding -> finding.events().getLast().id().equals(event.id()))
        .toList();
  }

  /** Gives the numbers of the events of a process. */
  List<Integer> numbersOf(String entityId) {
    return moments.stream()
        .filter(moment -> !entityId.isEmpty())
        .filter(moment -> moment.event().process().entityId().equals(entityId))
        .map(Moment::number)
        .toList();
  }

  /** Gives the pid of a process, or an empty string where no event names it. */
  String pidOf(String entityId) {
    return moments.stream()
        .map(moment -> moment.event().process())
        .filter(process -> process.entityId().equals(entityId) && process.pid().isPresent())
        .map(process -> Long.toString(process.pid().getAsLong()))
        .findFirst()
        .orElse("");
  }

  /** Says whether all events are of one day, so that it need not stand beside each. */
  boolean isOfOneDay() {
    return moments.stream()
            .filter(moment -> moment.kept().timed())
            .map(moment -> Wording.day(moment.kept().timeNanos()))
            .distinct()
            .count()
        == 1;
  }
}
