package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Pipe;
import perilune.rules.plan.Predicate;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** What implementers of EQL usually get wrong, as far as the front end decides it. */
final class EqlTest {

  private static final EqlOptions OPTIONS = EqlOptions.defaults();

  private static Parsed<CompiledQuery> compile(String query) {
    return Eql.compile(new SourceText("test.eql", query), OPTIONS);
  }

  private static CompiledQuery compiled(String query) {
    Parsed<CompiledQuery> outcome = compile(query);
    return switch (outcome) {
      case Parsed.Ok<CompiledQuery>(var value, var _) -> value;
      case Parsed.Failed<CompiledQuery>(var diagnostics) ->
          throw new AssertionError(query + ": " + diagnostics);
    };
  }

  private static Condition condition(String expression) {
    return ((Operator.Single) compiled("any where " + expression).operator()).condition();
  }

  private static List<DiagnosticCode> errors(String query) {
    return compile(query).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  private static Condition test(Predicate predicate, Matching matching) {
    return new Condition.Test("f", predicate, matching);
  }

  private static Predicate equal(String text) {
    return new Predicate.Equal(new Literal.Text(text));
  }

  @Test
  void unequalIsThePlainNegationOfEqualSoThatAMissingFieldFulfilsIt() {
    Condition equal = test(equal("x"), Matching.EQL);
    assertThat(condition("f != \"x\"")).isEqualTo(new Condition.Not(equal));
    assertThat(condition("not f == \"x\"")).isEqualTo(new Condition.Not(equal));
    assertThat(Matching.EQL.missing()).isEqualTo(Matching.Missing.FALSE);
  }

  @Test
  void nullAsksWhetherTheFieldHasAValue() {
    Condition present = test(new Predicate.Present(), Matching.EQL);
    assertThat(condition("f == null")).isEqualTo(new Condition.Not(present));
    assertThat(condition("f != null")).isEqualTo(present);
    assertThat(condition("?f == null")).isEqualTo(new Condition.Not(present));
  }

  @Test
  void twoComparisonsOfOneFieldStayTwoTestsThatDifferentValuesMayFulfil() {
    assertThat(condition("pid > 100 and pid < 200"))
        .isInstanceOfSatisfying(Condition.All.class, all -> assertThat(all.parts()).hasSize(2));
  }

  @Test
  void inWithTildeFoldsCaseAndTakesWildcardsLiterally() {
    assertThat(condition("f in~ (\"1*\")")).isEqualTo(test(equal("1*"), Matching.EQL_INSENSITIVE));
    assertThat(condition("f == \"1*\"")).isEqualTo(test(equal("1*"), Matching.EQL));
  }

  @Test
  void colonComparesTheWholeText() {
    assertThat(condition("f : \"lua\"")).isEqualTo(test(equal("lua"), Matching.EQL_INSENSITIVE));
  }

  @ParameterizedTest
  @CsvSource({
    "a*, PREFIX, a",
    "*a, SUFFIX, a",
    "*a*, ANYWHERE, a",
    "**a**, ANYWHERE, a",
    "a, WHOLE, a"
  })
  void plainPatternsBecomeAnchoredTexts(
      String pattern, Matching.Anchoring anchoring, String fixed) {
    assertThat(condition("f like \"" + pattern + "\""))
        .isEqualTo(test(equal(fixed), Matching.EQL.with(anchoring)));
  }

  @ParameterizedTest
  @CsvSource({"a*b", "?a", "a?", "*a?*", "?", "*?", "a*b*"})
  void otherPatternsStayPatterns(String pattern) {
    assertThat(condition("f like \"" + pattern + "\""))
        .isEqualTo(test(new Predicate.Like(List.of(pattern)), Matching.EQL));
  }

  @Test
  void aSingleStarMatchesWhateverIsThere() {
    assertThat(condition("f : \"*\"")).isEqualTo(test(new Predicate.Present(), Matching.EQL));
  }

  @Test
  void theEmptyTextIsInNoTextButAtTheStartOfAll() {
    assertThat(condition("stringContains(f, \"\")")).isEqualTo(new Condition.Never());
    assertThat(condition("startsWith(f, \"\")"))
        .isEqualTo(test(new Predicate.Present(), Matching.EQL));
  }

  @Test
  void functionNamesHaveNoCaseAndKeywordsDo() {
    assertThat(compiled("any where CIDRMATCH(f, \"10.0.0.0/8\")").canonical())
        .isEqualTo("any where CIDRMATCH(f, \"10.0.0.0/8\")");
    assertThat(errors("any where a == 1 AND b == 2")).containsExactly(DiagnosticCode.EQL001);
  }

  @Test
  void wholeNumbersDivideToWholeNumbers() {
    assertThat(condition("f == 83 / 2"))
        .isEqualTo(test(new Predicate.Equal(new Literal.Whole(41)), Matching.EQL));
    assertThat(condition("f == 83 / 2.0"))
        .isEqualTo(test(new Predicate.Equal(new Literal.Real(41.5)), Matching.EQL));
  }

  @Test
  void aNullOfAComparisonIsTrueWhereTheFieldIsMissing() {
    assertThat(condition("null == (f > -1)"))
        .isInstanceOfSatisfying(
            Condition.Holds.class,
            holds -> assertThat(holds.expression()).isInstanceOf(Expression.IsNull.class));
  }

  @Test
  void oneTestComparedWithTrueIsTheTest() {
    assertThat(condition("true == (f in (\"a\", \"b\"))"))
        .isEqualTo(condition("f in (\"a\", \"b\")"));
    assertThat(condition("(f > 1) == true")).isEqualTo(condition("f > 1"));
    assertThat(condition("(f != 1) == true")).isInstanceOf(Condition.Holds.class);
  }

  @Test
  void equalityBesideAnOptionalFieldIsTrueOfTwoNulls() {
    assertThat(errors("any where ?a == ?b")).isEmpty();
    assertThat(errors("any where a == ?b")).isEmpty();
    assertThat(errors("any where ?a == concat(?b, ?c)")).isEmpty();
    assertThat(errors("any where ?a < ?b")).containsExactly(DiagnosticCode.EQL012);
    assertThat(errors("any where a == b")).containsExactly(DiagnosticCode.EQL012);
  }

  @Test
  void globalKeysComeBeforeTheStepsOwnAndOptionalOnesMayBeNull() {
    var sequence =
        (Operator.Sequence)
            compiled("sequence by h, ?u [a where true] by x [b where true] by ?y").operator();
    assertThat(sequence.steps().get(0).keys())
        .containsExactly(new JoinKey("h", false), new JoinKey("u", true), new JoinKey("x", false));
    assertThat(sequence.steps().get(1).keys())
        .containsExactly(new JoinKey("h", false), new JoinKey("u", true), new JoinKey("y", true));
  }

  @ParameterizedTest
  @CsvSource({
    "1ms,1000000",
    "2s,2000000000",
    "3m,180000000000",
    "1h,3600000000000",
    "1d,86400000000000"
  })
  void maxspanIsGivenInNanoseconds(String written, long nanos) {
    var query = "sequence with maxspan=" + written + " [a where true] [b where true]";
    var sequence = (Operator.Sequence) compiled(query).operator();
    assertThat(sequence.maxSpanNanos()).hasValue(nanos);
  }

  @ParameterizedTest
  @CsvSource({"0s", "-1s", "9999999999999d", "99999999999999999999s", "1w", "1"})
  void aMaxspanThatIsNoneIsRefused(String written) {
    assertThat(errors("sequence with maxspan=" + written + " [a where true] [b where true]"))
        .isNotEmpty();
  }

  @Test
  void runsCountAsStepsBeforeTheyAreCounted() {
    assertThat(errors("sequence [a where true] with runs=1"))
        .containsExactly(DiagnosticCode.EQL010);
    Operator.Sequence five = sequence("sequence [a where true] with runs=5");
    assertThat(five.steps()).hasSize(5);
    assertThat(Set.copyOf(five.steps())).hasSize(1);
  }

  private static Operator.Sequence sequence(String query) {
    return (Operator.Sequence) compiled(query).operator();
  }

  @ParameterizedTest
  @CsvSource({
    "sequence [a where true] with runs=0 [b where true] [c where true], EQL017",
    "sequence [a where true] with runs=101 [b where true],           EQL017",
    "sequence [a where true] [b where true] until [c where true] with runs=2, EQL017",
    "sequence with maxspan=1s [a where true] [b where true] until ![c where true], EQL013",
    "sequence [a where true] ![b where true],                        EQL011",
    "sequence with maxspan=1s ![a where true] ![b where true],       EQL010",
    "sequence with maxspan=1s [a where true] by x ![b where true],   EQL009"
  })
  void runsAndMissingEventsThatMeanNothingAreRefused(String query, DiagnosticCode code) {
    assertThat(errors(query)).containsExactly(code);
  }

  @Test
  void aSequenceHasNoMoreStepsThanTheLimit() {
    String step = "[a where true] with runs=100 ";
    assertThat(errors("sequence " + step.repeat(5))).isEmpty();
    assertThat(errors("sequence " + step.repeat(6))).containsExactly(DiagnosticCode.EQL005);
  }

  @Test
  void missingEventsStandBesideTheStepsAndKnowTheirPlace() {
    Operator.Sequence sequence =
        sequence(
            "sequence by h with maxspan=1s ![a where true] by x [b where true] by y with runs=2"
                + " ![c where true] by z with runs=3 [d where true] by y ![e where true] by y");
    assertThat(sequence.steps()).hasSize(3);
    assertThat(sequence.missing().stream().map(Operator.Missing::after)).containsExactly(0, 2, 3);
    assertThat(sequence.missing().getFirst().step().keys())
        .containsExactly(new JoinKey("h", false), new JoinKey("x", false));
    assertThat(sequence.places()).containsExactly(-1, 0, 1, -1, -1, -1, 2, -1);
    assertThat(sequence.endsMissing()).isTrue();
  }

  @Test
  void theCategoryMayBeQuotedAndItsFieldBeAnotherOne() {
    var query = new SourceText("q", "\"my any\" where true");
    var outcome = Eql.compile(query, OPTIONS.withCategoryField("event.kind"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Parsed.Ok.class,
            ok ->
                assertThat(((CompiledQuery) ok.value()).operator())
                    .isEqualTo(
                        new Operator.Single(
                            new Condition.Test("event.kind", equal("my any"), Matching.EQL))));
  }

  @Test
  void namesTheCategoriesItLooksAt() {
    CompiledQuery query = compiled("sequence [b where true] [a where true] until [any where true]");
    assertThat(query.categories()).containsExactly("b", "a");
    assertThat(query.anyCategory()).isTrue();
    assertThat(compiled("\"any\" where true").anyCategory()).isFalse();
  }

  @Test
  void aKnownFieldOfTheCallerIsSuggested() {
    var options = OPTIONS.withKnownFields(Set.of("winlog.event_id"));
    var outcome = Eql.compile(new SourceText("q", "any where winlog.event_di == 1"), options);
    assertThat(outcome.diagnostics())
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo(DiagnosticCode.EQL014);
          assertThat(warning.isError()).isFalse();
          assertThat(warning.help().getFirst()).contains("winlog.event_id");
        });
  }

