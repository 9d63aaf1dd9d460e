package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

class RuleCompilerTest {

  private final FieldTable fields = new FieldTable();

  private Compilation compile(RulePlan... plans) {
    return new RuleCompiler(fields, EngineLimits.defaults()).compile(List.of(plans));
  }

  private static RulePlan regex(String expression) {
    return Plans.single("r", Plans.test("x", new Predicate.Regex(List.of(expression))));
  }

  private static RulePlan takes(String id, String... ruleIds) {
    Condition category = Plans.test("event.category", "signal");
    Predicate oneOf =
        new Predicate.OneOf(Arrays.stream(ruleIds).<Literal>map(Literal.Text::new).toList());
    return Plans.single(
        id, ruleIds.length == 0 ? category : Plans.all(category, Plans.test("rule.id", oneOf)));
  }

  private static RulePlan plain(String id) {
    return Plans.single(id, Plans.test("process.name", "lua"));
  }

  @Test
  void rejectsWhatItCannotRunAndGoesOnWithTheRest() {
    assertThat(kinds(compile(regex("a(b")))).containsExactly(Rejection.Kind.REGEX);
    assertThat(kinds(compile(regex("((a{1000}){1000}){1000}"))))
        .containsExactly(Rejection.Kind.TOO_LARGE);
    assertThat(kinds(compile(regex("(".repeat(5_000) + ")".repeat(5_000)))))
        .containsExactly(Rejection.Kind.TOO_LARGE);
    assertThat(kinds(compile(network("10.0.0.0/33")))).containsExactly(Rejection.Kind.UNSUPPORTED);
    assertThat(kinds(compile(plain("r"), plain("r")))).containsExactly(Rejection.Kind.DUPLICATE_ID);
    assertThat(compile(regex("a(b"), plain("good")).rules().size()).isEqualTo(1);
  }

  private static RulePlan network(String network) {
    return Plans.single("r", Plans.test("x", new Predicate.InNetwork(List.of(network))));
  }

  private static List<Rejection.Kind> kinds(Compilation compilation) {
    return compilation.rejections().stream().map(Rejection::kind).toList();
  }

  @Test
  void rejectsAConditionNestedTooDeepInsteadOfOverflowing() {
    Condition deep = new Condition.Always();
    for (int i = 0; i < 2_000; i++) {
      deep = new Condition.Not(deep);
    }
    assertThat(kinds(compile(Plans.single("r", deep)))).containsExactly(Rejection.Kind.TOO_LARGE);
  }

  @Test
  void rejectsPredicatesThatAreUnknownOnAMissingField() {
    var matching =
        new Matching(
            Matching.Folding.EXACT,
            Matching.Anchoring.WHOLE,
            Matching.Coercion.LENIENT,
            Matching.Missing.UNKNOWN,
            Matching.Quantifier.ANY);
    var plan = Plans.single("r", new Condition.Test("x", new Predicate.Present(), matching));
    assertThat(kinds(compile(plan))).containsExactly(Rejection.Kind.UNSUPPORTED);
  }

  @Test
  void ordersRulesAfterThoseWhoseMatchesTheyTake() {
    RuleSet rules =
        compile(takes("c", "b"), takes("b", "a"), takes("all"), plain("a"), plain("z")).rules();

    assertThat(IntStream.range(0, 5).mapToObj(rules::ruleId))
        .containsSubsequence("a", "b", "c")
        .containsSubsequence("z", "all");
    assertThat(rules.consumesSignals()).isTrue();
    assertThat(rules.dependencies(rules.find("all")))
        .containsExactlyInAnyOrder(rules.find("a"), rules.find("z"));
    assertThat(rules.isConsumed(rules.find("a"))).isTrue();
    assertThat(rules.isConsumed(rules.find("b"))).isTrue();
    assertThat(rules.isConsumed(rules.find("c"))).isFalse();
  }

  @Test
  void putsRulesInTheSameOrderWhoeverLoadedThem() {
    RulePlan[] plans = {takes("a", "c"), plain("c"), takes("b", "c"), plain("d")};
    List<String> expected = List.of("c", "d", "a", "b");

    assertThat(ids(compile(plans))).isEqualTo(expected);
    assertThat(ids(compile(Arrays.asList(plans).reversed().toArray(RulePlan[]::new))))
        .isEqualTo(expected);
  }

  private static List<String> ids(Compilation compilation) {
    RuleSet rules = compilation.rules();
    return IntStream.range(0, rules.size()).mapToObj(rules::ruleId).toList();
  }

