package perilune.rules.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import perilune.source.Span;

/** Words found by expressions are the words that the text is cut into. */
final class WordSearchTest {

  private static final int RUNS = 200_000;
  private static final String SIGNS = "aBé1_.:',;- (";

  @Test
  void textIsCutAsTheStandardSays() {
    assertThat(WordSearch.wordsOf("System.IO a.1 3.14 1,000 bob's x:y 1:2 a-b a_b .c d. é"))
        .containsExactly(
            "System.IO",
            "a",
            "1",
            "3.14",
            "1,000",
            "bob's",
            "x:y",
            "1",
            "2",
            "a",
            "b",
            "a_b",
            "c",
            "d",
            "é");
  }

  @Test
  void aPhraseIsFoundWhereItsWordsFollowEachOther() {
    long seed = Long.getLong("seed", 4_711);
    System.out.println("words seed " + seed);
    var random = new SplittableRandom(seed);
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      String text = text(random, 12);
      String phrase = text(random, 4);
      boolean expected = follow(WordSearch.wordsOf(text), WordSearch.wordsOf(phrase));
      found += expected ? 1 : 0;
      assertThat(find(phrase, text)).as("'%s' in '%s'", phrase, text).isEqualTo(expected);
    }
    assertThat(found).isBetween(RUNS / 100, RUNS * 9 / 10);
  }

  private static String text(SplittableRandom random, int most) {
    var text = new StringBuilder();
    int length = random.nextInt(most + 1);
    for (int i = 0; i < length; i++) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }

  private static boolean follow(List<String> text, List<String> phrase) {
    return !phrase.isEmpty() && Collections.indexOfSubList(lower(text), lower(phrase)) >= 0;
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private static boolean find(String phrase, String text) {
    var words = new KqlTree.Words(List.of(phrase), true, new Span(0, 0));
    return WordSearch.of(words).stream()
        .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
        .anyMatch(regex -> regex.matcher(text).find());
  }
}
