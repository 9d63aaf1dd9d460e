package perilune.pipeline;

import java.util.BitSet;
import java.util.List;
import perilune.context.HostContext;
import perilune.engine.RuleSet;
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
 * @param projection ids of the fields kept of an event that matched
 * @param pool where events come from
 */
public record Assembly(
    PipelineOptions options, RuleSet rules, FieldDemand demand, BitSet projection, EventPool pool) {

  /** Works out demand and projection from the rules. */
  public static Assembly of(PipelineOptions options, RuleSet rules, FieldTable fields) {
    var kept = new BitSet();
    for (KnownField field : FindingBuilder.SHOWN) {
      kept.set(field.id());
    }
    for (int rule = 0; rule < rules.size(); rule++) {
      List<String> names = rules.plan(rule).fields();
      names.stream()
          .mapToInt(fields::intern)
          .filter(id -> id != FieldTable.FULL)
          .forEach(kept::set);
    }
    FieldDemand demand =
        HostContext.needs(FieldDemand.of(kept))
            .plus(KnownField.EVENT_MODULE, KnownField.AUDITD_LOST);
    return new Assembly(options, rules, demand, kept, new EventPool(fields));
  }

  /** Gives the same, with every field asked for: for showing events whole. */
  public Assembly wanting(FieldDemand other) {
    return new Assembly(options, rules, other, projection, pool);
  }

  /** Gives the same, keeping every field of the table as it is now of an event that matched. */
  public Assembly keepingAll(FieldTable fields) {
    var all = new BitSet();
    all.set(0, fields.size());
    return new Assembly(options, rules, FieldDemand.all(), all, pool);
  }
}
