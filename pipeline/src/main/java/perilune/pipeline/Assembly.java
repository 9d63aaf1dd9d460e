package perilune.pipeline;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import perilune.context.HostContext;
import perilune.context.baseline.BaselineContext;
import perilune.context.baseline.Learner;
import perilune.engine.CostMeter;
import perilune.engine.OperatorStage;
import perilune.engine.RuleSet;
import perilune.engine.SignalStage;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.findings.FindingBuilder;
import perilune.pipeline.sequencer.EventPool;

/**
 * The parts from which a pipeline is made, with what follows from the loaded rules: which fields
 * readers extract and context fills, and which are kept of an event that matched.
 *
 * @param options how it runs
 * @param rules compiled rules
 * @param demand fields that readers and context have to give
 * @param kept what is kept of an event that matched
 * @param pool where events come from
 * @param meter measures what it costs; null: nothing does
 */
public record Assembly(
    PipelineOptions options,
    RuleSet rules,
    FieldDemand demand,
    Kept kept,
    EventPool pool,
    @Nullable CostMeter meter) {

  /** Works out from the rules what is asked for and what is kept. */
  public static Assembly of(PipelineOptions options, RuleSet rules, FieldTable fields) {
    return of(options, rules, fields, List.of());
  }

  /**
   * Works out from the rules what is asked for and what is kept.
   *
   * @param told fields that findings take from events, besides those that they always show
   */
  public static Assembly of(
      PipelineOptions options, RuleSet rules, FieldTable fields, List<String> told) {
    var shown = new BitSet();
    told.stream().mapToInt(fields::intern).filter(id -> id != FieldTable.FULL).forEach(shown::set);
    for (KnownField field : FindingBuilder.SHOWN) {
      shown.set(field.id());
    }
    for (int rule = 0; rule < rules.size(); rule++) {
      List<String> names = rules.plan(rule).fields();
      names.stream()
          .mapToInt(fields::intern)
          .filter(id -> id != FieldTable.FULL)
          .forEach(shown::set);
    }
    // Only what is compared with a baseline needs who started whom on every event.
    boolean compares = !options.baseline().isNone();
    if (compares) {
      BaselineContext.filled().forEach(field -> shown.set(field.id()));
    }
    FieldDemand asked = asked(rules, shown);
    FieldDemand demand = needed(compares ? Learner.needs(asked) : asked);
    return new Assembly(
        options, rules, demand, new Kept.Fields(shown), new EventPool(fields), null);
  }

  /** Adds what context and the watch over sensors need. */
  private static FieldDemand needed(FieldDemand asked) {
    return HostContext.needs(asked)
        .plus(KnownField.EVENT_MODULE, KnownField.AUDITD_LOST, KnownField.HOST_NAME);
  }

  /**
   * Gives the same for matches of which no field is shown: rules ask for what they look at, and of
   * an event that matched only its identity is kept. Where rules take each other's matches, or
   * events are compared with a baseline, nothing changes: that needs more.
   */
  public Assembly withoutShown() {
    if (rules.consumesSignals() || !options.baseline().isNone()) {
      return this;
    }
    var kept = new BitSet();
    kept.set(KnownField.HOST_NAME.id());
    return new Assembly(options, rules, needed(rules.demand()), new Kept.Fields(kept), pool, meter);
  }

  /** A rule that looks into every field asks for those that nobody names too. */
  private static FieldDemand asked(RuleSet rules, BitSet shown) {
    if (!rules.demand().wantsAll()) {
      return FieldDemand.of(shown);
    }
    KnownField[] own =
        Arrays.stream(KnownField.values())
            .filter(field -> shown.get(field.id()))
            .toArray(KnownField[]::new);
    return rules.demand().plus(own);
  }

  /** Gives the same with another demand: for showing more of an event than rules look at. */
  public Assembly wanting(FieldDemand other) {
    return new Assembly(options, rules, other, kept, pool, meter);
  }

  /** Gives the same with what somebody who looks at every event asks for beside the rules. */
  public Assembly also(UnaryOperator<FieldDemand> more) {
    return wanting(HostContext.needs(more.apply(demand)));
  }

  /** Gives the same, with every field asked for and kept of an event that matched. */
  public Assembly keepingAll() {
    return new Assembly(options, rules, FieldDemand.all(), new Kept.Everything(), pool, meter);
  }

  /** Gives the same, measured: it finds the same, and takes longer. */
  public Assembly measuredBy(CostMeter by) {
    return new Assembly(options, rules, demand, kept, pool, by);
  }

  /** Makes a stage 1 that keeps what is to be kept. */
  SignalStage signalStage() {
    SignalStage stage =
        switch (kept) {
          case Kept.Fields(var ids) ->
              new SignalStage(rules, ids.stream().toArray(), options.engine());
          case Kept.Everything() -> SignalStage.keepingWhole(rules, options.engine());
        };
    if (meter != null) {
      stage.measure(meter);
    }
    return stage;
  }

  /** Makes a stage 2. */
  OperatorStage operatorStage() {
    var stage = new OperatorStage(rules, options.engine());
    if (meter != null) {
      stage.measure(meter);
    }
    return stage;
  }

  /** What is kept of an event that matched. */
  public sealed interface Kept {

    /** The fields of these ids. */
    record Fields(BitSet ids) implements Kept {}

    /** All that it has. */
    record Everything() implements Kept {}
  }
}
