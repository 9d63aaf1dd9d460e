package perilune.engine.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.NumberSum;
import perilune.engine.table.row.Reading;
import perilune.engine.table.row.RowFunctions;
import perilune.engine.table.row.RowOrdering;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;
import perilune.rules.plan.Aggregation;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;
import perilune.rules.plan.TableStage;
import perilune.rules.plan.Window;

/** Looks at every window over all events again, with lists and maps only: what a table means. */
final class ReferenceTable {

  /** An event with its fields; closed is the end of the last window looked at before it came. */
  record Seen(
      int arrival,
      boolean timed,
      long time,
      String host,
      Map<String, RowValue> fields,
      long closed) {}

  /** A row: what stages made, the event that it is, who it is, and what it is made of. */
  record Line(
      Map<String, RowValue> made, @Nullable Seen event, List<Object> identity, Set<Seen> seen) {
    Line copy(Object... more) {
      var longer = new ArrayList<>(identity);
      longer.addAll(List.of(more));
      return new Line(new LinkedHashMap<>(made), event, longer, seen);
    }
  }

  private final Operator.Table table;
  private long now;

  ReferenceTable(Operator.Table table) {
    this.table = table;
  }

  private boolean isSimple() {
    return table.stages().stream()
        .noneMatch(s ->
            s instanceof TableStage.Aggregate
                || s instanceof TableStage.Sort
                || s instanceof TableStage.Limit
                || s.toString().contains("NOW"));
  }

  /** Gives the rows as text, window by window up to a time. */
  List<String> run(List<Seen> all, long watermark) {
    Window window = table.window();
    var shown = new ArrayList<String>();
    if (isSimple()) {
      for (Seen one : all) {
        if (window.isWhole()
            || one.timed()
                && Math.floorMod(one.time(), window.everyNanos())
                    >= window.everyNanos() - window.lookBackNanos()) {
          lines(List.of(one)).forEach(line -> shown.add(text(line)));
        }
      }
      return shown;
    }
    if (window.isWhole()) {
      now = all.stream().filter(Seen::timed).mapToLong(Seen::time).max().orElse(0);
      now = Math.max(now, 0);
      lines(all).forEach(line -> shown.add(text(line)));
      return shown;
    }
    long every = window.everyNanos();
    Map<List<Object>, Long> given = new HashMap<>();
    Map<Seen, Long> firsts = new HashMap<>();
    for (long end = -every; end <= watermark; end += every) {
      long until = end;
      List<Seen> held =
          all.stream()
              .filter(s ->
                  s.timed()
                      && s.time() < until
                      && s.time() >= until - window.lookBackNanos()
                      && s.closed() < until)
              .toList();
      held.forEach(s -> firsts.putIfAbsent(s, until));
      now = end;
      for (Line line : held.isEmpty() ? List.<Line>of() : lines(held)) {
        long newest = line.seen().stream().mapToLong(firsts::get).max().orElse(Long.MIN_VALUE);
        if (!line.seen().isEmpty()
            && newest > given.getOrDefault(line.identity(), Long.MIN_VALUE)) {
          given.put(line.identity(), end);
          shown.add(text(line));
        }
      }
    }
    return shown;
  }

  private static String text(Line line) {
    Map<String, String> columns = new LinkedHashMap<>();
    line.made().forEach((name, value) -> columns.put(name, value.isNull() ? "null" : shown(value)));
    return columns + " of " + line.seen().size();
  }

  private static String shown(RowValue value) {
    return RowText.of(value);
  }

  private List<Line> lines(List<Seen> held) {
    List<Line> lines = new ArrayList<>();
    held.stream()
        .sorted(
            Comparator.comparing(Seen::timed, Comparator.reverseOrder())
                .thenComparingLong(s -> s.timed() ? s.time() : 0)
                .thenComparing(Seen::host)
                .thenComparingInt(Seen::arrival))
        .forEach(
            s -> lines.add(new Line(new LinkedHashMap<>(), s, List.of(s.arrival()), Set.of(s))));
    List<Line> at = lines;
    for (TableStage stage : table.stages()) {
      at = apply(stage, at);
    }
    return at;
  }