  @Test
  void rejectsRulesThatWaitForThemselvesAndThoseThatWaitForThem() {
    Compilation compilation =
        compile(takes("a", "b"), takes("b", "a"), takes("c", "a"), takes("d", "no"), plain("p"));

    assertThat(compilation.rules().size()).isEqualTo(1);
    assertThat(compilation.rejections())
        .extracting(rejection -> rejection.ruleId() + " " + rejection.kind())
        .containsExactlyInAnyOrder(
            "d UNKNOWN_SIGNAL", "a SIGNAL_CYCLE", "b SIGNAL_CYCLE", "c UNKNOWN_SIGNAL");
    assertThat(compilation.rejections()).anyMatch(r -> r.message().contains("a -> b -> a"));
  }

  @Test
  void showsASignalOnlyToRulesThatTakeItsRulesMatches() {
    var any = Plans.single("any", new Condition.Always());
    Run run = Run.of(fields, List.of(any, takes("one", "any"), takes("all"), takes("two", "one")));
    Event signal = new Event(fields);
    signal.put(KnownField.EVENT_CATEGORY, "signal");
    signal.put(KnownField.RULE_ID, "any");
    run.accept(signal);
    assertThat(run.matches).extracting(Match::ruleId).containsExactly("all", "one");

    run.matches.clear();
    signal.replace(KnownField.RULE_ID, "one");
    run.accept(signal);
    assertThat(run.matches).extracting(Match::ruleId).containsExactly("two");
  }

  @Test
  void asksForTheFieldsThatPlansLookAt() {
    RuleSet rules = compile(plain("a")).rules();
    assertThat(rules.demand().wants(KnownField.PROCESS_NAME)).isTrue();
    assertThat(rules.demand().wants(KnownField.PROCESS_PID)).isFalse();
  }

  @Test
  void evaluatesOnlyCandidates() {
    RulePlan[] plans =
        IntStream.range(0, 500)
            .mapToObj(i -> Plans.single("r" + i, Plans.test("process.name", "p" + i)))
            .toArray(RulePlan[]::new);
    Run run = Run.of(fields, List.of(plans));
    Event event = new Event(fields);
    event.put(KnownField.PROCESS_NAME, "p7");
    run.accept(event);
    assertThat(run.signals.counters()).isEqualTo(new StageCounters(1, 1, 1, 1, 0, 0));
    assertThat(run.rules.alwaysEvaluated()).isEmpty();
  }

  @Test
  void evaluatesOnEveryEventWhatDoesNotFitTheAutomata() {
    var like = Plans.test("x", new Predicate.Like(List.of("*needle*")));
    var limits = new EngineLimits(10, 10, 3, 10);
    RuleSet rules =
        new RuleCompiler(fields, limits).compile(List.of(Plans.single("r", like))).rules();
    assertThat(rules.alwaysEvaluated()).containsExactly(0);
    assertThat(rules.indexIsFull()).isTrue();
  }

  @Test
  void aTextWithLettersOfOtherAlphabetsIsACandidateByItsOtherSigns() {
    var matching = Matching.EQL.with(Matching.Folding.UNICODE).with(Matching.Anchoring.ANYWHERE);
    var circled = new Literal.Text("\u24C2\uFE0F");
    var test = new Condition.Test("x.f", new Predicate.Equal(circled), matching);
    Run run = Run.of(fields, List.of(Plans.single("r", test)));
    int field = fields.intern("x.f");
    for (String text : List.of("plain", "an \u24DC\uFE0F here", "a \u24DC alone")) {
      Event event = new Event(fields);
      event.put(field, text);
      run.accept(event);
    }
    assertThat(run.signals.counters()).isEqualTo(new StageCounters(3, 1, 1, 1, 0, 0));
  }

  @Test
  void countsWhatItDropsAtItsLimits() {
    var a = Plans.step(Plans.test("x.stage", "A"), "x.key");
    var b = Plans.step(Plans.test("x.stage", "B"), "x.key");
    var limits = new EngineLimits(2, 2, 100, 10);
    Run run = Run.of(fields, List.of(Plans.sequence("s", a, b)), limits);
    for (int i = 1; i <= 3; i++) {
      run.accept(event("A", i, "k" + i));
    }
    run.accept(event("B", 5, "k1"));
    run.accept(event("B", 6, "k2"));
    run.accept(event("A", 7, "a", "b", "c"));
    Event untimed = event("A", 8, "k");
    untimed.header().timed = false;
    run.accept(untimed);

    assertThat(run.matches).hasSize(1);
    OperatorCounters counters = run.operators.counters();
    assertThat(counters.evicted()).isEqualTo(2);
    assertThat(counters.pending()).isEqualTo(2);
    assertThat(counters.untimed()).isEqualTo(1);
    assertThat(run.signals.counters().keysCut()).isEqualTo(1);
  }

