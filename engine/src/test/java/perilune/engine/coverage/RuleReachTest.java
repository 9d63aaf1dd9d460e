package perilune.engine.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Which conditions can become true where fields are absent, as a table of queries. */
class RuleReachTest {

  private static final String ARROW = " => ";

  private static final TelemetryShape SHAPE =
      new TelemetryShape(
          List.of(
              group("process", Set.of("process.name", "user.id")),
              group("network", Set.of("process.name", "destination.port"))));

  private static TelemetryShape.Group group(String category, Set<String> own) {
    var fields = new HashSet<>(own);
    fields.addAll(List.of("event.category", "host.os.type"));
    var values = Map.of("event.category", List.of(category), "host.os.type", List.of("linux"));
    return new TelemetryShape.Group(values, fields, 10);
  }

  @Test
  void everyQueryReachesWhatStandsBesideIt() throws IOException {
    var reach = new RuleReach(SHAPE);
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (String line : lines()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        cases++;
        int arrow = line.lastIndexOf(ARROW);
        String found = words(reach.of(plan(line.substring(0, arrow))));
        if (!found.equals(line.substring(arrow + ARROW.length()))) {
          wrong.add(line + "   but was " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(35);
  }

  @Test
  void aFieldThatIsAssumedIsThereInEveryEvent() {
    var reach = new RuleReach(SHAPE);
    RulePlan both = plan("process where x == \"a\" and y == \"b\"");

    assertThat(words(reach.of(both, Set.of("x")))).isEqualTo("blind without y");
    assertThat(words(reach.of(both, Set.of("x", "y")))).isEqualTo("runs");
  }

  @Test
  void aScoreIsBlindWhereWhatRemainsIsTooLittle() {
    var reach = new RuleReach(SHAPE);

    assertThat(words(reach.of(score(30)))).isEqualTo("partly x");
    assertThat(words(reach.of(score(31)))).isEqualTo("blind without x");
  }

  private static RulePlan score(int threshold) {
    var opening = step("process where true");
    var parts =
        List.of(
            new Operator.Part(step("network where destination.port == 1"), 30),
            new Operator.Part(step("process where x == \"a\""), 30));
    return new RulePlan("score", new Operator.Score(opening, parts, threshold, 1_000));
  }

  private static Step step(String query) {
    if (plan(query).operator() instanceof Operator.Single(var condition)) {
      return new Step(condition, List.of(new JoinKey("process.name", false)));
    }
    throw new AssertionError(query);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = RuleReachTest.class.getResourceAsStream("reach-cases.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static RulePlan plan(String query) {
    Parsed<CompiledQuery> parsed =
        Eql.compile(
            new SourceText("query", query), EqlOptions.defaults().withKnownFields(Set.of()));
    return switch (parsed) {
      case Parsed.Ok<CompiledQuery>(var compiled, var _) ->
          new RulePlan("rule", compiled.operator());
      case Parsed.Failed<CompiledQuery>(var problems) ->
          throw new AssertionError(query + ": " + problems);
    };
  }

  private static String words(RuleReach.Verdict verdict) {
    return switch (verdict) {
      case RuleReach.Verdict.Runs _ -> "runs";
      case RuleReach.Verdict.Partly(var missing) -> "partly " + String.join(", ", missing);
      case RuleReach.Verdict.Blind blind -> {
        var told = new ArrayList<String>();
        if (!blind.fields().isEmpty()) {
          told.add(" without " + String.join(", ", blind.fields()));
        }
        blind.someOf().forEach(some -> told.add(" without some of " + String.join(", ", some)));
        blind.reasons().forEach(reason -> told.add(": " + reason));
        yield "blind" + told.stream().collect(Collectors.joining(";"));
      }
    };
  }
}
