package perilune.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void leavesWhatCanBeSeenAsItIs() {
    String text = "lua -e 'x' \\ дом שלום 家 \ud83d\ude00";
    assertThat(Shown.plain(text)).isSameAs(text);
  }

  @Test
  void writesWhatDrivesATerminalAsEscapes() {
    assertThat(Shown.plain("a\n\t\r\u0000\u001b[2J\u009b\u007f"))
        .isEqualTo("a\\n\\t\\r\\u0000\\u001b[2J\\u009b\\u007f");
  }

  @Test
  void writesWhatCannotBeSeenAsEscapes() {
    assertThat(Shown.plain("\u202e\u2066\u200b\u2028\ufeff\ufffe\uffff"))
        .isEqualTo("\\u202e\\u2066\\u200b\\u2028\\ufeff\\ufffe\\uffff");
    assertThat(Shown.plain("x\udb40\udc41")).isEqualTo("x\\udb40\\udc41");
  }

  @Test
  void writesLoneSurrogatesAsEscapes() {
    assertThat(Shown.plain("\ud83d")).isEqualTo("\\ud83d");
    assertThat(Shown.plain("\ude00x")).isEqualTo("\\ude00x");
    assertThat(Shown.plain("\ud83dx")).isEqualTo("\\ud83dx");
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(Shown.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Shown.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Shown.cut("ab\ud83d\ude00cd", 4)).isEqualTo("ab…");
  }
}