  /** With a look at all that wait for each event this would take 10^10 looks. */
  @Test
  void aHundredThousandKeysWaitAtOnceAndEachIsFound() {
    int keys = EngineLimits.DEFAULT_MAX_PENDING_PER_RULE;
    var a = Plans.step(Plans.test("x.stage", "A"), "x.key");
    var b = Plans.step(Plans.test("x.stage", "Z"), "x.key");
    var noise = new Operator.Missing(1, Plans.step(Plans.test("x.stage", "M"), "x.key"), 1);
    var plan =
        new RulePlan(
            "s",
            new Operator.Sequence(
                List.of(a, b),
                List.of(noise),
                java.util.Optional.empty(),
                java.util.OptionalLong.of(100L * keys)));
    Run run = Run.of(fields, List.of(plan));
    for (String stage : List.of("A", "M", "Z")) {
      for (int key = 0; key < keys; key++) {
        if (!stage.equals("M") || key % 2 == 0) {
          run.accept(event(stage, stage.charAt(0) * (long) keys + key, "k" + key));
        }
      }
    }
    assertThat(run.matches).hasSize(keys / 2);
    assertThat(run.operators.counters().evicted()).isZero();
    assertThat(run.operators.counters().rejectedByMissing()).isEqualTo(keys / 2);
  }

  @Test
  void expiresByEventTime() {
    var a = Plans.step(Plans.test("x.stage", "A"), "x.key");
    var b = Plans.step(Plans.test("x.stage", "B"), "x.key");
    var plan = Plans.sequence("s", java.util.OptionalLong.of(10), java.util.Optional.empty(), a, b);
    Run run = Run.of(fields, List.of(plan));
    run.accept(event("A", 1, "k"));
    run.operators.advance(11, run.matches::add);
    assertThat(run.operators.counters().pending()).isEqualTo(1);
    run.operators.advance(12, run.matches::add);
    assertThat(run.operators.counters().pending()).isZero();
    assertThat(run.operators.counters().expired()).isEqualTo(1);
  }

  private static RulePlan quietAfter(String id) {
    var a = Plans.step(Plans.test("x.stage", "A"), "x.key");
    var quiet = new Operator.Missing(1, Plans.step(Plans.test("x.stage", "M"), "x.key"), 1);
    return new RulePlan(
        id,
        new Operator.Sequence(
            List.of(a), List.of(quiet), java.util.Optional.empty(), java.util.OptionalLong.of(10)));
  }

  @Test
  void countsWhatWaitsForItsWindowAndWhatIsGivenUp() {
    Run run = Run.of(fields, List.of(quietAfter("s")), new EngineLimits(2, 2, 100, 10));
    run.accept(event("A", 1, "a"));
    run.accept(event("A", 2, "b"));
    run.accept(event("A", 3, "c"));
    run.accept(event("M", 4, "c"));
    OperatorCounters counters = run.operators.counters();
    assertThat(counters.evicted()).isEqualTo(1);
    assertThat(counters.rejectedByMissing()).isEqualTo(1);
    assertThat(counters.pending()).isEqualTo(1);
    assertThat(run.matches).isEmpty();

    run.operators.finish();
    run.operators.advance(Long.MAX_VALUE, run.matches::add);
    assertThat(run.matches).as("the events ended inside the window").isEmpty();
    assertThat(run.operators.counters().expired()).isEqualTo(1);
  }

  @Test
  void rejectsRulesThatWaitForMatchesThatComeTooLateForThem() {
    Compilation compilation =
        compile(quietAfter("late"), takes("one", "late"), takes("all"), plain("p"));

    assertThat(compilation.rejections())
        .extracting(rejection -> rejection.ruleId() + " " + rejection.kind())
        .containsExactly("one UNSUPPORTED");
    RuleSet rules = compilation.rules();
    assertThat(rules.isConsumed(rules.find("late"))).isFalse();
    assertThat(rules.isConsumed(rules.find("p"))).isTrue();
  }

  private Event event(String stage, long time, String... keys) {
    Event event = new Event(fields);
    event.header().timed = true;
    event.header().timeNanos = time;
    event.put(fields.intern("x.stage"), stage);
    for (String key : keys) {
      event.put(fields.intern("x.key"), key);
    }
    return event;
  }

  @Test
  void namesTheRulesWhoseStateASnapshotCannotGiveBack() throws IOException {
    var a = Plans.step(Plans.test("x.stage", "A"));
    var b = Plans.step(Plans.test("x.stage", "B"));
    Run run = Run.of(fields, List.of(Plans.sequence("s", a, b), Plans.sequence("t", b, a)));
    run.accept(event("A", 1));
    byte[] bytes = snapshot(run);

    Run changed = Run.of(fields, List.of(Plans.sequence("s", a, a, b), Plans.sequence("t", b, a)));
    assertThat(changed.operators.readFrom(input(bytes))).containsExactly("s");
    for (int cut = 0; cut < bytes.length; cut++) {
      byte[] part = Arrays.copyOf(bytes, cut);
      assertThatThrownBy(() -> run.operators.readFrom(input(part))).isInstanceOf(IOException.class);
    }
  }

  private static byte[] snapshot(Run run) throws IOException {
    var bytes = new ByteArrayOutputStream();
    run.operators.writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
