package perilune.rules.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The translation, run by a regular expression engine that reads the same subset of RE2. */
final class LuceneRegexTest {

  private static boolean matches(String lucene, String value) {
    var translated = (LuceneRegex.Re2) LuceneRegex.translate(lucene);
    return Pattern.compile(translated.expression()).matcher(value).matches();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc abc",
        "a.c abc",
        "a|b b",
        "(ab)+ abab",
        "ab? a",
        "a{2,3} aaa",
        "a{2,} aaaa",
        "a+? ''",
        "a** aa",
        "^a$ ^a$",
        "[^-]+ ab",
        "[a\\-z]+ a-z",
        "[]a]+ ]a]",
        "[[a]+ [a",
        "[a^]+ a^",
        "\\d\\d 42",
        "[\\d_]+ 4_2",
        "\\D\\W\\S a-x",
        "[\\D]+ abc",
        "\\w+ a_1",
        "a\\.b a.b",
        "\\@\\# @#",
        "\"a.b*\" a.b*",
        "a@z abcz",
        "<8-11> 10",
        "<8-11> 009",
        "<01-12> 07",
        "()a a",
        "*a *a",
        "a} a}",
        "C:\\\\x C:\\x"
      })
  void matchesTheWholeValueAsLuceneDoes(String regex, String value) {
    assertThat(matches(regex, value)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc xabc",
        "abc abcx",
        "^a$ a",
        "[^a] a",
        "# ''",
        "# a",
        "\"a.b\" axb",
        "<8-11> 12",
        "<01-12> 7",
        "\\d a",
        "[\\S]+ 'a b'",
        "\\s x"
      })
  void doesNotMatchWhatLuceneDoesNot(String regex, String value) {
    assertThat(matches(regex, value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb"})
  void theDotMatchesLineEnds(String value) {
    assertThat(matches("a.+b", value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "a)",
        "[",
        "[a",
        "[a-]",
        "[z-a]",
        "a|",
        "|a",
        "a{",
        "a{x}",
        "a{2",
        "a{3,2}",
        "a{9999}",
        "(a{100}){100}",
        "\\",
        "\\n",
        "\\b",
        "[\\n]",
        "\"a",
        "<1",
        "<a-b>",
        "<1-9999999>",
        "<5>",
        "~a",
        "a&b",
        "a{99999999999}"
      })
  void refusesWhatItCannotTranslateWithAWayOut(String regex) {
    assertThat(LuceneRegex.translate(regex))
        .isInstanceOfSatisfying(
            LuceneRegex.Refused.class,
            refused -> {
              assertThat(refused.why()).isNotBlank();
              assertThat(refused.help()).isNotBlank();
            });
  }
}
