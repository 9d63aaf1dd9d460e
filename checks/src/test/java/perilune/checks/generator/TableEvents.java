package perilune.checks.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import perilune.event.FieldTable;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.TableStage;

/**
 * Draws events for a table: the fields of its query with the constants that stand beside them, as
 * they are and spelled in other ways, alone, several, or not at all.
 */
final class TableEvents {

  private static final long SECOND = 1_000_000_000;

  private final SplittableRandom random;
  private final Map<String, Set<Literal>> constants = new TreeMap<>();
  private final Draft base;

  TableEvents(Operator.Table table, SplittableRandom random) {
    this.random = random;
    base = new ConditionSolver(new FieldTable()).solve(table.source()).orElse(Draft.EMPTY);
    for (String field : new RulePlan("", new Operator.Single(table.source())).fields()) {
      constants.computeIfAbsent(field, _ -> new LinkedHashSet<>()).addAll(base.values(field));
    }
    for (TableStage stage : table.stages()) {
      if (stage instanceof TableStage.Where(var condition)) {
        collect(condition);
      }
    }
    for (TableStage stage : table.stages()) {
      if (stage instanceof TableStage.Rename(var renamings)) {
        renamings.forEach(each -> share(each.from(), each.to()));
      } else if (stage instanceof TableStage.Eval(var columns)) {
        columns.forEach(each -> names(each.value()).forEach(from -> share(from, each.column())));
      } else if (stage instanceof TableStage.Dissect(var input, var _, var parts, var _)) {
        parts.forEach(part -> names(input).forEach(from -> share(from, part.column())));
      } else if (stage instanceof TableStage.Extract(var input, var _, var captures)) {
        captures.forEach(part -> names(input).forEach(from -> share(from, part.column())));
      }
    }
    constants.remove("@timestamp");
  }

  /** What is asked of a column that was made is asked of the field that it was made of. */
  private void share(String from, String to) {
    constants
        .computeIfAbsent(from, _ -> new LinkedHashSet<>())
        .addAll(constants.getOrDefault(to, Set.of()));
  }

  /** Gives events, a second apart. */
  List<Timed> draw(int count) {
    var events = new ArrayList<Timed>();
    for (int i = 0; i < count; i++) {
      events.add(new Timed(CaseMaker.START + i * SECOND, draft(1 + random.nextInt(10))));
    }
    return events;
  }

  /** Draws an event that has of so many fields one that is not as it was solved. */
  private Draft draft(int outOf) {
    Draft draft = random.nextInt(8) == 0 ? Draft.EMPTY : base;
    for (var field : constants.entrySet()) {
      boolean settled = !base.values(field.getKey()).isEmpty();
      if (random.nextInt(settled ? outOf : 2) == 0) {
        draft = draft.with(field.getKey(), values(List.copyOf(field.getValue())));
      }
    }
    return draft;
  }

  private List<Literal> values(List<Literal> known) {
    var values = new ArrayList<Literal>();
    int count = List.of(0, 1, 1, 1, 1, 1, 2, 3).get(random.nextInt(8));
    for (int i = 0; i < count; i++) {
      values.add(
          known.isEmpty()
              ? new Literal.Text("q7 " + random.nextInt(3))
              : spelled(known.get(random.nextInt(known.size()))));
    }
    return values;
  }

  private Literal spelled(Literal value) {
    return switch (value) {
      case Literal.Text(var text) -> spelled(text);
      case Literal.Whole(var number) ->
          switch (random.nextInt(5)) {
            case 0 -> new Literal.Whole(number + random.nextInt(3) - 1);
            case 1 -> new Literal.Real(number + random.nextInt(3) / 2.0);
            case 2 -> new Literal.Text(Long.toString(number));
            default -> value;
          };
      case Literal.Real(var number) ->
          random.nextBoolean() ? value : new Literal.Text(Double.toString(number));
      case Literal.Truth(var truth) ->
          random.nextBoolean() ? value : new Literal.Text(Boolean.toString(truth));
      case Literal.Nil _ -> value;
    };
  }

  private Literal spelled(String text) {
    String plain = text.replace("\\*", "\0").replace("*", random.nextBoolean() ? "" : "x1");
    plain = plain.replace("\0", "*").replace("?", "b");
    plain = plain.contains("/") ? plain.substring(0, plain.indexOf('/')) : plain;
    return switch (random.nextInt(12)) {
      case 0 -> new Literal.Text(text.toUpperCase(Locale.ROOT));
      case 1 -> new Literal.Text(text.toLowerCase(Locale.ROOT));
      case 2 -> new Literal.Text(plain);
      case 3 -> new Literal.Text(plain + " q7");
      case 4 -> new Literal.Text("q7" + plain);
      case 5 -> new Literal.Text(plain.toUpperCase(Locale.ROOT));
      case 6 -> new Literal.Text(text.replace('k', '\u212a').replace('i', '\u0130'));
      case 7 -> otherType(text);
      case 8 -> new Literal.Text(" " + text);
      default -> new Literal.Text(text);
    };
  }

  private static Literal otherType(String text) {
    if (text.matches("[+-]?[0-9]{1,9}")) {
      return new Literal.Whole(Long.parseLong(text));
    }
    if (text.matches(" *[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return new Literal.Real(Double.parseDouble(text));
    }
    return text.equals("true") || text.equals("false")
        ? new Literal.Truth(text.equals("true"))
        : new Literal.Text(text);
  }

  /** Constants stand beside the fields of the innermost part that has both. */
  private void collect(RowExpression expression) {
    if (!(expression instanceof RowExpression.Call(var function, var arguments))) {
      return;
    }
    switch (function) {
      case AND, OR, NOT -> arguments.forEach(this::collect);
      default -> {
        Set<Literal> beside = literals(expression);
        for (String name : names(expression)) {
          constants.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(beside);
        }
      }
    }
  }

  private static Set<String> names(RowExpression expression) {
    Set<String> all = new LinkedHashSet<>();
    switch (expression) {
      case RowExpression.Column(var name) -> all.add(name);
      case RowExpression.Call(var _, var arguments) ->
          arguments.forEach(argument -> all.addAll(names(argument)));
      case RowExpression.Constant _, RowExpression.Duration _, RowExpression.Fulfils _ -> {}
    }
    all.removeIf(name -> name.startsWith("_"));
    return all;
  }

  private static Set<Literal> literals(RowExpression expression) {
    Set<Literal> all = new LinkedHashSet<>();
    switch (expression) {
      case RowExpression.Constant(var literal) -> all.add(literal);
      case RowExpression.Call(var _, var arguments) ->
          arguments.forEach(argument -> all.addAll(literals(argument)));
      case RowExpression.Column _, RowExpression.Duration _, RowExpression.Fulfils _ -> {}
    }
    return all;
  }
}
