package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import perilune.engine.match.ConditionChecker;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Decides whether one condition implies another. Cold path; owned by one thread, and remembers what
 * it found of fields. Bounded: what takes too many steps is undecided.
 */
public final class Subsumption {

  /** Largest regular expression that is looked at, in states. */
  private static final int MAX_STATES = 10_000;

  private static final SortedSet<String> NO_FIELDS = new TreeSet<>();

  private final FieldTable fields;
  private final Predicate<String> mayHaveMany;
  private final FieldRequirements requirements = new FieldRequirements();

  /**
   * Makes one.
   *
   * @param fields types of fields
   * @param mayHaveMany says of a field whether events may have several values of it at once; of
   *     others a proof may take one value for granted, and then says so
   */
  public Subsumption(FieldTable fields, Predicate<String> mayHaveMany) {
    this.fields = fields;
    this.mayHaveMany = mayHaveMany;
  }

  /** Says whether every event that fulfils the narrow condition fulfils the wide one. */
  public Inclusion of(Condition narrow, Condition wide) {
    return impossible(Conditions.all(List.of(narrow, Conditions.not(wide))));
  }

  /** Says whether no event fulfils a condition; one that does is a refutation. */
  public Inclusion impossible(Condition condition) {
    if (!ConditionChecker.refusals(condition, MAX_STATES).isEmpty()) {
      return new Inclusion.Undecided("the engine does not run such a condition");
    }
    Formula formula = new FormulaReader(this::type).of(condition, true);
    BranchSearch.Found single = search(condition, formula, field -> !mayHaveMany.test(field));
    if (single.event().isPresent()) {
      return new Inclusion.Refuted(List.of(single.event().get()));
    }
    if (!single.why().isEmpty()) {
      return new Inclusion.Undecided(single.why());
    }
    BranchSearch.Found many = search(condition, formula, _ -> false);
    boolean whatever = many.event().isEmpty() && many.why().isEmpty();
    return new Inclusion.Proven(whatever ? NO_FIELDS : singleValued(condition, formula));
  }

  /** Gives fields that have to have one value, left out one by one where the proof stands. */
  private SortedSet<String> singleValued(Condition condition, Formula formula) {
    Set<String> needed = new LinkedHashSet<>(new RulePlan("", single(condition)).fields());
    needed.removeIf(mayHaveMany);
    for (String field : List.copyOf(needed)) {
      needed.remove(field);
      BranchSearch.Found without = search(condition, formula, needed::contains);
      if (without.event().isPresent() || !without.why().isEmpty()) {
        needed.add(field);
      }
    }
    return new TreeSet<>(needed);
  }

  private static Operator single(Condition condition) {
    return new Operator.Single(condition);
  }

  private BranchSearch.Found search(
      Condition condition, Formula formula, Predicate<String> isSingle) {
    Branch root =
        new Branch((field, about) ->
            requirements.of(type(field), !field.isEmpty() && isSingle.test(field), about))
            .with(formula);
    return new BranchSearch(new ExampleEvent(fields, condition)::fulfils).search(root);
  }

  /** Gives the parts of the wide condition that are not proven to follow from the narrow one. */
  public List<Condition> lacking(Condition narrow, Condition wide) {
    var lacking = new ArrayList<Condition>();
    List<Condition> parts = wide instanceof Condition.All(var all) ? all : List.of(wide);
    for (Condition part : parts) {
      if (!(of(narrow, part) instanceof Inclusion.Proven)) {
        lacking.add(part);
      }
    }
    return List.copyOf(lacking);
  }

  /** Says whether every match of the narrow rule comes with a match of the wide one. */
  public Inclusion of(RulePlan narrow, RulePlan wide) {
    return new PlanInclusion(this).of(narrow, wide);
  }

  /** Says whether an event with these values, and no others, fulfils a condition. */
  boolean holds(Condition condition, Map<String, List<Object>> event) {
    return new ExampleEvent(fields, condition).fulfils(event);
  }

  private FieldType type(String field) {
    int id = field.isEmpty() ? FieldTable.FULL : fields.intern(field);
    return id == FieldTable.FULL ? FieldType.ANY : fields.type(id);
  }
}
