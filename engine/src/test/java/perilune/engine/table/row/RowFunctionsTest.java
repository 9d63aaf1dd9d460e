package perilune.engine.table.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import perilune.rules.plan.RowFunction;

/** What every function gives, by a table of calls written from Elasticsearch's documentation. */
final class RowFunctionsTest {

  private static final int MAX_STATES = 10_000;

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RowFunctionsTest.class.getResourceAsStream("functions.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static RowValue call(RowFunction function, List<RowValue> arguments) {
    assertThat(RowFunctions.refusals(function, arguments, MAX_STATES)).isEmpty();
    return RowFunctions.of(function, arguments).apply(arguments.toArray(RowValue[]::new));
  }

  @Test
  void givesWhatTheTableSays() throws IOException {
    var wrong = new ArrayList<String>();
    for (String line : lines()) {
      var words = new Words(line);
      RowFunction function = RowFunction.valueOf(words.until(" | "));
      List<RowValue> arguments = words.arguments();
      RowValue expected = words.value();
      RowValue found = call(function, arguments);
      if (!found.equals(expected)) {
        wrong.add(line + "   but " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableNamesEveryFunctionOfValuesAndIsLong() throws IOException {
    var named = EnumSet.of(RowFunction.NOW);
    lines().forEach(line -> named.add(RowFunction.valueOf(new Words(line).until(" | "))));
    assertThat(named).containsExactlyInAnyOrder(RowFunction.values());
    assertThat(lines()).hasSizeGreaterThan(250);
  }

  @Test
  void distancesAreGreatCirclesInMetres() {
    RowValue found =
        call(RowFunction.ST_DISTANCE, List.of(new RowValue.Point(0, 0), new RowValue.Point(1, 0)));
    assertThat(Reading.real(found)).isBetween(111_190.0, 111_200.0);
  }

  @Test
  void refusesWhatIsNoConstantPattern() {
    var unknown = List.of(RowFunctions.UNKNOWN, RowFunctions.UNKNOWN);
    for (RowFunction function :
        List.of(RowFunction.LIKE, RowFunction.RLIKE, RowFunction.DATE_PARSE)) {
      assertThat(RowFunctions.refusals(function, unknown, MAX_STATES)).hasSize(1);
    }
  }

  @Test
  void refusesPatternsThatCannotBeCompiled() {
    RowValue text = new RowValue.Text("a");
    RowValue open = new RowValue.Text("(");
    RowValue group = new RowValue.Text("$3");
    RowValue letters = new RowValue.Text("bbbbb ppppp {");
    assertThat(RowFunctions.refusals(RowFunction.RLIKE, List.of(text, open), MAX_STATES))
        .hasSize(1);
    assertThat(RowFunctions.refusals(RowFunction.REPLACE, List.of(text, text, group), MAX_STATES))
        .hasSize(1);
    assertThat(RowFunctions.refusals(RowFunction.DATE_FORMAT, List.of(letters, text), MAX_STATES))
        .hasSize(1);
  }

  @Test
  void refusesTheWrongNumberOfArguments() {
    assertThat(RowFunctions.refusals(RowFunction.TRIM, List.of(), MAX_STATES)).hasSize(1);
    assertThat(
            RowFunctions.refusals(
                RowFunction.NOT, List.of(RowValues.TRUE, RowValues.TRUE), MAX_STATES))
        .hasSize(1);
  }
}
