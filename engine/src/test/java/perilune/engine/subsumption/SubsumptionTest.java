package perilune.engine.subsumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import perilune.event.FieldTable;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Which conditions follow from which, as a table of queries; and rules of several events. */
class SubsumptionTest {

  private static final String ARROW = " => ";

  private final Subsumption subsumption =
      new Subsumption(new FieldTable(), Set.of("many")::contains);

  @Test
  void everyAnswerIsTheOneThatStandsBesideIt() throws IOException {
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (String line : lines()) {
      if (!line.startsWith("#") && !line.isBlank()) {
        cases++;
        String[] parts = line.split(ARROW);
        Inclusion answer =
            subsumption.of(plan("any where " + parts[0]), plan("any where " + parts[1]));
        if (!words(answer).equals(parts[2])) {
          wrong.add(line + "   but was " + answer);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(35);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = SubsumptionTest.class.getResourceAsStream("cases.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String words(Inclusion answer) {
    return switch (answer) {
      case Inclusion.Proven(var single) ->
          single.isEmpty() ? "proven" : "proven for " + String.join(", ", single);
      case Inclusion.Refuted _ -> "refuted";
      case Inclusion.Undecided _ -> "undecided";
    };
  }

  @Test
  void aMatchOfASequenceComesWithOneOfARuleThatAStepOfItFulfils() {
    RulePlan sequence =
        plan("sequence by host.id [process where x == \"a\"] [network where y == \"b\"]");

    assertThat(words(subsumption.of(sequence, plan("network where y : \"B\""))))
        .isEqualTo("proven");
    assertThat(words(subsumption.of(sequence, plan("process where y == \"b\""))))
        .isEqualTo("refuted");
    assertThat(words(subsumption.of(plan("process where x == \"a\""), sequence)))
        .as("one event is no match of two steps")
        .isEqualTo("refuted");
  }

  @Test
  void theExampleAgainstASequenceHasItsKeysInCommon() {
    RulePlan sequence =
        plan("sequence by host.id, x [process where y == \"a\"] [network where z == \"b\"]");

    assertThat(subsumption.of(sequence, plan("file where true")))
        .isInstanceOfSatisfying(
            Inclusion.Refuted.class,
            refuted -> {
              assertThat(refuted.events()).hasSize(2);
              assertThat(refuted.events().get(0).get("host.id"))
                  .isNotEmpty()
                  .isEqualTo(refuted.events().get(1).get("host.id"));
              assertThat(refuted.events().get(0).get("x"))
                  .isNotEmpty()
                  .isEqualTo(refuted.events().get(1).get("x"));
            });
  }

  @Test
  void aSequenceIsCoveredByOneOfTheSameShapeWithMoreTime() {
    String steps = " [any where x == \"a\"] [any where y == \"b\"]";
    RulePlan narrow = plan("sequence by host.id with maxspan=1m" + steps);
    RulePlan wide =
        plan("sequence by host.id with maxspan=2m [any where x : \"A\"] [any where y : \"b*\"]");

    assertThat(words(subsumption.of(narrow, wide))).isEqualTo("proven");
    assertThat(words(subsumption.of(wide, narrow))).isEqualTo("undecided");
    assertThat(words(subsumption.of(narrow, plan("sequence by user.id" + steps))))
        .isEqualTo("undecided");
    assertThat(
            words(
                subsumption.of(
                    narrow, plan("sequence by host.id" + steps + " until [any where z == \"c\"]"))))
        .isEqualTo("undecided");
  }

  @Test
  void whatIsLackingIsToldPartByPart() {
    RulePlan narrow = plan("process where x == \"a\" and y == \"b\"");
    RulePlan wide = plan("process where x == \"a\" and z == \"c\"");

    assertThat(subsumption.lacking(condition(narrow), condition(wide))).hasSize(1);
    assertThat(subsumption.lacking(condition(wide), condition(wide))).isEmpty();
  }

  private static perilune.rules.plan.Condition condition(RulePlan plan) {
    if (plan.operator() instanceof perilune.rules.plan.Operator.Single(var condition)) {
      return condition;
    }
    throw new AssertionError(plan);
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
}
