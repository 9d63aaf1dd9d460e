package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.engine.Match;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

class SignalEventsTest {

  @TempDir private Path folder;
  private final FieldTable fields = new FieldTable();
  private final List<String> matched = new ArrayList<>();

  @Test
  void aMatchFiresTheRulesThatWaitForIt() throws IOException {
    run("lua", "process");
    assertThat(matched).containsExactly("first", "second");
  }

  @Test
  void telemetryThatClaimsToBeAMatchFiresNothingAndHidesNothing() throws IOException {
    run("bash", "signal");
    assertThat(matched).isEmpty();
    run("lua", "process", "signal");
    assertThat(matched).containsExactly("first", "second");
  }

  private void run(String process, String... categories) throws IOException {
    matched.clear();
    var options = PipelineOptions.defaults(SequencerLimits.defaults(folder));
    var rules =
        new RuleCompiler(fields, options.engine())
            .compile(
                List.of(
                    plan("first", "process", KnownField.PROCESS_NAME, "lua"),
                    plan("second", "signal", KnownField.RULE_ID, "first")))
            .rules();
    var pipeline = new Pipeline(Assembly.of(options, rules, fields), this::note, _ -> {});
    Event event = new Event(fields);
    event.header().timed = true;
    event.put(KnownField.HOST_NAME, "a");
    event.put(KnownField.PROCESS_NAME, process);
    event.put(KnownField.RULE_ID, "first");
    for (String category : categories) {
      event.put(KnownField.EVENT_CATEGORY, category);
    }
    pipeline.accept(event);
    pipeline.finish();
  }

  private void note(Match match) {
    matched.add(match.ruleId());
  }

  private static RulePlan plan(String id, String category, KnownField field, String value) {
    return new RulePlan(
        id,
        new Operator.Single(
            new Condition.All(
                List.of(equal(KnownField.EVENT_CATEGORY, category), equal(field, value)))));
  }

  private static Condition equal(KnownField field, String value) {
    return new Condition.Test(
        field.fieldName(), new Predicate.Equal(new Literal.Text(value)), Matching.EQL);
  }
}
