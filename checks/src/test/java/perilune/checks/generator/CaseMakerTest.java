package perilune.checks.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.event.FieldTable;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Operator.Cardinality;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;
import perilune.rules.plan.Window;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Events for small queries of our own, judged by the stream and by the reference. */
final class CaseMakerTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "any where true and a == \"x\"",
        "process where a : \"*\\\\cmd.exe\" and a : \"C:\\\\w*\" and not a : \"*system32*\"",
        "process where a like (\"/usr/*\", \"/opt/??/*\") and not a like (\"/usr/*\", \"/opt/x*\")",
        "process where a == \"one\" and a == \"two\"",
        "process where a : (\"a*\", \"b*\") and a : \"*z\" and a != \"bz\" and a != \"az\"",
        "process where not (a == \"x\" and b == \"y\") and a == \"x\" and b != null",
        "process where (a == \"x\" or b == \"y\") and (a != \"x\" or c > 5) and not b == \"y\"",
        "process where n > 5 and n < 7 and m >= 1.5 and k <= -3",
        "process where length(a) > 120 and a : \"*key*\"",
        "process where length(a) == 3",
        "process where cidrMatch(a, \"10.0.0.0/8\") and not cidrMatch(a, \"10.0.0.0/9\")",
        "process where cidrMatch(a, \"fd00::/8\", \"fe80::/10\")",
        "process where destination.ip == \"192.0.2.0/24\" and source.ip != null",
        "process where a regex \"[a-c]{2,4}(x|yy)+\\\\.[^a-z]?\" and not a regex~ \"AA.*\"",
        "process where stringContains(a, b) and b : \"long*\" and startsWith~(a, \"PRE\")",
        "process where startsWith(concat(a, \":\", b), \"left:r\")",
        "process where substring(a, 2, 5) == \"abc\" and endsWith(a, \"z\")",
        "process where substring(a, -3) : \"*x?\"",
        "process where a - b > 10 and b >= 7",
        "process where 100 / a == 7 or a * 3 == 12",
        "process where indexOf(a, \"@\") == 4",
        "process where between(a, \"<\", \">\") == \"in\"",
        "process where string(n) == \"15\" and number(a) > 3",
        "process where stringContains(a, b) and stringContains(b, a) and b != \"q7-any\"",
        "process where a == true and b == false and c == null and ?d == null",
        "process where `odd name`.x in (\"a\", \"b\") and not x in~ (\"A\")",
      })
  void aConditionIsMetByItsEventAndByNoneOfItsNearMisses(String query) throws IOException {
    check(eql(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a : (x* or *y) and not a : *xy* and b >= 5",
        "not a : * and b : \"two words\" and (c : one or d : 2)",
        "message : (red and \"green blue\") and not message : yellow",
        "source.ip : \"10.0.0.0/8\" and @timestamp >= \"2020-01-01\"",
        "a.caseless : AbC and b.text : word",
      })
  void kqlIsMetToo(String query) throws IOException {
    switch (Kql.compile(new SourceText("query", query), KqlOptions.defaults())) {
      case Parsed.Ok<CompiledKql>(var compiled, var _) -> check(compiled.operator());
      case Parsed.Failed<CompiledKql>(var all) -> throw new AssertionError(all.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequence by host.id with maxspan=1s [process where a == 1] [file where b : \"x*\"]",
        "sequence [process where a == 1] by p [file where b == 2] by q [any where c == 3] by r",
        "sequence by u with maxspan=5m [process where a == \"x\"] with runs=10",
        "sequence by u with maxspan=1ms [any where a == 1] with runs=3 [any where a == 2]",
        "sequence by u with maxspan=1m [a where x == 1] ![b where y == 2] [c where z == 3]",
        "sequence by u with maxspan=1m [a where x == 1] ![b where y == 2]",
        "sequence by u with maxspan=1m ![a where x == 1] [b where y == 2]",
        "sequence by u [a where x == 1] [b where y == 2] until [c where z == 3]",
        "sequence [a where p : \"10.*\"] by p [b where q : \"*.9\"] by q",
        "sequence with maxspan=3s [a where x == 1] by ?k [b where y == 2] by k",
        "sample by u [a where x == 1] [b where y == 2] [c where z == 3]",
      })
  void stepsAreMetInOrderWithCommonKeys(String query) throws IOException {
    check(eql(query));
  }

  @Test
  void aThresholdIsReachedAndMissedByAnEventOrAValueLess() throws IOException {
    Step step =
        new Step(condition("any where a : \"/p/*/q\" and n > 3"), List.of(new JoinKey("u", false)));
    var window = new Window(1_000_000_000, 60_000_000_000L);
    for (Cardinality cardinality :
        List.of(
            new Cardinality("a", 30),
            new Cardinality("n", 2),
            new Cardinality("other", 3),
            new Cardinality("client.ip", 1))) {
      List<String> missed = check(new Operator.Threshold(step, 25, List.of(cardinality), window));
      assertThat(missed).contains("an event less", "one nanosecond too late", "another u");
      String less = "a value less of " + cardinality.field();
      assertThat(missed.contains(less)).isEqualTo(cardinality.atLeast() > 1);
    }
    assertThat(check(new Operator.Threshold(step, 1, List.of(), window))).contains("without u");
  }

  @Test
  void ofTwoEventsOfATermThatIsRememberedOnlyTheFirstIsFound() throws IOException {
    Step step =
        new Step(
            condition("any where a : \"x*\""),
            List.of(new JoinKey("a", false), new JoinKey("u", false)));
    assertThat(check(new Operator.NewTerms(step, 7_000_000_000L)))
        .contains("the same term a second later", "a term that is just remembered", "without u");
  }

  private static Condition condition(String query) {
    if (eql(query) instanceof Operator.Single(var condition)) {
      return condition;
    }
    throw new AssertionError(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "process where a == \"x\" and not a : \"X\"",
        "process where a > 5 and not a >= 5",
        "process where a == null and a : \"x*\"",
        "process where false",
        "sequence by u [a where u == 1] [b where u == 2]",
      })
  void whatNothingCanFulfilIsNotSolved(String query) {
    assertThat(new CaseMaker(new FieldTable()).make(eql(query))).isInstanceOf(Made.Unsolved.class);
  }

  @Test
  void theSamePlanGivesTheSameEvents() {
    Operator operator = eql("process where a : (\"a*\", \"b*\") and not b : \"c\" and n > 3");
    assertThat(new CaseMaker(new FieldTable()).make(operator))
        .isEqualTo(new CaseMaker(new FieldTable()).make(operator));
  }

  private static Operator eql(String query) {
    return switch (Eql.compile(new SourceText("query", query), EqlOptions.defaults())) {
      case Parsed.Ok<CompiledQuery>(var compiled, var _) -> compiled.operator();
      case Parsed.Failed<CompiledQuery>(var all) -> throw new AssertionError(all.toString());
    };
  }

  /** Gives the near misses in which nothing is found. */
  private List<String> check(Operator operator) throws IOException {
    var plan = new RulePlan("query", operator);
    Made made = new CaseMaker(new FieldTable()).make(operator);
    if (!(made instanceof Made.Cases(var matching, var near))) {
      throw new AssertionError(made.toString());
    }
    for (List<Timed> events : matching) {
      assertThat(found(plan, events)).as(shown(events)).isNotEmpty();
    }
    var missed = new ArrayList<String>();
    for (Made.NearMiss miss : near) {
      if (miss.isMissedBy(found(plan, miss.events()))) {
        missed.add(miss.what());
      }
    }
    assertThat(missed).isNotEmpty();
    return missed;
  }

  /** What the stream finds, which is what the reference finds. */
  private List<Streaming.Found> found(RulePlan plan, List<Timed> events) throws IOException {
    List<Streaming.Found> found =
        new Streaming(List.of(plan), new FieldTable(), folder).over(events);
    assertThat(found)
        .as(shown(events))
        .containsExactlyInAnyOrderElementsOf(new Reference(new FieldTable()).over(plan, events));
    return found;
  }

  private static String shown(List<Timed> events) {
    return events.stream().map(Timed::json).toList().toString();
  }
}
