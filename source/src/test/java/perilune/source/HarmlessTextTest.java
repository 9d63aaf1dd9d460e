package perilune.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTextTest {

  /** A text, as a terminal shows it, and as it stands in a page. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "lua -e print, lua -e print, lua -e print",
        "<b a=\"x\">&amp;, <b a=\"x\">&amp;, &lt;b a=&quot;x&quot;&gt;&amp;amp;",
        "a\u202Etxt.exe, a\\u202etxt.exe, a\\u202etxt.exe",
        "<\u0007>, <\\u0007>, &lt;\\u0007&gt;",
        "größer \uD83C\uDF19, größer \uD83C\uDF19, größer \uD83C\uDF19",
      })
  void movesNothingAndIsNoMarkup(String text, String shown, String inMarkup) {
    assertThat(HarmlessText.of(text)).isEqualTo(shown);
    assertThat(HarmlessText.inMarkup(text)).isEqualTo(inMarkup);
  }
}