  private List<Line> apply(TableStage stage, List<Line> lines) {
    return switch (stage) {
      case TableStage.Where(var condition) ->
          lines.stream().filter(line -> value(condition, line).isTrue()).toList();
      case TableStage.Eval(var columns) -> {
        lines.forEach(line -> columns.forEach(column -> assign(line, column)));
        yield lines;
      }
      case TableStage.Aggregate aggregate -> aggregate(aggregate, lines);
      case TableStage.Keep(var names) -> lines.stream().map(line -> kept(line, names)).toList();
      case TableStage.Drop(var names) -> {
        lines.forEach(line -> names.forEach(line.made()::remove));
        yield lines;
      }
      case TableStage.Limit(var most) -> lines.stream().limit(most).toList();
      case TableStage.Sort(var keys) -> lines.stream().sorted(order(keys)).toList();
      case TableStage.MvExpand(var column) ->
          lines.stream().flatMap(l -> expand(l, column)).toList();
      case TableStage.Rename _, TableStage.Dissect _, TableStage.Extract _, TableStage.Lookup _ ->
          throw new IllegalArgumentException("not generated");
    };
  }

  private void assign(Line line, Assignment column) {
    RowValue value = value(column.value(), line);
    line.made().remove(column.column());
    line.made().put(column.column(), value);
  }

  private Line kept(Line line, List<String> names) {
    var made = new LinkedHashMap<String, RowValue>();
    names.forEach(name -> made.put(name, column(name, line)));
    return new Line(made, line.event(), line.identity(), line.seen());
  }

  private Stream<Line> expand(Line line, String column) {
    List<RowValue> values = column(column, line).each();
    var all = new ArrayList<Line>();
    for (int i = 0; i < Math.max(1, values.size()); i++) {
      Line one = values.size() > 1 ? line.copy(i) : line.copy();
      one.made().put(column, values.isEmpty() ? RowValues.NULL : values.get(i));
      all.add(one);
    }
    return all.stream();
  }

  private Comparator<Line> order(List<TableStage.SortKey> keys) {
    Comparator<Line> all = (_, _) -> 0;
    for (TableStage.SortKey key : keys) {
      Comparator<RowValue> values =
          key.descending() ? RowOrdering.LOOSE.reversed() : RowOrdering.LOOSE;
      Comparator<RowValue> nulls = Comparator.comparing(RowValue::isNull);
      Comparator<RowValue> both =
          (key.nullsFirst() ? nulls.reversed() : nulls).thenComparing(values);
      all =
          all.thenComparing(
              line -> value(key.value(), line).each().stream().min(values).orElse(RowValues.NULL),
              both);
    }
    return all;
  }

