package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Function;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;

/** Functions by table: name, arguments, result; text in quotes, {@code null}, {@code ~} folds. */
class ExpressionsTest {

  private final FieldTable fields = new FieldTable();

  private boolean holds(Event event, Expression expression) {
    var plan = Plans.single("r", new Condition.Holds(expression));
    Run run = Run.of(fields, List.of(plan));
    run.accept(event);
    return run.matches.size() == 1;
  }

  private static Expression constant(String word) {
    if (word.startsWith("'")) {
      return new Expression.Constant(Plans.text(word.substring(1, word.length() - 1)));
    }
    return new Expression.Constant(
        switch (word) {
          case "null" -> new Literal.Nil();
          case "true", "false" -> new Literal.Truth(word.equals("true"));
          default ->
              word.contains(".")
                  ? new Literal.Real(Double.parseDouble(word))
                  : new Literal.Whole(Long.parseLong(word));
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "add | 1 2 | 3",
        "add | 1 0.5 | 1.5",
        "add | 1 null | null",
        "add | 1 'a' | null",
        "subtract | 1 2 | -1",
        "multiply | 3 2 | 6",
        "multiply | 9223372036854775807 2 | 18446744073709551614.0",
        "divide | 83 2 | 41",
        "divide | -83 2 | -41",
        "divide | 83 2.0 | 41.5",
        "divide | 1 0 | null",
        "divide | 1.0 0 | null",
        "modulo | 10 -6 | 4",
        "modulo | -10 -6 | -4",
        "modulo | 1 0 | null",
        "negate | 5 | -5",
        "negate | -9223372036854775808 | 9223372036854775808.0",
        "between | 'welcome to event' 'to' 'event' | ' '",
        "between | 'axbxb' 'a' 'b' | 'x'",
        "between | 'axbxb' 'a' 'b' true | 'xbx'",
        "between | 'axb' 'q' 'b' | ''",
        "between | '' 'a' 'b' | ''",
        "between~ | 'AxB' 'a' 'b' | 'x'",
        "between | 'AxB' 'a' 'b' | ''",
        "between | 'ba' 'a' 'b' true | ''",
        "between | 'axb' null 'b' | null",
        "cidr_match | '10.1.1.1' '192.168.0.0/16' '10.0.0.0/8' | true",
        "cidr_match | '10.1.1.1' '11.0.0.0/8' | false",
        "cidr_match | '10.1.1.1' '10.0.0.0/8' null | null",
        "cidr_match | 'lua' '10.0.0.0/8' | false",
        "concat | 'a' 1 42.5 true | 'a142.5true'",
        "concat | 'a' null | null",
        "ends_with | 'lua' 'ua' | true",
        "ends_with | 'lua' 'UA' | false",
        "ends_with~ | 'lua' 'UA' | true",
        "starts_with | '' '' | true",
        "starts_with~ | 'LUA' 'lu' | true",
        "starts_with | null 'a' | null",
        "index_of | 'subdomain.evil' '.' | 9",
        "index_of | 'abca' 'a' 1 | 3",
        "index_of | 'abc' 'q' | null",
        "index_of | 'abc' '' 2 | 2",
        "index_of | 'abc' 'a' -5 | 0",
        "index_of | 'abc' '' 4 | null",
        "index_of~ | 'abC' 'c' | 2",
        "length | '' | 0",
        "length | '\uD83D\uDE00' | 2",
        "length | null | null",
        "number | '42' | 42",
        "number | ' -1.5 ' | -1.5",
        "number | '0x1f' | 31",
        "number | '-0x1f' | -31",
        "number | '1f' 16 | 31",
        "number | '0x1f' 16 | 31",
        "number | '10' 13 | 13",
        "number | 'lua' | null",
        "number | '' | null",
        "number | '9' null | 9",
        "number | '1' 99 | null",
        "string | 42.5 | '42.5'",
        "string | true | 'true'",
        "string | null | null",
        "string_contains | 'lua' 'u' | true",
        "string_contains | 'lua' '' | false",
        "string_contains~ | 'lua' 'UA' | true",
        "substring | 'hello' 1 | 'ello'",
        "substring | 'hello' -3 | 'llo'",
        "substring | 'hello' -3 -1 | 'll'",
        "substring | 'hello' 3 1 | ''",
        "substring | 'hello' 0 100 | 'hello'",
        "substring | 'hello' -100 2 | 'he'",
        "substring | 'hello' null | null",
        "substring | 'hello' 1 null | 'ello'"
      })
  void functionsGive(String name, String arguments, String result) {
    String plain = name.replace("~", "");
    var folding = plain.equals(name) ? Matching.Folding.EXACT : Matching.Folding.ASCII;
    var all = new ArrayList<Expression>();
    var words = java.util.regex.Pattern.compile("'[^']*'|\\S+").matcher(arguments);
    while (words.find()) {
      all.add(constant(words.group()));
    }
    var function = Function.valueOf(plain.toUpperCase(Locale.ROOT));
    var call = new Expression.Call(function, all, folding);
    Expression expected =
        result.equals("null")
            ? new Expression.IsNull(call)
            : new Expression.SameAs(call, constant(result));
    assertThat(holds(new Event(fields), expected)).isTrue();
  }

  @Test
  void anExpressionTriesEveryCombinationOfValues() {
    Event event = new Event(fields);
    for (int i = 1; i <= 3; i++) {
      event.putLong(fields.intern("a"), i);
      event.putLong(fields.intern("b"), i * 10L);
    }
    assertThat(holds(event, sum(constant("32")))).isTrue();
    assertThat(holds(event, sum(constant("34")))).isFalse();
    assertThat(holds(event, new Expression.Negation(sum(constant("32"))))).isTrue();
  }

  private static Expression sum(Expression expected) {
    var a = new Expression.FieldValue("a");
    var b = new Expression.FieldValue("b");
    var sum = new Expression.Call(Function.ADD, List.of(a, b), Matching.Folding.EXACT);
    return new Expression.SameAs(sum, expected);
  }

  @Test
  void countsAnExpressionWithTooManyCombinations() {
    Event event = new Event(fields);
    for (int i = 1; i <= 30; i++) {
      event.putLong(fields.intern("a"), i);
      event.putLong(fields.intern("b"), i);
    }
    var limits = new EngineLimits(10, 10, 100, 100);
    var plan = Plans.single("r", new Condition.Holds(sum(constant("60"))));
    Run run = Run.of(fields, List.of(plan), limits);
    run.accept(event);
    assertThat(run.matches).isEmpty();
    assertThat(run.signals.counters().combinationsCut()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "true, null, , true",
    "false, null, false, ",
    "true, false, false, true",
    "null, null, , ",
    "true, true, true, true"
  })
  void junctionsAreThreeValued(
      String left, String right, @Nullable String and, @Nullable String or) {
    var parts = List.of(constant(left), constant(right));
    check(new Expression.Conjunction(parts), and);
    check(new Expression.Disjunction(parts), or);
  }

  private void check(Expression expression, @Nullable String expected) {
    Event event = new Event(fields);
    boolean isNull = expected == null;
    assertThat(holds(event, new Expression.IsNull(expression))).isEqualTo(isNull);
    assertThat(holds(event, expression)).isEqualTo("true".equals(expected));
    assertThat(holds(event, new Expression.Negation(expression)))
        .isEqualTo("false".equals(expected));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "1, LESS, 2.5, true",
        "'9', LESS, 10, true",
        "'b', GREATER, 'a', true",
        "null, LESS, 1, ",
        "9007199254740993, GREATER, 9007199254740992.0, true"
      })
  void ordersComputedValues(
      String left, Comparison comparison, String right, @Nullable String expected) {
    var ordered = new Expression.Ordered(comparison, constant(left), constant(right));
    check(ordered, expected);
  }
}
