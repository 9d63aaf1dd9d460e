package perilune.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that every match has. Replay with -Dseed=N. */
class RegexTextsTest {

  private final long seed = Long.getLong("seed", 20_261_130L);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lua;lua",
        "a(bcd)?ef;ef",
        "(?:one|two)+x;x",
        "(?:one|two)xy;one,two",
        "ab|cde;ab,cde",
        "ab|.*;''",
        "a[xyz]bcd;bcd",
        "a\\.b\\d+ed;a.b",
        "(?i)PowerShell;power",
        "abc*de;ab",
        "abc+de;ab",
        "a{2}bc;bc",
        "\\x41bc;''",
        "[[:alpha:]]abc;''",
        "\\Qa.b\\E;''",
        "(?P<n>abc)d;abc",
        "^\\bcmd$;cmd",
        "\\w+`(?:\\w+|-)`x;`x",
        "ké;''"
      })
  void namesWhatEveryMatchHas(String expression, String texts) {
    List<String> expected = texts.isEmpty() ? List.of() : List.of(texts.split(","));
    assertThat(RegexTexts.needed(expression)).isEqualTo(expected);
  }

  @Test
  void everyMatchHasOneOfThem() {
    System.out.println("seed " + seed);
    var random = new Random(seed);
    int known = 0;
    for (int round = 0; round < 20_000; round++) {
      var expression = new StringBuilder();
      var sample = new StringBuilder();
      alternatives(random, 3, expression, sample);
      String text =
          random.nextBoolean() ? sample.toString() : sample.toString().toUpperCase(Locale.ROOT);
      Pattern pattern = Pattern.compile("(?i)" + expression);
      assertThat(pattern.matcher(text).find()).as("%s finds %s", expression, text).isTrue();
      List<String> needed = RegexTexts.needed(expression.toString());
      known += needed.isEmpty() ? 0 : 1;
      assertThat(
              needed.isEmpty() || needed.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains))
          .as("seed %d: %s finds '%s' without any of %s", seed, expression, text, needed)
          .isTrue();
    }
    assertThat(known).as("something is known of many").isGreaterThan(5_000);
  }

  /** Writes an expression, and beside it a text that it matches. */
  private static void alternatives(
      Random random, int depth, StringBuilder expression, StringBuilder sample) {
    int branches = random.nextInt(4) == 0 ? 2 : 1;
    int taken = random.nextInt(branches);
    for (int i = 0; i < branches; i++) {
      expression.append(i == 0 ? "" : "|");
      var text = new StringBuilder();
      int parts = 1 + random.nextInt(4);
      for (int part = 0; part < parts; part++) {
        part(random, depth, expression, text);
      }
      sample.append(i == taken ? text : "");
    }
  }

  private static void part(
      Random random, int depth, StringBuilder expression, StringBuilder sample) {
    var inner = new StringBuilder();
    switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> {
        expression.append("[a-c\\]]");
        inner.append("abc]".charAt(random.nextInt(4)));
      }
      case 1 -> {
        expression.append("\\.");
        inner.append('.');
      }
      case 2 -> {
        expression.append("\\d");
        inner.append(random.nextInt(10));
      }
      case 5, 6 -> {
        expression.append(random.nextBoolean() ? "(" : "(?:");
        alternatives(random, depth - 1, expression, inner);
        expression.append(')');
      }
      default -> {
        char c = "abekxs_ ".charAt(random.nextInt(8));
        expression.append(c);
        inner.append(c);
      }
    }
    switch (random.nextInt(8)) {
      case 0 -> {
        expression.append("*");
        sample.append(random.nextBoolean() ? inner : "");
      }
      case 1 -> {
        expression.append("?");
        sample.append(random.nextBoolean() ? inner : "");
      }
      case 2 -> {
        expression.append("+?");
        sample.append(inner);
      }
      case 3 -> {
        expression.append("{2}");
        sample.append(inner).append(inner);
      }
      default -> sample.append(inner);
    }
  }
}
