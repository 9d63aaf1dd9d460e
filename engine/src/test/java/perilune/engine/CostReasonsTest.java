package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perilune.engine.profile.CostReason;
import perilune.engine.profile.DearRule;
import perilune.engine.profile.RunProfile;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Why a rule is dear: each class of rules, how often it is asked, and the reasons told. */
class CostReasonsTest {

  private static final String ARROW = " => ";

  @Test
  void everyClassOfRulesIsToldItsReasons() throws IOException {
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (String line : lines()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        cases++;
        int arrow = line.lastIndexOf(ARROW);
        String told = told(plan(line.substring(0, arrow)), EngineLimits.defaults());
        if (!told.equals(line.substring(arrow + ARROW.length()))) {
          wrong.add(line + "   but was " + told);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(25);
  }

  @Test
  void whatOnlyOtherLanguagesSayIsToldToo() {
    var exact = new Predicate.Equal(new Literal.Text("x"));
    var missingToo =
        new Matching(
            Matching.Folding.EXACT,
            Matching.Anchoring.WHOLE,
            Matching.Coercion.LENIENT,
            Matching.Missing.TRUE,
            Matching.Quantifier.ANY);
    assertThat(told(new Condition.Test("process.name", exact, missingToo)))
        .isEqualTo("20 of 20 missing_field");
    assertThat(told(new Condition.Recorded("process.name"))).isEqualTo("20 of 20 recorded_field");
    assertThat(told(new Condition.Test("process.name", exact, folded(Matching.Anchoring.WHOLE))))
        .isEqualTo("20 of 20 folded_letters");
    assertThat(told(new Condition.Anywhere(exact, folded(Matching.Anchoring.ANYWHERE))))
        .isEqualTo("20 of 20 search_without_text");
    assertThat(told(anywhere("--encoded"))).isEqualTo("1 of 20 search");
    assertThat(told(anywhere("lua"))).isEqualTo("10 of 20 common_text search");
  }

  private static Matching folded(Matching.Anchoring anchoring) {
    return Matching.EQL.with(Matching.Folding.UNICODE).with(anchoring);
  }

  private static Condition anywhere(String text) {
    return new Condition.Anywhere(
        new Predicate.Equal(new Literal.Text(text)),
        Matching.EQL_INSENSITIVE.with(Matching.Anchoring.ANYWHERE));
  }

  @Test
  void aLongListOfPatternsIsAReason() {
    List<String> patterns =
        IntStream.range(0, 50).mapToObj(i -> "*--encoded*" + i).collect(Collectors.toList());
    assertThat(told(Plans.test("process.command_line", new Predicate.Like(patterns))))
        .isEqualTo("1 of 20 many_patterns");
  }

  @Test
  void aFullIndexIsAReason() {
    var limits = new EngineLimits(10, 10, 10_000, 10, 10, 3, 10);
    assertThat(told(plan("process where process.command_line : \"*--encoded*\""), limits))
        .isEqualTo("20 of 20 index_full");
  }

  private static String told(Condition condition) {
    var starts = Plans.test("event.category", "process");
    return told(Plans.single("r", Plans.all(starts, condition)), EngineLimits.defaults());
  }

  private static String told(RulePlan plan, EngineLimits limits) {
    var fields = new FieldTable();
    Run run = Run.of(fields, List.of(plan), limits);
    var clock = new AtomicLong();
    var meter = new CostMeter(run.rules, clock::incrementAndGet, 0);
    run.signals.measure(meter);
    events(fields).forEach(run::accept);
    List<DearRule> dearest =
        RunProfile.of(meter, run.rules, fields, run.signals.counters()).dearest();
    if (dearest.isEmpty()) {
      return "0 of 0 nothing";
    }
    DearRule dear = dearest.getFirst();
    assertThat(dear.reasons()).allSatisfy(CostReasonsTest::isASentence);
    return dear.asked()
        + " of "
        + dear.events()
        + dear.reasons().stream()
            .map(reason -> " " + reason.kind().word())
            .collect(Collectors.joining());
  }

  private static void isASentence(CostReason reason) {
    assertThat(reason.says()).isNotBlank();
    assertThat(reason.advice()).isNotBlank();
  }

  private static List<Event> events(FieldTable fields) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 25; i++) {
      boolean start = i < 20;
      boolean bash = i % 2 == 0;
      Event event = new Event(fields);
      event.put(fields.intern("event.category"), start ? "process" : "network");
      event.put(fields.intern("event.type"), "start");
      event.put(fields.intern("process.name"), bash ? "bash" : "lua");
      event.put(fields.intern("process.executable"), bash ? "/usr/bin/bash" : "/usr/bin/lua");
      event.put(
          fields.intern("process.command_line"),
          bash ? i == 0 ? "bash --encoded QQ" : "bash -c id" : "lua x");
      event.putLong(fields.intern("process.pid"), i + 10);
      event.put(fields.intern("user.name"), "root");
      event.put(fields.intern("source.ip"), "192.0.2.1");
      events.add(event);
    }
    return events;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = CostReasonsTest.class.getResourceAsStream("cost-reasons.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static RulePlan plan(String query) {
    Parsed<CompiledQuery> parsed =
        Eql.compile(
            new SourceText("query", query), EqlOptions.defaults().withKnownFields(Set.of()));
    return switch (parsed) {
      case Parsed.Ok<CompiledQuery>(var compiled, var _) -> new RulePlan("r", compiled.operator());
      case Parsed.Failed<CompiledQuery>(var problems) ->
          throw new AssertionError(query + ": " + problems);
    };
  }
}
