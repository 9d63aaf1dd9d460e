package perilune.context.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenReaderTest {

  private final LuaReader reader = new TokenReader(ReadingLimits.defaults());

  static Stream<String> cases() throws IOException {
    try (InputStream in = TokenReaderTest.class.getResourceAsStream("abilities.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatATextCanDo(String line) {
    String[] parts = line.split("(?<=\\S)(\t| {2,})", 2);
    Set<String> expected = new TreeSet<>(Arrays.asList(parts[0].trim().split(" +")));
    expected.remove("nothing");
    assertThat(words(parts[1].replace("\\n", "\n"))).isEqualTo(expected);
  }

  private Set<String> words(String text) {
    return reader.abilities(text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(Ability::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void readsTheTextsOfBytecode() {
    String code = "\u001bLuaT\0\u0001\u0004\u0083os\u0004\u0088execute\u0004\u0083id\0";
    assertThat(words(code)).contains("program");
    assertThat(words("\u001bLuaT\0\u0004\u0086print\0")).isEmpty();
  }

  /** Whatever the bytes, there is an answer, and soon. */
  @Test
  void answersForAnyBytes() {
    var random = new Random(20261129);
    List<String> pieces =
        List.of(
            "os",
            "io",
            "[",
            "]",
            "(",
            ")",
            "..",
            ".",
            ":",
            "=",
            "\"",
            "'",
            "\\",
            "[[",
            "]]",
            "--",
            "load",
            "string.char",
            "local ",
            "k",
            "=k..k ",
            "1",
            ",",
            "\n",
            "\0",
            "é",
            "require");
    for (int round = 0; round < 300; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(400); i >= 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      assertThat(reader.abilities(text.toString().getBytes(StandardCharsets.UTF_8))).isNotNull();
    }
  }

  @Test
  void isNotSlowedDownByTextsMadeForThat() {
    for (String piece :
        List.of(
            "x[x",
            "k=k..k ",
            "load(",
            "[=",
            "((",
            "os[",
            "\"a\"..",
            "load(k)k='a'..'b' ",
            "a.b",
            "string.char(",
            "require(",
            "a=a.b ")) {
      byte[] text =
          ("k='0123456789' " + piece.repeat(1_000_000 / piece.length()))
              .getBytes(StandardCharsets.UTF_8);
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(60), () -> reader.abilities(text), piece);
    }
  }
}
