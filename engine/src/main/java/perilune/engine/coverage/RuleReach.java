package perilune.engine.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import perilune.engine.coverage.TelemetryShape.Group;
import perilune.engine.explain.RulePart;
import perilune.engine.explain.RuleParts;
import perilune.engine.match.SingleTest;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Says what a rule can find in telemetry of a shape.
 *
 * <p>A part of a rule can be fulfilled if there is a kind of events in which its condition can
 * become true and its join keys have values. A field is required if it cannot without it. Cold
 * path; owned by one thread. O(parts x kinds of events), times fields for a blind rule.
 */
public final class RuleReach {

  /** What a rule can find. */
  public sealed interface Verdict {

    /** Everything: all its fields occur. */
    record Runs() implements Verdict {}

    /**
     * Something: fields without which it still finds, but less or more than was meant, do not
     * occur.
     */
    record Partly(SortedSet<String> missing) implements Verdict {}

    /**
     * Nothing.
     *
     * @param fields those of which each is required and does not occur where it has to
     * @param someOf sets of such fields of which one or some would do
     * @param reasons what else stands against it, in words: kinds of events that do not occur
     */
    record Blind(SortedSet<String> fields, Set<SortedSet<String>> someOf, SortedSet<String> reasons)
        implements Verdict {}
  }

  private final TelemetryShape shape;
  private final IdentityHashMap<Group, Integer> numbers = new IdentityHashMap<>();
  private final SingleTest tests = new SingleTest();
  // Whether a test of a key holds for the values of each kind of events.
  private final Map<Condition.Test, boolean[]> onKeys = new HashMap<>();

  /** Makes it for telemetry. */
  public RuleReach(TelemetryShape shape) {
    this.shape = shape;
    shape.groups().forEach(group -> numbers.put(group, numbers.size()));
  }

  /** Judges a rule. */
  public Verdict of(RulePlan plan) {
    return of(plan, Set.of());
  }

  /** Judges a rule as if every event had these fields too. */
  public Verdict of(RulePlan plan, Set<String> assumed) {
    List<RulePart> parts = RuleParts.of(plan).parts();
    var blind = new Blindness();
    var missing = new TreeSet<String>();
    int reachable = 0;
    for (RulePart part : parts) {
      if (part.role() == RulePart.Role.SIGNAL) {
        // What the other rule can find is that rule's verdict.
        reachable += part.weight();
        continue;
      }
      boolean possible = partly(part, assumed, missing);
      if (!possible && part.role() == RulePart.Role.REQUIRED) {
        blind.add(part, assumed);
      } else if (possible && part.role() == RulePart.Role.COUNTS) {
        reachable += part.weight();
      }
    }
    if (plan.operator() instanceof Operator.Score score && reachable < score.threshold()) {
      blind.addOneOf(parts, assumed);
    }
    if (!blind.isEmpty()) {
      return blind.verdict();
    }
    return missing.isEmpty() ? new Verdict.Runs() : new Verdict.Partly(missing);
  }

  /** Says whether some kind of events can fulfil a part; adds the fields that none of them has. */
  private boolean partly(RulePart part, Set<String> assumed, Set<String> missing) {
    List<Group> possible = groups(group -> canHold(part, group, assumed));
    List<Group> asked = possible.isEmpty() ? shape.groups() : possible;
    for (String field : fields(part)) {
      if (!assumed.contains(field) && asked.stream().noneMatch(g -> g.fields().contains(field))) {
        missing.add(field);
      }
    }
    return !possible.isEmpty();
  }

  private List<Group> groups(Predicate<Group> wanted) {
    return shape.groups().stream().filter(wanted).toList();
  }

  /** Gives the fields of a part, keys too. */
  private static Set<String> fields(RulePart part) {
    var all =
        new LinkedHashSet<>(
            new RulePlan("part", new Operator.Single(part.step().condition())).fields());
    part.step().keys().stream().map(JoinKey::field).forEach(all::add);
    return all;
  }

  private boolean canHold(RulePart part, Group group, Set<String> assumed) {
    var leaves = new InGroup(group, assumed);
    return new Possibility(leaves).canHold(part.step().condition())
        && part.step().keys().stream().allMatch(k -> k.nullable() || leaves.isThere(k.field()));
  }

  /** What one kind of events says of a leaf. */
  private final class InGroup implements Possibility.Leaves {

    private final Group group;
    private final Set<String> assumed;

    InGroup(Group group, Set<String> assumed) {
      this.group = group;
      this.assumed = assumed;
    }

    @Override
    public boolean isThere(String field) {
      return group.fields().contains(field) || assumed.contains(field);
    }

