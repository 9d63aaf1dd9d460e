package perilune.cli.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FittedTextTest {

  @Test
  void leavesShortTextAlone() {
    assertThat(FittedText.lines("id", 10, 2)).containsExactly("id");
    assertThat(FittedText.lines("", 10, 2)).containsExactly("");
    assertThat(FittedText.lines("0123456789", 10, 1)).containsExactly("0123456789");
  }

  @Test
  void breaksAtABlankNearTheEndOrElseAnywhere() {
    assertThat(FittedText.lines("lua -e code here", 12, 2)).containsExactly("lua -e code", "here");
    assertThat(FittedText.lines("a 0123456789abc", 12, 2)).containsExactly("a 0123456789", "abc");
  }

  @Test
  void endsWithAnEllipsisWhereTextIsLeftOut() {
    assertThat(FittedText.lines("0123456789", 5, 1)).containsExactly("0123…");
    assertThat(FittedText.lines("A".repeat(24_000), 5, 2)).containsExactly("AAAAA", "AAAA…");
  }

  @Test
  void countsWideCharactersTwice() {
    assertThat(FittedText.lines("家家家家", 5, 1)).containsExactly("家家…");
    assertThat(FittedText.lines("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 4, 2))
        .containsExactly("\ud83d\ude00\ud83d\ude00", "\ud83d\ude00");
  }

  @Test
  void measuresEscapesAsTheyAreShown() {
    assertThat(FittedText.lines("\u001b\u001b", 8, 2)).containsExactly("\\u001b\\u", "001b");
  }

  @Test
  void endsEvenWhereOneCharacterHardlyFits() {
    assertThat(FittedText.lines("家家家", 2, 2)).containsExactly("家", "…");
    assertThat(FittedText.lines("\ud83d\ude00\ud83d\ude00", 2, 1)).containsExactly("…");
  }
}
