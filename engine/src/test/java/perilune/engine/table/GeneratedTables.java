package perilune.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import perilune.rules.plan.AggregateFunction;
import perilune.rules.plan.Aggregation;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;
import perilune.rules.plan.TableStage;
import perilune.rules.plan.Window;

/** Makes tables of all kinds over a few fields. */
final class GeneratedTables {

  static final List<String> FIELDS = List.of("a", "b", "c");

  private final SplittableRandom random;
  private final List<String> names = new ArrayList<>(FIELDS);

  GeneratedTables(SplittableRandom random) {
    this.random = random;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  Operator.Table table() {
    var stages = new ArrayList<TableStage>();
    for (int left = random.nextInt(5); left > 0; left--) {
      stages.add(stage());
    }
    return new Operator.Table(new Condition.Always(), stages, window());
  }

  private Window window() {
    return random.nextInt(5) == 0
        ? Window.WHOLE
        : new Window(1 + random.nextInt(12), 1 + random.nextInt(30));
  }

  private RowExpression column() {
    return new RowExpression.Column(one(names));
  }

  private static RowExpression call(RowFunction function, RowExpression... arguments) {
    return new RowExpression.Call(function, List.of(arguments));
  }

  private RowExpression number() {
    return new RowExpression.Constant(new Literal.Whole(random.nextInt(4)));
  }

  private RowExpression condition() {
    return switch (random.nextInt(7)) {
      case 0 -> call(RowFunction.GREATER, column(), number());
      case 1 -> call(RowFunction.NOT, call(RowFunction.EQUAL, column(), number()));
      case 2 -> call(RowFunction.IS_NULL, column());
      case 3 -> call(RowFunction.OR, condition(), condition());
      case 4 -> call(RowFunction.LESS_OR_EQUAL, call(RowFunction.MV_COUNT, column()), number());
      case 5 ->
          random.nextInt(3) == 0
              ? call(RowFunction.GREATER, call(RowFunction.NOW), column())
              : call(RowFunction.LESS, column(), column());
      default ->
          call(RowFunction.AND, condition(), call(RowFunction.NOT_EQUAL, column(), number()));
    };
  }

  private RowExpression value() {
    return switch (random.nextInt(6)) {
      case 0 -> column();
      case 1 -> call(RowFunction.ADD, column(), number());
      case 2 -> call(RowFunction.CASE, condition(), column(), number());
      case 3 -> call(RowFunction.COALESCE, column(), column());
      case 4 -> call(RowFunction.MV_MAX, column());
      default -> call(RowFunction.CONCAT, column(), column());
    };
  }

  private Assignment assignment() {
    String name = random.nextInt(3) == 0 ? one(names) : "m" + random.nextInt(3);
    var made = new Assignment(name, value());
    names.add(name);
    return made;
  }

  private TableStage stage() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new TableStage.Where(condition());
      case 2 -> new TableStage.Eval(List.of(assignment(), assignment()));
      case 3, 4, 5 -> aggregate(false);
      case 6 -> aggregate(true);
      case 7 ->
          new TableStage.Sort(
              List.of(
                  new TableStage.SortKey(column(), random.nextBoolean(), random.nextBoolean())));
      case 8 ->
          random.nextBoolean()
              ? new TableStage.Limit(random.nextInt(4))
              : new TableStage.Keep(names.stream().distinct().limit(4).toList());
      default -> new TableStage.MvExpand(one(names));
    };
  }

  private Aggregation aggregation() {
    List<AggregateFunction> functions =
        List.of(
            AggregateFunction.COUNT,
            AggregateFunction.COUNT_DISTINCT,
            AggregateFunction.SUM,
            AggregateFunction.AVG,
            AggregateFunction.MIN,
            AggregateFunction.MAX,
            AggregateFunction.VALUES,
            AggregateFunction.PRESENT,
            AggregateFunction.ABSENT,
            AggregateFunction.SAMPLE,
            AggregateFunction.TOP);
    AggregateFunction function = one(functions);
    var arguments = new ArrayList<RowExpression>();
    if (function != AggregateFunction.COUNT || random.nextBoolean()) {
      arguments.add(random.nextInt(4) == 0 ? value() : column());
    }
    if (function == AggregateFunction.SAMPLE || function == AggregateFunction.TOP) {
      arguments.add(new RowExpression.Constant(new Literal.Whole(2)));
    }
    Optional<RowExpression> only =
        random.nextInt(4) == 0 ? Optional.of(condition()) : Optional.empty();
    return new Aggregation("s" + random.nextInt(3), function, arguments, only);
  }

  private TableStage aggregate(boolean inline) {
    var made = new ArrayList<Aggregation>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      made.add(aggregation());
    }
    var by = new ArrayList<Assignment>();
    for (int left = random.nextInt(3); left > 0; left--) {
      String name = one(names);
      by.add(
          random.nextInt(4) == 0
              ? new Assignment("g" + left, value())
              : new Assignment(name, new RowExpression.Column(name)));
    }
    if (!inline) {
      names.clear();
    }
    made.forEach(one -> names.add(one.column()));
    by.forEach(one -> names.add(one.column()));
    return new TableStage.Aggregate(made, by, inline);
  }
}
