package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.RulePlan;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.SourceText;

/** What a correlation drops at its limits is the oldest, and is counted. */
class CorrelationLimitsTest {

  private static final String RULES =
      """
      title: A
      name: a
      logsource: {product: acme}
      detection: {selection: {kind: a}, condition: selection}
      ---
      title: B
      name: b
      logsource: {product: acme}
      detection: {selection: {kind: b}, condition: selection}
      ---
      title: Correlation
      """;

  private final FieldTable fields = new FieldTable();

  private static RulePlan plan(String correlation) {
    var options = SigmaOptions.defaults();
    var text =
        new SourceText("case.yml", RULES + "correlation: {timespan: 10m, " + correlation + "}");
    SigmaFile file = Sigma.link(List.of(Sigma.read(text, options)), options).getFirst();
    assertThat(file.rules()).as(file.diagnostics().toString()).hasSize(3);
    return file.rules().getLast().plan();
  }

  private static EngineLimits limits(int maxPendingPerRule, int maxEventsPerGroup) {
    return new EngineLimits(maxPendingPerRule, 100, 1_000, 1_000, 100, 1_000, maxEventsPerGroup);
  }

  /** Words are kind, user and value, a second apart: {@code a/x/5}. */
  private Run run(String correlation, EngineLimits limits, String words) {
    Run run = Run.of(fields, List.of(plan(correlation)), limits);
    int second = 0;
    for (String word : words.split(" ", -1)) {
      String[] parts = word.split("/", -1);
      var event = new Event(fields);
      event.header().timed = true;
      event.header().timeNanos = ++second * 1_000_000_000L;
      event.header().hostKey = "h";
      event.header().hashHigh = second;
      event.put(fields.intern("product"), "acme");
      event.put(fields.intern("kind"), parts[0]);
      event.put(fields.intern("u"), parts[1]);
      event.put(fields.intern("f"), parts[2]);
      run.accept(event);
    }
    return run;
  }

  private static List<String> groups(Run run) {
    return run.matches.stream().map(match -> String.join("/", match.joinKeys())).toList();
  }

  /** A group weighs one, and one for each event that it keeps: two of one event fit into four. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          type: event_count, condition: {gte: 2}            | a/x/1 a/y/1 a/x/1             | x    | 1
          type: event_count, condition: {gte: 2}            | a/x/1 a/x/1                   | x    | 0
          type: event_count, condition: {gte: 2}            | a/x/1 a/y/1 a/z/1             | none | 1
          type: event_count, condition: {gte: 2}            | a/x/1 a/y/1 a/z/1 a/x/1       | none | 2
          type: event_count, condition: {gte: 2}            | a/x/1 a/y/1 a/z/1 a/z/1       | z    | 2
          type: event_count, condition: {gte: 2}            | a/x/1 a/y/1 a/x/1 a/z/1 a/x/1 | x    | 2
          type: temporal_ordered                            | a/x/1 a/y/1 b/x/1             | x    | 1
          type: temporal_ordered                            | a/x/1 a/y/1 a/z/1 b/x/1       | none | 2
          type: temporal_ordered                            | a/x/1 a/y/1 a/z/1 b/z/1       | z    | 2
          """)
  void theGroupThatWaitedLongestIsDroppedAndCounted(
      String correlation, String words, String group, long evicted) {
    Run run = run(correlation + ", rules: [a, b], group-by: [u]", limits(4, 100), words);
    assertThat(groups(run)).isEqualTo(group == null ? List.of() : List.of(group));
    assertThat(run.operators.counters().evicted()).isEqualTo(evicted);
    assertThat(run.operators.counters().pending()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: value_sum, condition: {gte: 7, field: f}           | a/x/5 a/x/2             | 1 | 0
          type: value_sum, condition: {gte: 9, field: f}           | a/x/5 a/x/2 a/x/2       | 0 | 1
          type: value_sum, condition: {gte: 9, field: f}           | a/x/5 a/x/2 a/x/2 a/x/7 | 1 | 2
          type: value_count, condition: {gte: 2, field: f}         | a/x/1 a/x/2 a/x/3 a/x/4 | 1 | 0
          type: value_count, condition: {gte: 1, lte: 9, field: f} | a/x/1 a/x/2 a/x/3       | 0 | 1
          type: event_count, condition: {gte: 2}                   | a/x/1 a/x/2 a/x/3 a/x/4 | 1 | 0
          """)
  void theOldestOfAGroupIsDroppedAndCountedWhereItMakesADifference(
      String correlation, String words, int matches, long evicted) {
    Run run = run(correlation + ", rules: [a], group-by: [u]", limits(1_000, 2), words);
    assertThat(run.matches).hasSize(matches);
    assertThat(run.operators.counters().evicted()).isEqualTo(evicted);
  }

  @Test
  void aCountThatNoGroupCanComeToIsRefusedByName() {
    for (String type :
        List.of("event_count, condition: {gt: 2}", "value_count, condition: {gte: 3, field: f}")) {
      Compilation compilation =
          new RuleCompiler(fields, limits(1_000, 2))
              .compile(List.of(plan("type: " + type + ", rules: [a]")));
      assertThat(compilation.rejections().toString()).contains("counts to 3; at most 2");
    }
  }
}
