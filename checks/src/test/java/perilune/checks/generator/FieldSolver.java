package perilune.checks.generator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * Finds values of one field: none if the field may be absent, else one value for all that is asked,
 * else one value for each wish.
 */
final class FieldSolver {

  /** Combinations of shapes that are tried as one text. */
  private static final int MOST_COMBINATIONS = 4_000;

  /** Values that are tried. */
  private static final int MOST_VALUES = 20_000;

  /** What gaps are filled with. */
  private static final List<String> FILLS =
      List.of(
          "x",
          "",
          "q7",
          "42",
          "/q7/",
          "\\q7\\",
          " q7 ",
          ".q7",
          "q7-" + "Q7".repeat(20),
          "q7.q7/",
          "\"q7",
          "q7 /q7/q7 ");

  private static final Matching WHOLE = Matching.EQL;

  private final Judge judge;

  FieldSolver(Judge judge) {
    this.judge = judge;
  }

  /** Gives values that do all that is asked, if any were found; an empty list is no value. */
  Optional<List<Literal>> solve(FieldGoals goals) {
    if (fits(goals, List.of())) {
      return Optional.of(List.of());
    }
    List<Witnesses> wishes = goals.wanted().stream().map(wish -> witnesses(goals, wish)).toList();
    List<Literal> singles = List.copyOf(values(goals, wishes));
    for (Literal value : singles) {
      if (fits(goals, List.of(value))) {
        return Optional.of(List.of(value));
      }
    }
    return oneForEach(goals, singles);
  }

  /** Says whether values do all that is asked. */
  boolean fits(FieldGoals goals, List<Literal> values) {
    Draft draft = Draft.of(goals.field(), values);
    return goals.wanted().stream().allMatch(wish -> judge.holds(wish, draft))
        && goals.unwanted().stream().noneMatch(ban -> judge.holds(ban, draft));
  }

  private Optional<List<Literal>> oneForEach(FieldGoals goals, List<Literal> singles) {
    var chosen = new LinkedHashSet<Literal>();
    for (Condition wish : goals.wanted()) {
      var alone = new FieldGoals(goals.field(), List.of(wish), goals.unwanted());
      if (!chosen.isEmpty() && fits(alone, List.copyOf(chosen))) {
        continue;
      }
      Optional<Literal> found =
          singles.stream().filter(value -> fits(alone, List.of(value))).findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      chosen.add(found.get());
    }
    return Optional.of(List.copyOf(chosen)).filter(values -> fits(goals, values));
  }

  private static Witnesses witnesses(FieldGoals goals, Condition wish) {
    return switch (wish) {
      case Condition.Test test -> Witnesses.of(test);
      case Condition.Holds(var expression) -> guessed(goals.field(), expression);
      case Condition.Always _, Condition.Never _, Condition.Not _ -> Witnesses.none();
      case Condition.Recorded _, Condition.Anywhere _ -> Witnesses.none();
      case Condition.All _, Condition.Any _ -> Witnesses.none();
    };
  }

  private static Witnesses guessed(String field, Expression expression) {
    Witnesses all = Witnesses.none();
    for (List<Condition> guess : Guesses.of(expression, true, Draft.EMPTY)) {
      for (Condition part : guess) {
        if (part instanceof Condition.Test test && test.field().equals(field)) {
          all.addAll(Witnesses.of(test));
        }
      }
    }
    return all;
  }

  /** Gives values worth a try: of each wish alone, of several at once, and any. */
  private static Set<Literal> values(FieldGoals goals, List<Witnesses> wishes) {
    var values = new LinkedHashSet<Literal>();
    wishes.forEach(wish -> values.addAll(wish.literals()));
    Set<Shape> shapes = new LinkedHashSet<>();
    wishes.forEach(wish -> shapes.addAll(wish.shapes()));
    Set<Shape> merged = merged(wishes.stream().map(Witnesses::shapes).toList());
    fill(merged, goals, values);
    fill(shapes, goals, values);
    values.addAll(any(goals));
    return values;
  }

  private static void fill(Set<Shape> shapes, FieldGoals goals, Set<Literal> values) {
    for (String fill : FILLS) {
      for (Shape shape : shapes) {
        if (values.size() < MOST_VALUES) {
          values.add(new Literal.Text(shape.filled(fill)));
        }
      }
    }
    for (int length : lengths(goals)) {
      for (Shape shape : shapes) {
        if (values.size() < MOST_VALUES) {
          shape.filledTo(length).ifPresent(text -> values.add(new Literal.Text(text)));
        }
      }
    }
  }

  /** Gives shapes that fit a shape of every wish that has any. */
  private static Set<Shape> merged(List<List<Shape>> wishes) {
    Set<Shape> sums = new LinkedHashSet<>();
    for (List<Shape> wish : wishes) {
      if (wish.isEmpty()) {
        continue;
      }
      if (sums.isEmpty()) {
        sums.addAll(wish.subList(0, Math.min(wish.size(), MOST_COMBINATIONS)));
        continue;
      }
      Set<Shape> longer = new LinkedHashSet<>();
      for (Shape sum : sums) {
        for (Shape shape : wish) {
          if (longer.size() < MOST_COMBINATIONS) {
            sum.and(shape).ifPresent(longer::add);
            shape.and(sum).ifPresent(longer::add);
          }
        }
      }
      sums = longer;
    }
    return sums;
  }

  /** Gives values that nothing asks for. */
  static List<Literal> any(FieldGoals goals) {
    var all = new ArrayList<Literal>();
    List<Literal> texts =
        List.of(
            new Literal.Text("q7-any"),
            new Literal.Text("/q7/any"),
            new Literal.Text("C:\\q7\\any.q7"),
            new Literal.Text("q7.example"));
    List<Literal> addresses = Addresses.PUBLIC.stream().<Literal>map(Literal.Text::new).toList();
    boolean address = goals.field().endsWith("ip") || asksForNetworks(goals);
    all.addAll(address ? addresses : texts);
    all.add(new Literal.Whole(424_242));
    all.addAll(address ? texts : addresses);
    all.add(new Literal.Whole(1));
    all.add(new Literal.Whole(0));
    all.add(new Literal.Truth(true));
    all.add(new Literal.Truth(false));
    all.add(new Literal.Text(""));
    for (int length : lengths(goals)) {
      all.add(new Literal.Text("x".repeat(length)));
    }
    return all;
  }

  private static boolean asksForNetworks(FieldGoals goals) {
    var all = new ArrayList<>(goals.wanted());
    all.addAll(goals.unwanted());
    return all.stream()
        .anyMatch(condition ->
            condition.toString().contains("InNetwork")
                || condition.toString().contains("CIDR_MATCH"));
  }

  /** Gives lengths around those that computed conditions name. */
  private static Set<Integer> lengths(FieldGoals goals) {
    var all = new TreeSet<Integer>();
    for (Condition wish : goals.wanted()) {
      if (wish instanceof Condition.Holds(var expression)) {
        for (long number : Guesses.numbers(expression)) {
          for (long near = number - 1; near <= number + 1; near++) {
            if (near > 0 && near < 100_000) {
              all.add((int) near);
            }
          }
        }
      }
    }
    return all;
  }

  /** Gives the test that a field has a value. */
  static Condition present(String field) {
    return new Condition.Test(field, new Predicate.Present(), WHOLE);
  }

  /** Gives the test that a field has this value. */
  static Condition equal(String field, Literal value) {
    return new Condition.Test(field, new Predicate.Equal(value), WHOLE);
  }
}
