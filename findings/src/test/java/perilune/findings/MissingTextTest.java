package perilune.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.Operator;
import perilune.source.Parsed;
import perilune.source.SourceText;

class MissingTextTest {

  private static String told(String query) {
    return switch (Eql.compile(new SourceText("q", query), EqlOptions.defaults())) {
      case Parsed.Ok<CompiledQuery>(var compiled, var _) ->
          MissingText.of((Operator.Sequence) compiled.operator());
      case Parsed.Failed<CompiledQuery>(var diagnostics) ->
          throw new AssertionError(diagnostics.toString());
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a where x == 1] ![b where y == 2] [c where true]"
            + " | No event with event.category b and y 2 came between events 1 and 2.",
        "![b where true] [a where true] [c where true]"
            + " | No event with event.category b came in the 5m before event 2.",
        "[a where true] [c where true] ![b where not y : \"z*\"]"
            + " | No event with event.category b and not (y starting with z) came in the 5m after"
            + " event 1.",
        "![any where true] [a where true] ![b where x == 1 or y == 2]"
            + " | No event with anything came before event 1 in the 5m around the events."
            + " No event with event.category b and (x 1 or y 2) came after event 1 in the 5m"
            + " around the events."
      })
  void saysWhatWasMissingAndWhere(String steps, String expected) {
    assertThat(told("sequence with maxspan=300s " + steps)).isEqualTo(" " + expected);
  }

  @Test
  void saysNothingWhereNothingWasMissing() {
    assertThat(told("sequence [a where true] [b where true]")).isEmpty();
  }

  @Test
  void cutsWhatAConditionNamesAtLength() {
    String values = "\"" + "v".repeat(ConditionText.MAX_LENGTH) + "\"";
    assertThat(told("sequence with maxspan=1s [a where true] ![b where x == " + values + "]"))
        .hasSizeLessThan(ConditionText.MAX_LENGTH + 60)
        .contains("…");
  }
}
