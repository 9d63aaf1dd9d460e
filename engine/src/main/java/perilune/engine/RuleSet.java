package perilune.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.engine.kind.KindFields;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.rules.plan.RulePlan;

/**
 * Rules that run together, compiled. They are numbered from 0, each after those whose matches it
 * takes. Immutable but for the programs that are made as events ask for them, and may serve many
 * threads; the field table that it was compiled with belongs to the thread that reads.
 */
public final class RuleSet {

  /** What {@link #find} gives for an unknown id. */
  public static final int NONE = -1;

  private final List<RulePlan> plans;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<BitSet> takesFrom;
  private final BitSet consumed = new BitSet();
  private final FieldTable fields;
  private final FieldDemand demand;
  private final Probe[] probes;
  private final Programs programs;
  private final Scopes scopes;

  RuleSet(List<RulePlan> plans, List<BitSet> takesFrom, Compiled compiled) {
    this.plans = List.copyOf(plans);
    this.takesFrom = List.copyOf(takesFrom);
    for (int rule = 0; rule < plans.size(); rule++) {
      numbers.put(plans.get(rule).ruleId(), rule);
      consumed.or(takesFrom.get(rule));
    }
    fields = compiled.fields();
    demand = compiled.demand();
    probes = compiled.probes().toArray(Probe[]::new);
    programs = new Programs(compiled.compiler(), compiled.kinds(), compiled.limits());
    scopes = compiled.scopes();
  }

  /** What the compiler hands over. */
  record Compiled(
      FieldTable fields,
      FieldDemand demand,
      List<Probe> probes,
      ProgramCompiler compiler,
      KindFields kinds,
      EngineLimits limits,
      Scopes scopes) {}

  /** Gives the number of rules. */
  public int size() {
    return plans.size();
  }

  /** Gives the id of a rule. */
  public String ruleId(int rule) {
    return plans.get(rule).ruleId();
  }

  /** Gives the number of a rule, or {@link #NONE}. */
  public int find(String ruleId) {
    return numbers.getOrDefault(ruleId, NONE);
  }

  /** Gives what a rule means. */
  public RulePlan plan(int rule) {
    return plans.get(rule);
  }

  /** Asks for every field that a rule looks at or joins by. */
  public FieldDemand demand() {
    return demand;
  }

  /** Says whether some rule takes other rules' matches as input. */
  public boolean consumesSignals() {
    return !consumed.isEmpty();
  }

  /** Says whether some rule takes this rule's matches as input. */
  public boolean isConsumed(int rule) {
    return consumed.get(rule);
  }

  /** Gives the rules whose matches a rule takes, ascending; all are numbered below it. */
  public List<Integer> dependencies(int rule) {
    return takesFrom.get(rule).stream().boxed().toList();
  }

  boolean takesFrom(int rule, int other) {
    return takesFrom.get(rule).get(other);
  }

  /**
   * Gives the rules of which some step is evaluated on every event, because nothing that the index
   * knows is necessary for it; ascending. O(rules) for the first call: builds an index of all.
   */
  public List<Integer> alwaysEvaluated() {
    return programs.unindexed().stream().map(probe -> probes[probe].rule()).distinct().toList();
  }

  /**
   * Says whether rules are evaluated on every event because the texts of the index reached their
   * limit.
   */
  public boolean indexIsFull() {
    return programs.general().index().isFull();
  }

  FieldTable fields() {
    return fields;
  }

  /** Gives the programs of all stages. */
  Programs programs() {
    return programs;
  }

  Scopes scopes() {
    return scopes;
  }

  Probe probe(int number) {
    return probes[number];
  }

  int probes() {
    return probes.length;
  }
}