  private List<Line> aggregate(TableStage.Aggregate plan, List<Line> lines) {
    Map<List<RowValue>, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : lines) {
      keys(plan, line)
          .forEach(key -> groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(line));
    }
    if (groups.isEmpty() && plan.by().isEmpty()) {
      groups.put(List.of(), List.of());
    }
    Map<List<RowValue>, Map<String, RowValue>> results = new LinkedHashMap<>();
    groups.forEach((key, of) -> results.put(key, result(plan, key, of)));
    if (plan.inline()) {
      // Keys before any line changes: a group's column may hide what another is grouped by.
      List<List<RowValue>> firsts = lines.stream().map(l -> keys(plan, l).getFirst()).toList();
      for (int i = 0; i < lines.size(); i++) {
        Map<String, RowValue> made = lines.get(i).made();
        results
            .getOrDefault(firsts.get(i), Map.of())
            .forEach((name, value) -> {
              made.remove(name);
              made.put(name, value);
            });
      }
      return lines;
    }
    var left = new ArrayList<Line>();
    groups.forEach((key, of) -> {
      Set<Seen> seen = new LinkedHashSet<>();
      of.forEach(line -> seen.addAll(line.seen()));
      left.add(new Line(results.getOrDefault(key, Map.of()), null, List.copyOf(key), seen));
    });
    return left;
  }

  private List<List<RowValue>> keys(TableStage.Aggregate plan, Line line) {
    List<List<RowValue>> keys = List.of(List.of());
    for (Assignment by : plan.by()) {
      List<RowValue> each = value(by.value(), line).each();
      Set<RowValue> values = each.isEmpty() ? Set.of(RowValues.NULL) : new LinkedHashSet<>(each);
      keys =
          keys.stream()
              .flatMap(
                  k -> values.stream().map(v -> Stream.concat(k.stream(), Stream.of(v)).toList()))
              .toList();
    }
    return keys;
  }

  private Map<String, RowValue> result(
      TableStage.Aggregate plan, List<RowValue> key, List<Line> lines) {
    var made = new LinkedHashMap<String, RowValue>();
    for (Aggregation one : plan.aggregations()) {
      RowValue value = aggregated(one, lines);
      made.remove(one.column());
      made.put(one.column(), value);
    }
    for (int i = 0; i < key.size(); i++) {
      made.remove(plan.by().get(i).column());
      made.put(plan.by().get(i).column(), key.get(i));
    }
    return made;
  }

  private RowValue aggregated(Aggregation one, List<Line> lines) {
    List<Line> counted =
        lines.stream()
            .filter(l -> one.only().isEmpty() || value(one.only().get(), l).isTrue())
            .toList();
    if (one.arguments().isEmpty()) {
      return new RowValue.Whole(counted.size());
    }
    List<RowValue> values =
        counted.stream()
            .flatMap(l -> value(one.arguments().getFirst(), l).each().stream())
            .toList();
    List<RowValue> sorted = values.stream().sorted(RowOrdering.TOTAL).toList();
    var sum = new NumberSum();
    values.forEach(value -> sum.add(Reading.number(value)));
    return switch (one.function()) {
      case COUNT -> new RowValue.Whole(values.size());
      case COUNT_DISTINCT -> new RowValue.Whole(new HashSet<>(values).size());
      case VALUES -> RowValue.of(List.copyOf(new LinkedHashSet<>(values)));
      case SUM -> sum.result();
      case AVG -> sum.mean();
      case MIN -> sorted.isEmpty() ? RowValues.NULL : sorted.getFirst();
      case MAX -> sorted.isEmpty() ? RowValues.NULL : sorted.getLast();
      case PRESENT -> RowValue.of(!values.isEmpty());
      case ABSENT -> RowValue.of(values.isEmpty());
      case SAMPLE -> RowValue.of(values.subList(0, Math.min(2, values.size())));
      case TOP -> RowValue.of(sorted.subList(0, Math.min(2, sorted.size())));
      default -> throw new IllegalArgumentException("not generated");
    };
  }

  private RowValue column(String name, Line line) {
    RowValue known = line.made().get(name);
    Seen event = line.event();
    return known != null
        ? known
        : event == null ? RowValues.NULL : event.fields().getOrDefault(name, RowValues.NULL);
  }

  private RowValue value(RowExpression expression, Line line) {
    return switch (expression) {
      case RowExpression.Constant(var literal) -> ExpressionCompiler.value(literal);
      case RowExpression.Duration(var months, var nanos) -> new RowValue.Span(months, nanos);
      case RowExpression.Column(var name) -> column(name, line);
      case RowExpression.Call(var function, var arguments) -> {
        if (function == RowFunction.NOW) {
          yield new RowValue.Moment(now);
        }
        List<RowValue> values = arguments.stream().map(a -> value(a, line)).toList();
        yield RowFunctions.of(function, values.stream().map(Optional::of).toList())
            .apply(values.toArray(RowValue[]::new));
      }
      case RowExpression.Fulfils _ -> throw new IllegalArgumentException("not generated");
    };
  }
}
