package perilune.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.engine.correlate.CorrelationMatcher;
import perilune.engine.join.JoinKeys;
import perilune.engine.kind.KindFields;
import perilune.engine.match.ConditionChecker;
import perilune.engine.match.EventView;
import perilune.engine.match.Refusal;
import perilune.engine.table.TableCompiler;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/**
 * Turns plans into rules that run. A plan that cannot run is rejected with its reasons, the others
 * go on. Cold path; owned by one thread.
 */
public final class RuleCompiler {

  private final FieldTable fields;
  private final EngineLimits limits;

  /**
   * Makes a compiler.
   *
   * @param fields gives ids to the plans' fields; events must have the same table
   */
  public RuleCompiler(FieldTable fields, EngineLimits limits) {
    this.fields = fields;
    this.limits = limits;
  }

  /** Compiles rules that run together. */
  public Compilation compile(List<RulePlan> plans) {
    var rejections = new ArrayList<Rejection>();
    var sound = new ArrayList<RulePlan>();
    var ids = new HashSet<String>();
    for (RulePlan plan : plans) {
      List<Rejection> found = check(plan, ids.add(plan.ruleId()));
      rejections.addAll(found);
      if (found.isEmpty()) {
        sound.add(plan);
      }
    }
    var graph = new SignalGraph(sound);
    List<RulePlan> ordered = graph.order();
    rejections.addAll(graph.rejections());
    List<BitSet> takesFrom = takesFrom(ordered, graph);
    return new Compilation(new RuleSet(ordered, takesFrom, build(ordered)), rejections);
  }

  private List<Rejection> check(RulePlan plan, boolean firstOfItsId) {
    String id = plan.ruleId();
    if (!firstOfItsId) {
      String message = "another rule has the id '" + id + "'";
      return List.of(new Rejection(id, Rejection.Kind.DUPLICATE_ID, message));
    }
    List<Step> steps = RuleConditions.steps(plan);
    var found = new ArrayList<Rejection>();
    for (Condition condition : RuleConditions.all(plan)) {
      for (Refusal refusal : ConditionChecker.refusals(condition, limits.maxAutomatonStates())) {
        found.add(new Rejection(id, kind(refusal.kind()), refusal.message()));
      }
    }
    if (plan.operator() instanceof Operator.Table table && found.isEmpty()) {
      for (Refusal refusal : TableCompiler.refusals(table, fields, limits.forTables())) {
        found.add(new Rejection(id, kind(refusal.kind()), refusal.message()));
      }
    }
    // Thresholds and correlations have steps with the values that they count for keys.
    boolean joined =
        !(plan.operator() instanceof Operator.Threshold
            || plan.operator() instanceof Operator.Correlated);
    if (joined && steps.stream().map(step -> step.keys().size()).distinct().count() > 1) {
      String message = "the steps have different numbers of join keys";
      found.add(new Rejection(id, Rejection.Kind.UNSUPPORTED, message));
    }
    if (plan.operator() instanceof Operator.Correlated(var correlation)) {
      CorrelationMatcher.refusals(correlation, limits.maxEventsPerGroup())
          .forEach(why -> found.add(new Rejection(id, Rejection.Kind.TOO_LARGE, why)));
    }
    if (found.isEmpty()
        && plan.fields().stream().anyMatch(field -> fields.intern(field) == FieldTable.FULL)) {
      String message = "the table of field names is full";
      found.add(new Rejection(id, Rejection.Kind.TOO_LARGE, message));
    }
    return found.stream().distinct().toList();
  }

  private static Rejection.Kind kind(Refusal.Kind kind) {
    return switch (kind) {
      case REGEX -> Rejection.Kind.REGEX;
      case TOO_LARGE -> Rejection.Kind.TOO_LARGE;
      case UNSUPPORTED -> Rejection.Kind.UNSUPPORTED;
    };
  }

  private static List<BitSet> takesFrom(List<RulePlan> ordered, SignalGraph graph) {
    var plain = new BitSet();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int rule = 0; rule < ordered.size(); rule++) {
      String id = ordered.get(rule).ruleId();
      numbers.put(id, rule);
      plain.set(rule, !graph.demand(id).consumes() && !SignalGraph.isLate(ordered.get(rule)));
    }
    var all = new ArrayList<BitSet>();
    for (RulePlan plan : ordered) {
      SignalDemand demand = graph.demand(plan.ruleId());
      BitSet from = demand.fromAll() ? (BitSet) plain.clone() : new BitSet();
      demand.ruleIds().forEach(id -> from.set(numbers.getOrDefault(id, 0)));
      all.add(from);
    }
    return all;
  }

  private RuleSet.Compiled build(List<RulePlan> plans) {
    var probes = new ArrayList<Probe>();
    // Steps that join by the same fields share their keys: they are taken from an event once.
    var shared = new HashMap<List<JoinKey>, JoinKeys>();
    for (int rule = 0; rule < plans.size(); rule++) {
      for (var entry : distinctSteps(plans.get(rule)).entrySet()) {
        Step step = entry.getKey();
        JoinKeys keys = shared.computeIfAbsent(step.keys(), list -> new JoinKeys(list, fields));
        probes.add(new Probe(rule, step.condition(), keys, entry.getValue()));
      }
    }
    Set<String> asked = new LinkedHashSet<>();
    plans.forEach(plan -> asked.addAll(plan.fields()));
    Scopes scopes = Scopes.of(plans);
    var compiler = new ProgramCompiler(fields, limits, List.copyOf(probes), scopes);
    KindFields kinds = KindFields.among(asked, fields);
    FieldDemand demand = demand(asked, plans);
    return new RuleSet.Compiled(fields, demand, probes, compiler, kinds, limits, scopes);
  }

  private static Map<Step, List<Integer>> distinctSteps(RulePlan plan) {
    List<Step> steps = RuleConditions.steps(plan);
    if (steps.size() == 1) {
      // Nearly all rules: one is not compared, for which all of its condition would be hashed.
      return Map.of(steps.getFirst(), List.of(0));
    }
    Map<Step, List<Integer>> distinct = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      distinct.computeIfAbsent(steps.get(i), _ -> new ArrayList<>()).add(i);
    }
    return distinct;
  }

  /** Gives the fields of context that no rule names: a search in all fields leaves them out. */
  private static BitSet unaskedOwn(BitSet asked) {
    var own = new BitSet();
    for (KnownField field : KnownField.values()) {
      own.set(field.id(), !EventView.isSearched(field.fieldName()) && !asked.get(field.id()));
    }
    return own;
  }

  private FieldDemand demand(Set<String> asked, List<RulePlan> plans) {
    var ids = new BitSet();
    asked.forEach(field -> ids.set(fields.intern(field)));
    if (plans.stream().anyMatch(RulePlan::looksEverywhere)) {
      return FieldDemand.allBut(unaskedOwn(ids)).plus(KnownField.EVENT_ID);
    }
    return FieldDemand.of(ids).plus(KnownField.EVENT_ID);
  }
}
