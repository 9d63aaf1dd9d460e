package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Hostile sizes: a diagnostic that names the limit, never a stack overflow. */
final class EqlLimitsTest {

  private static Parsed<CompiledQuery> compile(String query) {
    return Eql.compile(new SourceText("q", query), EqlOptions.defaults());
  }

  private static String repeated(String open, int times, String middle, String close) {
    return "any where " + open.repeat(times) + middle + close.repeat(times);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "not ", "- ", "length(", "a in (", "a == (", "1 + (", "child of [a where "})
  void nestingBeyondTheLimitIsOneDiagnostic(String open) {
    var diagnostics = compile(repeated(open, 4_000, "a", "")).diagnostics();
    assertThat(diagnostics)
        .filteredOn(diagnostic -> diagnostic.message().contains("250 levels"))
        .singleElement()
        .satisfies(diagnostic -> assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.EQL005));
  }

  @Test
  void tenThousandParenthesesAndNegationsDoNotOverflowTheStack() {
    assertThat(compile(repeated("(", 10_000, "a", ")"))).isInstanceOf(Parsed.Failed.class);
    assertThat(compile(repeated("not ", 10_000, "a", ""))).isInstanceOf(Parsed.Failed.class);
  }

  @Test
  void aChainOfArithmeticIsNestedToo() {
    var diagnostics = compile(repeated("1 + ", 6_000, "a == 1", "")).diagnostics();
    assertThat(diagnostics).extracting(Diagnostic::code).containsExactly(DiagnosticCode.EQL005);
  }

  @Test
  void fiveThousandAlternativesOnOneLevelAreOneNode() {
    Parsed<CompiledQuery> outcome = compile(repeated("a == 1 or ", 5_000, "b == 2", ""));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Parsed.Ok.class,
            ok -> {
              var single = (Operator.Single) ((CompiledQuery) ok.value()).operator();
              assertThat(((Condition.Any) single.condition()).parts()).hasSize(5_001);
            });
  }

  @Test
  void nestingAtTheLargestLimitFitsASmallStack() throws InterruptedException {
    var limits = new EqlLimits(100_000, EqlLimits.MOST_NESTING, 10, 10, 10);
    var options = EqlOptions.defaults().withLimits(limits);
    var outcomes = new java.util.concurrent.ConcurrentLinkedQueue<Parsed<CompiledQuery>>();
    List<String> queries =
        List.of(
            repeated("(", EqlLimits.MOST_NESTING - 1, "a == 1", ")"),
            repeated("not ", EqlLimits.MOST_NESTING - 2, "a == 1", ""),
            repeated("not (", EqlLimits.MOST_NESTING / 2 - 2, "a", ")"),
            repeated("b and (", EqlLimits.MOST_NESTING / 2 - 2, "a", ")"),
            repeated("true == (", EqlLimits.MOST_NESTING / 2 - 2, "a == 1", ")"),
            "any where " + "b == 1 + (".repeat(1) + "1 + (".repeat(100) + "1" + ")".repeat(101),
            "any where b == " + "1 + ".repeat(240) + "1",
            "any where b == " + "string(".repeat(240) + "1" + ")".repeat(240));
    var thread =
        new Thread(
            null,
            () ->
                queries.forEach(q -> {
                  Parsed<CompiledQuery> outcome = Eql.compile(new SourceText("q", q), options);
                  assertThat(outcome.toString()).isNotEmpty();
                  outcomes.add(outcome);
                }),
            "small stack",
            768 << 10);
    thread.start();
    thread.join();
    assertThat(outcomes).hasSize(queries.size());
    assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(Parsed.Ok.class));
  }

  @Test
  void aQueryThatIsTooLongSaysHowLongItIs() {
    var diagnostics = compile("any where a == \"" + "x".repeat(100_000) + "\"").diagnostics();
    assertThat(diagnostics)
        .singleElement()
        .satisfies(diagnostic -> {
          assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.EQL005);
          assertThat(diagnostic.message()).contains("100017", "100000");
        });
  }

  @Test
  void aListThatIsTooLongIsOneDiagnostic() {
    var diagnostics = compile("any where a in (1" + ",1".repeat(10_000) + ")").diagnostics();
    assertThat(diagnostics).extracting(Diagnostic::code).containsExactly(DiagnosticCode.EQL005);
  }

  @Test
  void mistakesBeyondTheLimitAreCounted() {
    var diagnostics = compile("any where a == 1" + " and b = 2".repeat(60)).diagnostics();
    assertThat(diagnostics).hasSize(EqlLimits.DEFAULT_MAX_MISTAKES + 1);
    assertThat(diagnostics.getLast().message()).contains("10 more");
  }

  @Test
  void nestedGroupsOfARegularExpressionAreBounded() {
    var diagnostics = compile("any where a regex \"" + "(".repeat(20_000) + "\"").diagnostics();
    assertThat(diagnostics).extracting(Diagnostic::code).containsExactly(DiagnosticCode.EQL016);
  }
}
