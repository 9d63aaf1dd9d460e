package perilune.engine.table.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.engine.match.Refusal;
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
    List<Optional<RowValue>> constants = arguments.stream().map(Optional::of).toList();
    assertThat(RowFunctions.refusals(function, constants, MAX_STATES)).isEmpty();
    return RowFunctions.of(function, constants).apply(arguments.toArray(RowValue[]::new));
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
    List<Optional<RowValue>> unknown = List.of(Optional.empty(), Optional.empty());
    for (RowFunction function :
        List.of(RowFunction.LIKE, RowFunction.RLIKE, RowFunction.DATE_PARSE)) {
      assertThat(RowFunctions.refusals(function, unknown, MAX_STATES)).hasSize(1);
    }
  }

  private static List<Refusal> refusals(RowFunction function, RowValue... constants) {
    return RowFunctions.refusals(
        function, Stream.of(constants).map(Optional::of).toList(), MAX_STATES);
  }

  @Test
  void refusesPatternsThatCannotBeCompiled() {
    RowValue text = new RowValue.Text("a");
    RowValue open = new RowValue.Text("(");
    RowValue group = new RowValue.Text("$3");
    RowValue letters = new RowValue.Text("bbbbb ppppp {");
    assertThat(refusals(RowFunction.RLIKE, text, open)).hasSize(1);
    assertThat(refusals(RowFunction.REPLACE, text, text, group)).hasSize(1);
    assertThat(refusals(RowFunction.DATE_FORMAT, letters, text)).hasSize(1);
  }

  @Test
  void refusesTheWrongNumberOfArguments() {
    assertThat(refusals(RowFunction.TRIM)).hasSize(1);
    assertThat(refusals(RowFunction.NOT, RowValues.TRUE, RowValues.TRUE)).hasSize(1);
  }
}