    @Override
    public int of(Condition.Test test) {
      if (assumed.contains(test.field()) || !group.values().containsKey(test.field())) {
        return Possibility.TRUE | Possibility.FALSE;
      }
      boolean[] known = onKeys.computeIfAbsent(test, RuleReach.this::onKeys);
      return known[numbers.getOrDefault(group, 0)] ? Possibility.TRUE : Possibility.FALSE;
    }
  }

  private boolean[] onKeys(Condition.Test test) {
    boolean[] holds = new boolean[shape.groups().size()];
    for (int i = 0; i < holds.length; i++) {
      List<String> values = shape.groups().get(i).values().getOrDefault(test.field(), List.of());
      holds[i] = tests.holds(test, values);
    }
    return holds;
  }

  /** Collects why parts cannot be fulfilled. */
  private final class Blindness {

    private final SortedSet<String> fields = new TreeSet<>();
    private final Set<SortedSet<String>> someOf = new LinkedHashSet<>();
    private final SortedSet<String> reasons = new TreeSet<>();

    boolean isEmpty() {
      return fields.isEmpty() && someOf.isEmpty() && reasons.isEmpty();
    }

    Verdict verdict() {
      return new Verdict.Blind(fields, someOf, reasons);
    }

    void add(RulePart part, Set<String> assumed) {
      Set<String> own = fields(part);
      List<Group> fitting = groups(group -> canHold(part, group, lacking(own, group, assumed)));
      if (fitting.isEmpty()) {
        reasons.add(wrongValues(part, own));
        return;
      }
      var reasons = new ArrayList<SortedSet<String>>();
      fitting.forEach(group -> reasons.add(required(part, group, assumed)));
      SortedSet<String> fewest =
          reasons.stream().min(Comparator.comparingInt(RuleReach::rank)).orElseThrow();
      if (!fewest.isEmpty()) {
        fields.addAll(fewest);
        return;
      }
      Group group = fitting.getFirst();
      var alternatives = new TreeSet<>(lacking(own, group, assumed));
      alternatives.removeAll(assumed);
      someOf.add(useful(part, group, assumed, alternatives));
    }

    /** Of parts that count and cannot be fulfilled some have to be: one, where there is but one. */
    void addOneOf(List<RulePart> parts, Set<String> assumed) {
      List<RulePart> impossible =
          parts.stream()
              .filter(part -> part.role() == RulePart.Role.COUNTS)
              .filter(part -> groups(group -> canHold(part, group, assumed)).isEmpty())
              .toList();
      if (impossible.size() == 1) {
        add(impossible.getFirst(), assumed);
        return;
      }
      var lacking = new TreeSet<String>();
      Set<String> known = shape.fields();
      impossible.forEach(part -> lacking.addAll(fields(part)));
      lacking.removeIf(field -> known.contains(field) || assumed.contains(field));
      if (lacking.isEmpty()) {
        reasons.add("too few of its signs can occur");
      } else {
        someOf.add(lacking);
      }
    }

    /** Leaves out what does not help. */
    private SortedSet<String> useful(
        RulePart part, Group group, Set<String> assumed, SortedSet<String> lacking) {
      return lacking.stream()
          .filter(field -> canHold(part, group, plus(assumed, Set.of(field))))
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toCollection(TreeSet::new),
                  helping -> helping.isEmpty() ? lacking : helping));
    }
  }

  private static int rank(Set<String> fields) {
    return fields.isEmpty() ? Integer.MAX_VALUE : fields.size();
  }

  private static Set<String> plus(Set<String> one, Set<String> other) {
    var both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  /** Gives the fields to assume so that a kind of events has all of a part's. */
  private static Set<String> lacking(Set<String> own, Group group, Set<String> assumed) {
    Set<String> lacking = plus(assumed, own);
    lacking.removeIf(field -> group.fields().contains(field) && !assumed.contains(field));
    return lacking;
  }

  /** Gives the fields without each of which, all others given, the part cannot be fulfilled. */
  private SortedSet<String> required(RulePart part, Group group, Set<String> assumed) {
    Set<String> lacking = lacking(fields(part), group, assumed);
    var required = new TreeSet<String>();
    for (String field : lacking) {
      Set<String> others = new LinkedHashSet<>(lacking);
      others.remove(field);
      if (!assumed.contains(field) && !canHold(part, group, others)) {
        required.add(field);
      }
    }
    return required;
  }

  /** Names the kinds of events that a part asks for and that do not occur. */
  private String wrongValues(RulePart part, Set<String> own) {
    List<String> keys = TelemetryShape.KEYS.stream().filter(own::contains).toList();
    List<String> toBlame =
        keys.stream()
            .filter(key ->
                !groups(g -> canHold(part, g, plus(lacking(own, g, Set.of()), Set.of(key))))
                    .isEmpty())
            .toList();
    return KeyWords.of(part.step().condition(), toBlame.isEmpty() ? keys : toBlame);
  }
}
