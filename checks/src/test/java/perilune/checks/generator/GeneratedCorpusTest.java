package perilune.checks.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.Places;
import perilune.checks.generator.CorpusRules.CorpusRule;
import perilune.engine.reference.ReferenceThresholds;
import perilune.event.FieldTable;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Events made for every EQL and KQL rule of Elastic's public rule set, through all rules at once:
 * each rule finds its own, none of its near misses, and what the reference evaluators find. The
 * numbers below only grow. A line for each rule goes to {@code target/generated-corpus.txt}.
 */
final class GeneratedCorpusTest {

  private static final int EQL_RULES = 1_024;
  private static final int KQL_RULES = 727;
  private static final int EQL_SOLVED = 1_024;
  private static final int KQL_SOLVED = 727;

  /** Near misses of one rule that are run. */
  private static final int MOST_NEAR = 16;

  /** Events of all near misses of one rule that are run, count; the first ones tell most. */
  private static final int MOST_NEAR_EVENTS = 600;

  /** Other rules, drawn by a seed, whose silence or finding is compared on each list of events. */
  private static final int OTHERS = 3;

  @TempDir private Path folder = Path.of("");

  private final List<String> lines = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> solved = new TreeMap<>();
  private final Map<String, Integer> rules = new TreeMap<>();
  private final Map<String, RulePlan> plans = new LinkedHashMap<>();
  private final long seed = Long.getLong("seed", 20_261_122L);
  private final SplittableRandom random = new SplittableRandom(seed);

  @Test
  void everyRuleFindsItsEventsAndNoneOfItsNearMisses() throws IOException {
    Optional<Path> corpus = Places.shared("corpora/elastic-detection-rules");
    if (corpus.isEmpty()) {
      return;
    }
    List<CorpusRule> all = CorpusRules.of(corpus.get());
    List<Made> made =
        all.parallelStream()
            .map(rule -> new CaseMaker(new FieldTable()).make(rule.plan().operator()))
            .toList();
    all.forEach(rule -> plans.put(rule.plan().ruleId(), rule.plan()));
    var streaming =
        new Streaming(all.stream().map(CorpusRule::plan).toList(), new FieldTable(), folder);
    var reference = new Reference(new FieldTable());
    for (int i = 0; i < all.size(); i++) {
      judge(all.get(i), made.get(i), streaming, reference);
    }
    report();
    assertThat(wrong).isEmpty();
    assertThat(rules).containsEntry("eql", EQL_RULES).containsEntry("kuery", KQL_RULES);
    assertThat(solved.get("eql")).isGreaterThanOrEqualTo(EQL_SOLVED);
    assertThat(solved.get("kuery")).isGreaterThanOrEqualTo(KQL_SOLVED);
  }

  private void judge(CorpusRule rule, Made made, Streaming streaming, Reference reference)
      throws IOException {
    rules.merge(rule.language(), 1, Integer::sum);
    String name =
        rule.plan().ruleId() + " " + rule.language() + " " + rule.type() + " " + rule.kind();
    switch (made) {
      case Made.Unsolved(var why) -> lines.add(name + ": unsolved, " + why);
      case Made.Cases(var matching, var near) -> {
        int found = matching(rule.plan(), matching, streaming, reference);
        List<String> misses = near(rule.plan(), near, streaming, reference);
        boolean complete = found == matching.size() && !misses.isEmpty();
        if (complete) {
          solved.merge(rule.language(), 1, Integer::sum);
        }
        lines.add(
            name
                + (complete ? ": solved, " : ": unsolved, ")
                + found
                + " of "
                + matching.size()
                + " found, near misses "
                + misses);
      }
    }
  }

  private int matching(
      RulePlan plan, List<List<Timed>> lists, Streaming streaming, Reference reference)
      throws IOException {
    int whole = 0;
    for (List<Timed> events : lists) {
      List<Streaming.Found> expected = compared(plan, events, streaming, reference);
      if (expected.containsAll(whole(plan, events))) {
        whole++;
      }
    }
    return whole;
  }

  /** Gives what is found in events that are all found. */
  private static List<Streaming.Found> whole(RulePlan plan, List<Timed> events) {
    List<Long> all = events.stream().map(Timed::nanos).sorted().toList();
    List<List<Long>> found =
        switch (plan.operator()) {
          case Operator.Single _, Operator.NewTerms _ -> all.stream().map(List::of).toList();
          case Operator.Threshold _ -> List.of(ReferenceThresholds.shown(all));
          case Operator.Sequence _,
              Operator.Sample _,
              Operator.Score _,
              Operator.Correlated _,
              Operator.Table _ ->
              List.of(all);
        };
    return found.stream().map(nanos -> new Streaming.Found(plan.ruleId(), nanos)).toList();
  }

  private List<String> near(
      RulePlan plan, List<Made.NearMiss> all, Streaming streaming, Reference reference)
      throws IOException {
    var misses = new ArrayList<String>();
    int size = 0;
    for (Made.NearMiss miss : all.subList(0, Math.min(all.size(), MOST_NEAR))) {
      size += miss.events().size();
      if (size > MOST_NEAR_EVENTS && !misses.isEmpty()) {
        break;
      }
      if (miss.isMissedBy(compared(plan, miss.events(), streaming, reference))) {
        misses.add(miss.what());
      }
    }
    return misses;
  }

  /** Gives what the reference finds, having compared it with the stream; of some others, too. */
  private List<Streaming.Found> compared(
      RulePlan plan, List<Timed> events, Streaming streaming, Reference reference)
      throws IOException {
    List<Streaming.Found> found = streaming.over(events);
    List<Streaming.Found> own = reference.over(plan, events);
    check(plan.ruleId(), found, own, events);
    Set<String> asked = new LinkedHashSet<>();
    found.forEach(one -> asked.add(one.ruleId()));
    List<String> ids = List.copyOf(plans.keySet());
    random.ints(OTHERS, 0, ids.size()).forEach(other -> asked.add(ids.get(other)));
    asked.remove(plan.ruleId());
    for (String id : asked) {
      check(id, found, reference.over(plans.getOrDefault(id, plan), events), events);
    }
    return own;
  }

  private void check(
      String id, List<Streaming.Found> found, List<Streaming.Found> expected, List<Timed> events) {
    if (!times(expected, id).equals(times(found, id))) {
      wrong.add(
          id
              + " finds "
              + times(found, id)
              + ", the reference "
              + times(expected, id)
              + " in "
              + events.stream().map(Timed::json).toList());
    }
  }

  private static Set<List<Long>> times(List<Streaming.Found> found, String id) {
    return found.stream()
        .filter(one -> one.ruleId().equals(id))
        .map(Streaming.Found::nanos)
        .collect(Collectors.toSet());
  }

  private void report() throws IOException {
    Path target = Places.repository().resolve("checks/target");
    Files.createDirectories(target);
    Files.write(target.resolve("generated-corpus.txt"), lines);
    System.out.println(
        "seed " + seed + ", rules " + rules + ", with events and near misses " + solved);
    lines.stream().filter(line -> line.contains(": unsolved")).forEach(System.out::println);
    wrong.forEach(line -> System.out.println("differs: " + line));
  }
}
