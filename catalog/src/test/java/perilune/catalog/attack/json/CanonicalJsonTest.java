package perilune.catalog.attack.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The canonical form, by the vectors of RFC 8785 and by cases of our own. */
class CanonicalJsonTest {

  @Test
  void writesNumbersAsTheStandardHasThem() throws IOException {
    for (String line : lines("numbers.txt")) {
      double value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, 16), 16));
      assertThat(EcmaNumber.text(value)).as(line).isEqualTo(line.substring(17));
    }
  }

  @Test
  void everyNumberReadsBackAsTheSameDouble() {
    long seed = Long.getLong("perilune.seed", 8785);
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 200_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = EcmaNumber.text(value);
        assertThat(Double.parseDouble(text)).as("%s, seed %d", text, seed).isEqualTo(value + 0.0);
      }
    }
  }

  @Test
  void writesValuesAsTheStandardHasThem() throws IOException {
    for (String line : lines("values.txt")) {
      String[] sides = line.split(" => ", 2);
      assertThat(CanonicalJson.text(read(sides[0]))).as(line).isEqualTo(sides[1]);
    }
  }

  @Test
  void theCanonicalFormOfACanonicalFormIsItself() throws IOException {
    for (String line : lines("values.txt")) {
      String canonical = line.split(" => ", 2)[1];
      assertThat(CanonicalJson.text(read(canonical))).isEqualTo(canonical);
    }
  }

  @Test
  void whatNoTwoReadersAgreeOnHasNoCanonicalForm() {
    for (String text :
        List.of("1e400", "-1e999", "\"\\ud800\"", "\"\\udc00x\"", "{\"\\ud83d\":1}")) {
      assertThatThrownBy(() -> CanonicalJson.text(read(text)))
          .as(text)
          .isInstanceOf(JsonProblem.class);
    }
  }

  @Test
  void aNameThatStandsTwiceIsAnErrorWithItsPlace() {
    assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}"))
        .isInstanceOfSatisfying(
            JsonProblem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(JsonProblem.Kind.BROKEN);
              assertThat(problem.offset()).isBetween(7L, 11L);
            });
  }

  @Test
  void knowsWhatIsCutOffFromWhatIsBroken() {
    for (String text :
        List.of("", "{", "[1,", "{\"a\"", "{\"a\":\"x", "[[[", "{\"a\":tr", "[\"\\u12")) {
      assertThatThrownBy(() -> read(text))
          .as(text)
          .isInstanceOfSatisfying(
              JsonProblem.class,
              problem -> assertThat(problem.kind()).isEqualTo(JsonProblem.Kind.TRUNCATED));
    }
    for (String text : List.of("}", "[1 2]", "{a:1}", "01", "[1,]", "\u0001", "1 1", "nul")) {
      assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(JsonProblem.class);
    }
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(JsonStream.MAX_NESTING + 1);
    assertThatThrownBy(() -> read(deep))
        .isInstanceOfSatisfying(
            JsonProblem.class,
            problem -> assertThat(problem.kind()).isEqualTo(JsonProblem.Kind.LIMIT));
  }

  private static JsonValue read(String text) throws IOException {
    return JsonStream.read(text.getBytes(UTF_8));
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = CanonicalJsonTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
