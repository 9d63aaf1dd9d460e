package perilune.rules.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The translation, held to Java's own engine, which reads both. */
final class BacktrackingRegexTest {

  private static final String[] TEXTS = {
    "",
    "a",
    "A",
    "ab",
    "aab",
    "abab",
    "a`b",
    "a`n",
    "a`\nb",
    "x`9",
    "${ab`c`d}",
    "${ab`cd}",
    "12]",
    "[12,3]",
    "a.b",
    "a\nb",
    "a\r\nb\r\n",
    "foo bar",
    "foo  bar\t!",
    "\u000b",
    "aXbXc",
    "K\u212a",
    "ä",
    "0x1F",
    "a-b_c",
    "{2}",
    "🔥",
    "\\",
    "a\\b",
    "]",
    "^",
    "c:\\d$",
    "--",
    "bearer  XyZ 'q'"
  };

  private static String translated(String regex, RegexFlavor flavor) {
    return switch (BacktrackingRegex.translate(regex, flavor)) {
      case BacktrackingRegex.Re2(var expression, var _) -> expression;
      case BacktrackingRegex.Refused(var why, var _) ->
          throw new AssertionError(regex + ": " + why);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a|b|",
        "(a)(b)?",
        "(?:ab)+",
        "a.b",
        "(?s)a.b",
        "(?i)A|x",
        "(?i:a)b",
        "(?i)[^a]",
        "(?-i)a",
        "[a-c&&[^b]]",
        "[^a-z\\s]",
        "[\\w.-]+",
        "[]a]",
        "[a\\]]",
        "\\d{1,2}",
        "\\d{2,}",
        "a*?b",
        "a+?",
        "\\bfoo\\b",
        "^a",
        "(?m)^b",
        "\\Qa.b\\E",
        "\\x41",
        "\\u0041",
        "\\p{Alpha}+",
        "\\P{Digit}",
        "[a-z]`(?![rntb]|\\r|\\n|\\d)[a-z0-9]",
        "\\$\\{(\\w++`){2,}\\w++\\}",
        "\\d++\\]",
        "(?=a)[a-z]",
        "(?!a)[a-z]+",
        "(?i)(bearer +)[^'\" ]+",
        "[\\[\\]\\\\^-]",
        "a{0}",
        "\\s+",
        "\\{2\\}",
        ".",
        "\\\\"
      })
  void findsWhatJavaFinds(String regex) {
    var java = Pattern.compile(regex);
    var re2 = Pattern.compile(translated(regex, RegexFlavor.JAVA));
    for (String text : TEXTS) {
      assertThat(re2.matcher(text).replaceAll("<$0>"))
          .as(regex + " in " + text)
          .isEqualTo(java.matcher(text).replaceAll("<$0>"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "(?<=a)b, looking behind is not run",
        "(?<!a)b, looking behind is not run",
        "(?=ab)a, looking ahead at more than one character is not run",
        "(?!a)(b|c), looking ahead is supported only before a single character or class",
        "a(?!b), looking ahead is supported only before a single character or class",
        "(?>a)b, ~'(?>…)', a group that gives nothing back, is not run~",
        "\\d++1, a possessive repetition is supported only where what follows begins otherwise",
        "(a)\\1, ~'\\1' refers to a group, which is not run~",
        "a**, a repetition is repeated",
        "*a, '*' of this regular expression repeats nothing",
        "a), the ')' of this regular expression closes nothing",
        "(a, the '(' of this regular expression has no ')'",
        "[a, the '[' of this regular expression has no ']'",
        "(?x)a, '(?x' of this regular expression is not run",
        "\\y, '\\y' is not run",
        "(a{100}){100}, this regular expression repeats more than 1000 times"
      })
  void refusesWhatNeedsBacktracking(String regex, String why) {
    assertThat(BacktrackingRegex.translate(regex, RegexFlavor.JAVA))
        .isInstanceOfSatisfying(
            BacktrackingRegex.Refused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void rubysLinesEndWhereTheyEndAndItsParenthesesCaptureOnlyWithNames() {
    assertThat(translated("^(a|b)(?<n.x>.)$", RegexFlavor.RUBY))
        .isEqualTo("(?m:^)(?:a|b)([^\\x{A}])(?m:$)");
    assertThat(translated("(?m)a.{,3}", RegexFlavor.RUBY)).isEqualTo("a(?s:.){0,3}");
    assertThat(translated("{a}", RegexFlavor.RUBY)).isEqualTo("\\{a\\}");
  }

  @Test
  void groupsInGroupsAreBounded() {
    assertThat(BacktrackingRegex.translate("(".repeat(50_000), RegexFlavor.JAVA))
        .isInstanceOf(BacktrackingRegex.Refused.class);
    assertThat(BacktrackingRegex.translate("[".repeat(50_000), RegexFlavor.JAVA))
        .isInstanceOf(BacktrackingRegex.Refused.class);
  }
}
