package perilune.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.StepHit;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;

/**
 * Stage 1: says which steps of which rules an event fulfils. Keeps nothing from event to event.
 *
 * <p>An event that is itself a match of a rule of the set ({@code event.category} is {@code
 * signal}, {@code rule.id} the rule) is shown only to the rules that take that rule's matches, so
 * that no chain of matches is endless.
 *
 * <p>Owned by one thread. O(values of indexed fields + candidates); no allocation for an event that
 * fulfils nothing.
 */
public final class SignalStage {

  private static final Comparator<StepHit> BY_STEP = Comparator.comparingInt(StepHit::step);

  private final RuleSet rules;
  private final int maxKeys;
  private final int[] projection;
  private final boolean whole;
  private final ProgramRuns programs;
  private final EventKeys keys;
  // By probe.
  private final boolean[] continues;

  // Of the event and the rule at hand.
  private final List<StepHit> hits = new ArrayList<>();
  private @Nullable RetainedEvent retained;
  private int hitRule = RuleSet.NONE;
  private boolean busy;
  private @Nullable CostMeter meter;

  private long events;
  private long evaluated;
  private long matches;
  private long keysCut;

  /**
   * Makes a stage with default limits.
   *
   * @param projection ids of the fields that matches keep of their events; join keys and {@code
   *     event.id} are kept anyway
   */
  public SignalStage(RuleSet rules, int[] projection) {
    this(rules, projection, EngineLimits.defaults());
  }

  /** Makes a stage. */
  public SignalStage(RuleSet rules, int[] projection, EngineLimits limits) {
    this(rules, projection, false, limits);
  }

  /** Makes a stage that keeps matching events with all their fields: for showing them. */
  public static SignalStage keepingWhole(RuleSet rules, EngineLimits limits) {
    return new SignalStage(rules, new int[0], true, limits);
  }

  private SignalStage(RuleSet rules, int[] projection, boolean whole, EngineLimits limits) {
    this.whole = whole;
    this.rules = rules;
    maxKeys = limits.maxKeysPerEvent();
    programs = new ProgramRuns(rules);
    keys = new EventKeys(rules, maxKeys);
    continues = new boolean[rules.probes()];
    for (int number = 0; number < continues.length; number++) {
      Probe probe = rules.probe(number);
      continues[number] = probe.continues(rules.plan(probe.rule()).operator());
    }
    IntStream joined =
        IntStream.range(0, rules.probes())
            .flatMap(p -> IntStream.of(rules.probe(p).keys().fields()));
    // Tables look at their events again.
    IntStream columns =
        IntStream.range(0, rules.size())
            .filter(rule -> rules.plan(rule).operator() instanceof Operator.Table)
            .flatMap(rule -> rules.plan(rule).fields().stream().mapToInt(rules.fields()::intern));
    IntStream needed = IntStream.concat(joined, columns);
    this.projection =
        IntStream.concat(
                IntStream.of(KnownField.EVENT_ID.id()),
                IntStream.concat(IntStream.of(projection), needed))
            .distinct()
            .toArray();
  }

  private SignalStage(SignalStage other) {
    rules = other.rules;
    maxKeys = other.maxKeys;
    projection = other.projection;
    whole = other.whole;
    programs = new ProgramRuns(rules);
    keys = new EventKeys(rules, maxKeys);
    continues = other.continues;
  }

  /** Gives a stage that does the same, for another thread; what both compile is shared. */
  public SignalStage another() {
    return new SignalStage(this);
  }

  /** Measures from now on what is done: finds the same, and takes longer. */
  public void measure(CostMeter by) {
    meter = by;
  }

  /**
   * Takes an event, enriched, in order.
   *
   * @throws IllegalStateException if called by the sink of another call: a match that becomes an
   *     event has to wait for its turn
   */
  public void accept(Event event, SignalSink sink) {
    if (busy) {
      throw new IllegalStateException("accept was called by its own sink");
    }
    busy = true;
    CostMeter measuring = meter;
    try {
      if (measuring == null) {
        judge(event, sink);
      } else {
        int before = measuring.enter(CostPart.KINDS);
        judgeMeasured(event, sink, measuring);
        measuring.leave(before);
      }
    } finally {
      busy = false;
    }
  }

