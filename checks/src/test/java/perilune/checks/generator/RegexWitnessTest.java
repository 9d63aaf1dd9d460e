package perilune.checks.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexWitnessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "a|b|c",
        "(?:a|bc)*d+e?",
        "(?s:.*)x{3}y{2,}z{1,2}",
        "[a-f0-9]{32}",
        "[^a-zA-Z0-9]+",
        "[]x-]\\]\\.\\\\",
        "(?i)key=(?:[^;]|;;)*",
        "\\d\\w\\s\\D\\S\\W",
        "\\x41\\x{42}\\n",
        "[^\\x00-\\x{7f}]",
        "((a|b)(c|d)){2}",
        "0*(?:1|2|3)",
        "[[:alpha:]]\\pL\\p{L}",
        "a*?b+?c??",
      })
  void someWitnessMatches(String expression) {
    Pattern pattern = Pattern.compile(expression);
    assertThat(
            IntStream.range(0, 8)
                .mapToObj(variant -> RegexWitness.of(expression, variant))
                .filter(pattern::matches))
        .as(expression)
        .isNotEmpty();
  }
}
