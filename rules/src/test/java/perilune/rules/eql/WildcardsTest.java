package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WildcardsTest {

  /** The definition itself: a star takes nothing, or one character and is there again. */
  private static boolean reference(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    char first = pattern.charAt(0);
    if (first == '*') {
      return reference(pattern.substring(1), text)
          || !text.isEmpty() && reference(pattern, text.substring(1));
    }
    return !text.isEmpty()
        && (first == '?' || first == text.charAt(0))
        && reference(pattern.substring(1), text.substring(1));
  }

  @Test
  void matchesAsTheDefinitionDoes() {
    long seed = Long.getLong("seed", 20_261);
    System.out.println("wildcards seed " + seed);
    var random = new SplittableRandom(seed);
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "ab*?", 6);
      String value = text(random, "ab", 6);
      boolean expected = reference(pattern, value);
      matched += expected ? 1 : 0;
      assertThat(Wildcards.matches(pattern, value))
          .as("%s on %s", pattern, value)
          .isEqualTo(expected);
      assertThat(Wildcards.matches(Wildcards.collapsed(pattern), value)).isEqualTo(expected);
    }
    assertThat(matched).isBetween(1_000, 19_000);
  }

  @Test
  void oneCharacterIsOneCodePoint() {
    assertThat(Wildcards.matches("?", "\uD83D\uDE00")).isTrue();
  }

  private static String text(SplittableRandom random, String letters, int most) {
    var out = new StringBuilder();
    for (int length = random.nextInt(most + 1); length > 0; length--) {
      out.append(letters.charAt(random.nextInt(letters.length())));
    }
    return out.toString();
  }
}