  private void judge(Event event, SignalSink sink) {
    begin();
    int source = source(event);
    ProgramRun run = programs.run(event);
    run.start(event);
    programs.note(run);
    for (int n = 0; n < run.words(); n++) {
      for (long word = run.word(n); word != 0; word &= word - 1) {
        int place = n * Long.SIZE + Long.numberOfTrailingZeros(word);
        int number = run.program().probes()[place];
        if (source == RuleSet.NONE || rules.takesFrom(rules.probe(number).rule(), source)) {
          evaluated++;
          if (run.fulfils(place)) {
            fulfilled(number, event, sink);
          }
        }
      }
    }
    flush(event, sink);
  }

  /** The same with a clock: apart, so that what is not measured does not ask for it. */
  private void judgeMeasured(Event event, SignalSink sink, CostMeter measuring) {
    begin();
    int source = source(event);
    ProgramRun run = metered(event, measuring);
    CostMeter.Asked asked = measuring.judges(run.program());
    for (int n = 0; n < run.words(); n++) {
      for (long word = run.word(n); word != 0; word &= word - 1) {
        int place = n * Long.SIZE + Long.numberOfTrailingZeros(word);
        int number = run.program().probes()[place];
        int rule = rules.probe(number).rule();
        if (source == RuleSet.NONE || rules.takesFrom(rule, source)) {
          evaluated++;
          measuring.asks(rule, place, asked);
          boolean fulfils = run.fulfils(place);
          measuring.enter(CostPart.SIGNALS);
          if (fulfils) {
            measuring.fulfils(rule);
            fulfilled(number, event, sink);
          }
        }
      }
    }
    flush(event, sink);
  }

  private ProgramRun metered(Event event, CostMeter measuring) {
    int met = programs.met();
    ProgramRun run = programs.run(event);
    if (programs.met() > met) {
      measuring.instead(CostPart.PROGRAMS);
    }
    measuring.enter(CostPart.VALUES);
    run.start(event);
    measuring.enter(CostPart.CONDITIONS);
    programs.note(run);
    measuring.enter(CostPart.SIGNALS);
    return run;
  }

  private void begin() {
    events++;
    keys.start();
    retained = null;
    hits.clear();
    hitRule = RuleSet.NONE;
  }

  /** Says whether some event was one of those that a rule is meant for. */
  public boolean sawScopeOf(int rule) {
    return programs.sawScopeOf(rule);
  }

  /** Gives the rule of which the event is a match, if it is one. */
  private int source(Event event) {
    if (!rules.consumesSignals()
        || !event.hasText(KnownField.EVENT_CATEGORY, SignalDemand.CATEGORY)) {
      return RuleSet.NONE;
    }
    return event.text(KnownField.RULE_ID).map(rules::find).orElse(RuleSet.NONE);
  }

  private void fulfilled(int number, Event event, SignalSink sink) {
    Probe probe = rules.probe(number);
    matches++;
    // One without a time is counted where it ends.
    if (continues[number] && event.header().timed && !sink.awaits(probe.rule())) {
      return;
    }
    if (hitRule != probe.rule()) {
      flush(event, sink);
      hitRule = probe.rule();
    }
    if (!(rules.plan(probe.rule()).operator() instanceof Operator.Single)) {
      List<JoinTuple> tuples = keys.of(number, event);
      if (tuples.size() > maxKeys) {
        keysCut++;
        tuples = List.copyOf(tuples.subList(0, maxKeys));
      }
      addHits(probe.steps(), tuples);
    }
  }

  private void addHits(List<Integer> steps, List<JoinTuple> tuples) {
    if (tuples.isEmpty()) {
      return;
    }
    for (int step : steps) {
      hits.add(new StepHit(step, tuples));
    }
  }

  /** Emits the signal of the rule at hand; probes come in the order of rules. */
  private void flush(Event event, SignalSink sink) {
    if (hitRule == RuleSet.NONE) {
      return;
    }
    boolean single = rules.plan(hitRule).operator() instanceof Operator.Single;
    if (single || !hits.isEmpty()) {
      hits.sort(BY_STEP);
      RetainedEvent kept = retained;
      if (kept == null) {
        kept = whole ? RetainedEvent.whole(event) : RetainedEvent.of(event, projection);
        retained = kept;
      }
      sink.signal(new Signal(hitRule, kept, hits));
    }
    hits.clear();
    hitRule = RuleSet.NONE;
  }

  /** Gives what was done so far. */
  public StageCounters counters() {
    return new StageCounters(
        events, evaluated, programs.predicates(), matches, keysCut, programs.combinationsCut());
  }
}
