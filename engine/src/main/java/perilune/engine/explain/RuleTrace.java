package perilune.engine.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.engine.EngineLimits;
import perilune.engine.join.JoinKeys;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.StepHit;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Watches events for one rule: of each part how many fulfil it and which comes nearest, and how far
 * what needs several events came. Owned by one thread. O(terms) for an event.
 */
public final class RuleTrace {

  /**
   * What is known of one part.
   *
   * @param part the part
   * @param fulfilled number of events that fulfil it
   * @param nearest the first event that fulfils it, else the first of those with the fewest terms
   *     that fail, those of another kind or without the field after others; none if there was no
   *     event
   * @param answer what that event says to every term
   */
  public record PartTold(
      RulePart part, long fulfilled, Optional<RetainedEvent> nearest, Optional<Answer> answer) {}

  /**
   * What the trace has to tell.
   *
   * @param parts one for each part of the rule
   * @param furthest what came furthest without becoming a match, for rules of several events
   * @param events number of events seen
   * @param forgotten chains and keys that were forgotten because there were too many
   */
  public record Told(
      List<PartTold> parts, Optional<Progress> furthest, long events, long forgotten) {}

  private final RuleParts parts;
  private final FieldTable table;
  private final EngineLimits limits;
  private final List<Watched> watched = new ArrayList<>();
  private final Furthest furthest;
  private final boolean timedOnly;
  private final @Nullable OperatorTrace operator;
  private long events;

  /** One part at work. */
  private static final class Watched {
    final RulePart part;
    final TermTests tests;
    final JoinKeys keys;
    long fulfilled;
    long least = Long.MAX_VALUE;
    @Nullable RetainedEvent nearest;

    Watched(RulePart part, FieldTable table, EngineLimits limits) {
      this.part = part;
      tests = new TermTests(Term.of(part.step().condition()), table, limits.maxCombinations());
      keys = new JoinKeys(part.step().keys(), table);
    }

    /** Says whether an event fulfils the part, and keeps it if none was nearer. */
    boolean see(Event event) {
      long distance = tests.distance(event);
      if (distance < least) {
        least = distance;
        nearest = RetainedEvent.whole(event);
      }
      fulfilled += distance == 0 ? 1 : 0;
      return distance == 0;
    }
  }

  /**
   * Makes a trace that has seen nothing.
   *
   * @param plan a rule that compiles
   * @param table table of the events' fields
   */
  public RuleTrace(RulePlan plan, FieldTable table, TraceLimits bounds) {
    parts = RuleParts.of(plan);
    this.table = table;
    limits = EngineLimits.defaults();
    parts.parts().forEach(part -> watched.add(new Watched(part, table, limits)));
    furthest = new Furthest(bounds);
    operator = OperatorTrace.of(plan.operator(), parts, furthest);
    timedOnly = !(plan.operator() instanceof Operator.Sample);
  }

  /** Takes an event, enriched, in order. */
  public void see(Event event) {
    events++;
    var hits = new ArrayList<StepHit>();
    RetainedEvent kept = null;
    for (int number = 0; number < watched.size(); number++) {
      Watched part = watched.get(number);
      if (part.see(event) && operator != null) {
        kept = kept == null ? RetainedEvent.whole(event) : kept;
        hit(number, event, kept, hits);
      }
    }
    if (kept != null && operator != null && !hits.isEmpty()) {
      operator.see(kept, hits);
    }
  }

  private void hit(int number, Event event, RetainedEvent kept, List<StepHit> hits) {
    Watched part = watched.get(number);
    if (timedOnly && !event.header().timed) {
      furthest.untied(number, new Stop.NoTime(number, kept));
      return;
    }
    List<JoinTuple> tuples = part.keys.extract(event, limits.maxKeysPerEvent());
    if (tuples.isEmpty()) {
      List<String> absent =
          part.part.step().keys().stream()
              .filter(key -> !key.nullable() && kept.texts(table.intern(key.field())).isEmpty())
              .map(JoinKey::field)
              .toList();
      furthest.untied(number, new Stop.NoKey(number, kept, absent));
      return;
    }
    hits.add(new StepHit(number, tuples));
  }

  /** Gives what was seen; to be called once, at the end. */
  public Told told() {
    var event = new Event(table);
    var told = new ArrayList<PartTold>();
    for (Watched part : watched) {
      Optional<RetainedEvent> nearest = Optional.ofNullable(part.nearest);
      Optional<Answer> answer = nearest.map(kept -> answer(part, kept, event));
      told.add(new PartTold(part.part, part.fulfilled, nearest, answer));
    }
    if (operator != null) {
      long[] fulfilled = watched.stream().mapToLong(part -> part.fulfilled).toArray();
      operator.end(fulfilled);
      if (furthest.best() == null || fulfilled[0] == 0 && furthest.best().events().isEmpty()) {
        furthest.offer(Progress.none(new Stop.NoEvent(firstUnfulfilled(fulfilled))));
      }
    }
    return new Told(
        List.copyOf(told), Optional.ofNullable(furthest.best()), events, furthest.forgotten());
  }

  private static int firstUnfulfilled(long[] fulfilled) {
    int part = 0;
    while (part < fulfilled.length - 1 && fulfilled[part] > 0) {
      part++;
    }
    return part;
  }

  private static Answer answer(Watched part, RetainedEvent kept, Event event) {
    kept.restoreTo(event);
    return part.tests.answer(event);
  }

  /** Gives what another event says to a part: one of a match, for example. */
  public Answer answer(int part, RetainedEvent kept) {
    return answer(watched.get(part), kept, new Event(table));
  }

  /** Gives the parts of the rule. */
  public RuleParts parts() {
    return parts;
  }
}
