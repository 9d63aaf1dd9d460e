package perilune.pipeline.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.engine.reference.ReferenceEvaluator;
import perilune.engine.reference.ReferenceSamples;
import perilune.engine.reference.ReferenceScores;
import perilune.engine.reference.ReferenceSequences;
import perilune.engine.reference.ReferenceTerms;
import perilune.engine.reference.ReferenceThresholds;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.rules.Rule;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * The slow pipeline: has all events, sorts them, and looks at every event with every rule. No
 * watermark, no index, no state but lists.
 */
final class Batch {

  static final Comparator<Event> ORDER =
      Comparator.comparing(
          Event::header,
          Comparator.<EventHeader>comparingLong(h -> h.timeNanos)
              .thenComparing(h -> h.sequence == 0)
              .thenComparing(h -> h.sequence, Long::compareUnsigned)
              .thenComparing(h -> h.hostKey)
              .thenComparingInt(h -> h.input)
              .thenComparingLong(h -> h.offset));

  private final FieldTable fields = new FieldTable();
  private final Outcome outcome = new Outcome();
  private final Map<String, List<Event>> signals = new LinkedHashMap<>();
  private final List<Event> timed = new ArrayList<>();
  private final List<Event> untimed = new ArrayList<>();

  static Outcome over(List<Stored> events, List<Rule> rules) throws IOException {
    var batch = new Batch();
    batch.sort(events);
    batch.number();
    batch.enrich();
    var waiting = new ArrayList<>(rules.stream().map(Rule::plan).toList());
    waiting.sort(Comparator.comparing(RulePlan::ruleId));
    // Rules that take matches of others come after them, otherwise by their ids.
    while (!waiting.isEmpty()) {
      List<RulePlan> ready =
          waiting.stream()
              .filter(plan -> waiting.stream().noneMatch(other -> takes(plan, other)))
              .toList();
      waiting.removeAll(ready);
      ready.forEach(batch::judge);
    }
    return batch.outcome;
  }

  private static boolean takes(RulePlan plan, RulePlan other) {
    return plan.operator().toString().contains("value=" + other.ruleId() + "]");
  }

  private void sort(List<Stored> events) throws IOException {
    for (Stored stored : events) {
      Event event = stored.readInto(new Event(fields));
      String host = stored.host().isEmpty() ? "unknown-host" : stored.host();
      event.header().hostKey = host;
      if (!event.has(KnownField.HOST_NAME)) {
        event.put(KnownField.HOST_NAME, host);
      }
      if (!event.has(KnownField.HOST_ID)) {
        event.put(KnownField.HOST_ID, host);
      }
      (stored.timed() ? timed : untimed).add(event);
    }
    timed.sort(ORDER);
  }

  private void number() {
    Map<List<Object>, Integer> met = new HashMap<>();
    var all = new ArrayList<>(timed);
    all.addAll(untimed);
    for (Event event : all) {
      EventHeader h = event.header();
      List<Object> same = List.of(h.timed, h.timeNanos, h.hashHigh, h.hashLow, h.hostKey);
      h.occurrence = met.merge(same, 1, Integer::sum) - 1;
      outcome.events.add(h.computedId());
    }
  }

  private void enrich() {
    Map<String, HostContext> hosts = new LinkedHashMap<>();
    for (Event event : timed) {
      hosts
          .computeIfAbsent(
              event.header().hostKey,
              _ -> new HostContext(FieldDemand.all(), ContextLimits.defaults()))
          .enrich(event);
    }
  }

  private void judge(RulePlan plan) {
    List<Event> seen = new ArrayList<>(timed);
    signals.forEach((rule, raised) -> {
      if (takes(plan, new RulePlan(rule, plan.operator()))) {
        seen.addAll(raised);
      }
    });
    seen.removeIf(event -> !ReferenceEvaluator.holds(plan.scope(), event));
    seen.sort(ORDER);
    List<ReferenceSequences.Found> found = find(plan, seen);
    var raised = new ArrayList<Event>();
    var texts = new ArrayList<String>();
    for (ReferenceSequences.Found match : found) {
      texts.add(match.key() + " " + match.events().stream().map(Batch::id).toList());
      raised.add(signal(plan.ruleId(), match.events()));
    }
    if (!texts.isEmpty()) {
      outcome.matches.put(plan.ruleId(), texts);
    }
    signals.put(plan.ruleId(), raised);
  }

  private List<ReferenceSequences.Found> find(RulePlan plan, List<Event> seen) {
    return switch (plan.operator()) {
      case Operator.Single(var condition) -> {
        var all = new ArrayList<>(seen);
        all.addAll(untimed);
        yield all.stream()
            .filter(event -> ReferenceEvaluator.holds(plan.inScope(condition), event))
            .map(event -> new ReferenceSequences.Found(List.of(), List.of(event)))
            .toList();
      }
      case Operator.Sequence sequence -> new ReferenceSequences(sequence, seen, end(seen)).find();
      case Operator.Score score -> new ReferenceScores(score, seen).find();
      case Operator.Sample sample -> {
        var all = new ArrayList<>(untimed);
        all.addAll(seen);
        yield new ReferenceSamples(sample, all).find();
      }
      case Operator.Threshold threshold -> new ReferenceThresholds(threshold, seen).find();
      case Operator.NewTerms terms -> new ReferenceTerms(terms, seen).find();
      // Tables and correlations have oracles of their own, in the engine.
      case Operator.Correlated _, Operator.Table _ ->
          throw new IllegalArgumentException("none is generated here");
    };
  }

  /** Gives the time up to which all is known: that of the last event. */
  private static long end(List<Event> inOrder) {
    return inOrder.isEmpty() ? 0 : inOrder.getLast().header().timeNanos;
  }

  static String id(Event event) {
    return event.header().computedId();
  }

  private Event signal(String rule, List<Event> match) {
    var signal = new Event(fields);
    signal.copyFrom(match.getLast());
    if (!signal.has(KnownField.LUA_ROOT_ID)) {
      String process = match.getFirst().text(KnownField.PROCESS_ENTITY_ID).orElse("");
      String story =
          match.stream()
              .flatMap(event -> event.text(KnownField.LUA_ROOT_ID).stream())
              .findFirst()
              .orElse(process);
      if (!story.isEmpty()) {
        signal.put(KnownField.LUA_ROOT_ID, story);
      }
    }
    signal.replace(KnownField.EVENT_KIND, "signal");
    signal.replace(KnownField.EVENT_CATEGORY, "signal");
    signal.replace(KnownField.RULE_ID, rule);
    return signal;
  }
}