  @Test
  void pipesMeanWhatIsDoneToMatches() {
    var query =
        "sequence [a where true] [b where true] | head 4 | sort x events[1].y.z | unique_count u,"
            + " v | filter events[12].n == 7 and count > 2 | count | tail 0";
    var outcome = Eql.compile(new SourceText("q", query), OPTIONS.withPipes());
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Parsed.Ok.class,
            ok -> {
              List<Pipe> pipes = ((CompiledQuery) ok.value()).pipes();
              assertThat(pipes.get(0)).isEqualTo(new Pipe.Head(4));
              assertThat(pipes.get(1)).isEqualTo(new Pipe.Sort(List.of("x", "events[1].y.z")));
              assertThat(pipes.get(2)).isEqualTo(new Pipe.UniqueCount(List.of("u", "v")));
              assertThat(pipes.get(3).wanted()).containsExactly("events[12].n", "count");
              assertThat(pipes.get(4)).isEqualTo(new Pipe.Count(List.of()));
              assertThat(pipes.get(5)).isEqualTo(new Pipe.Tail(0));
            });
    assertThat(errors(query)).hasSize(6).containsOnly(DiagnosticCode.EQL013);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "head; EQL007",
        "head 1 2; EQL007",
        "tail -1; EQL007",
        "head 1.5; EQL007",
        "filter; EQL007",
        "filter a == 1, b == 2; EQL007",
        "filter 5; EQL018",
        "sort; EQL007",
        "unique length(a); EQL013",
        "sort a.b[1]; EQL013",
        "cut 1; EQL013",
        "filter events[0] == 1; EQL013",
      })
  void aPipeThatMeansNothingIsRefused(String pipe, DiagnosticCode code) {
    var outcome = Eql.compile(new SourceText("q", "any where true | " + pipe), OPTIONS.withPipes());
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(code);
  }

  @Test
  void backticksMakeAnyNameAField() {
    assertThat(condition("`sequence` == 20")).isInstanceOf(Condition.Test.class);
    assertThat(condition("?`some``f` == 20"))
        .isInstanceOfSatisfying(
            Condition.Test.class, test -> assertThat(test.field()).isEqualTo("some`f"));
    assertThat(errors("any where sequence == 20")).contains(DiagnosticCode.EQL001);
  }
}
