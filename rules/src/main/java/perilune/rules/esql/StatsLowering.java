package perilune.rules.esql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.rules.plan.AggregateFunction;
import perilune.rules.plan.Aggregation;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;
import perilune.rules.plan.TableStage;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/**
 * Gives what {@code STATS} means: an aggregation, and where columns are computed from aggregates,
 * what computes them behind it and takes the aggregates away again.
 */
final class StatsLowering {

  private final Columns columns;
  private final Mistakes mistakes;
  private final ExpressionLowering rows;
  private final Map<String, RowExpression> groups = new LinkedHashMap<>();
  private final List<Aggregation> aggregations = new ArrayList<>();
  private final List<Assignment> computed = new ArrayList<>();
  private final List<String> hidden = new ArrayList<>();
  private Optional<RowExpression> only = Optional.empty();
  // Whether the value at hand names a group or an aggregate: a constant is of no rows.
  private boolean ofGroup;

  StatsLowering(Columns columns, Mistakes mistakes) {
    this.columns = columns;
    this.mistakes = mistakes;
    this.rows = ExpressionLowering.ofRows(columns, mistakes);
  }

  List<TableStage> lower(EsqlTree.Stats stats) {
    stats.by().forEach(this::group);
    var types = new LinkedHashMap<String, ValueType>();
    for (EsqlTree.Column column : lastOfEach(stats.columns())) {
      types.put(column.name().text(), add(column));
    }
    if (stats.columns().isEmpty() && stats.by().isEmpty()) {
      mistakes.error(
          DiagnosticCode.ESQL001, stats.span(), "STATS computes nothing", "write STATS COUNT(*)");
    }
    groups.forEach((name, value) -> types.put(name, ValueType.of(value, columns)));
    if (stats.inline()) {
      types.forEach(columns::make);
    } else {
      columns.only(types);
    }
    return stages(stats.inline(), List.copyOf(types.keySet()));
  }

  /** Of several columns of one name the last counts, and a group goes before them. */
  private List<EsqlTree.Column> lastOfEach(List<EsqlTree.Column> written) {
    Set<String> names = new HashSet<>(groups.keySet());
    var kept = new ArrayList<EsqlTree.Column>();
    for (EsqlTree.Column column : written.reversed()) {
      if (names.add(column.name().text())) {
        kept.addFirst(column);
      } else {
        twice(column);
      }
    }
    return kept;
  }

  private void twice(EsqlTree.Column column) {
    mistakes.warning(
        DiagnosticCode.ESQL011,
        column.name().span(),
        "there are two columns '" + column.name().text() + "', and this one is lost",
        "give one of them another name");
  }

  private List<TableStage> stages(boolean inline, List<String> names) {
    var stages = new ArrayList<TableStage>();
    List<Assignment> by =
        groups.entrySet().stream()
            .map(group -> new Assignment(group.getKey(), group.getValue()))
            .toList();
    stages.add(new TableStage.Aggregate(aggregations, by, inline));
    if (!computed.isEmpty()) {
      stages.add(new TableStage.Eval(computed));
      if (inline || names.stream().anyMatch(name -> name.indexOf('*') >= 0)) {
        stages.add(new TableStage.Drop(hidden));
      } else {
        stages.add(new TableStage.Keep(names));
      }
    }
    return stages;
  }

  private void group(EsqlTree.Column column) {
    String name = column.name().text();
    RowExpression value =
        column.value() instanceof EsqlTree.Call call && call.name().equals("BUCKET")
            ? bucket(call)
            : rows.lower(column.value());
    if (groups.put(name, value) != null) {
      twice(column);
    }
  }

  /** Rounds down to a length of time, or to a number. */
  private RowExpression bucket(EsqlTree.Call call) {
    List<RowExpression> arguments = call.arguments().stream().map(rows::lower).toList();
    if (arguments.size() != 2) {
      mistakes.error(
          DiagnosticCode.ESQL006,
          call.span(),
          "BUCKET takes a field and the size of a bucket",
          "write BUCKET(@timestamp, 1 hour): buckets of a wanted number are not run");
      return ExpressionLowering.NULL;
    }
    RowExpression value = arguments.getFirst();
    RowExpression size = arguments.getLast();
    if (size instanceof RowExpression.Duration) {
      return ExpressionLowering.call(RowFunction.DATE_TRUNC, size, value);
    }
    RowExpression buckets = ExpressionLowering.call(RowFunction.TO_DOUBLE, value);
    RowExpression quotient = ExpressionLowering.call(RowFunction.DIVIDE, buckets, size);
    RowExpression floor = ExpressionLowering.call(RowFunction.FLOOR, quotient);
    return ExpressionLowering.call(RowFunction.MULTIPLY, floor, size);
  }

  private ValueType add(EsqlTree.Column column) {
    String name = column.name().text();
    only = column.only().map(rows::truth);
    if (column.value() instanceof EsqlTree.Call call
        && EsqlFunction.aggregate(call.name()).isPresent()) {
      aggregate(call, name);
      return EsqlFunction.aggregate(call.name()).map(ValueType::of).orElse(ValueType.ANY);
    }
    ofGroup = false;
    RowExpression value =
        new ExpressionLowering(columns, mistakes, new OfGroups()).lower(column.value());
    if (!ofGroup) {
      mistakes.error(
          DiagnosticCode.ESQL010,
          column.value().span(),
          "this is one value of many rows, and which is not said",
          "put it into an aggregate such as VALUES(…), or behind BY");
    }
    computed.add(new Assignment(name, value));
    return ValueType.of(value, columns);
  }

  /** Inside an expression an aggregate is a column of its own, and only groups have names. */
  private final class OfGroups implements ExpressionLowering.Place {

    @Override
    public RowExpression column(EsqlTree.Name name) {
      ofGroup = true;
      if (!groups.containsKey(name.text())) {
        mistakes.error(
            DiagnosticCode.ESQL010,
            name.span(),
            "'" + name.text() + "' is one value of many rows, and which is not said",
            "put it into an aggregate such as VALUES(…), or behind BY");
      }
      return new RowExpression.Column(name.text());
    }

    @Override
    public Optional<RowExpression> aggregate(EsqlTree.Call call) {
      ofGroup = true;
      String name = "$" + (hidden.size() + 1);
      hidden.add(name);
      StatsLowering.this.aggregate(call, name);
      return Optional.of(new RowExpression.Column(name));
    }
  }

  private void aggregate(EsqlTree.Call call, String column) {
    AggregateFunction function = EsqlFunction.aggregate(call.name()).orElseThrow();
    int[] takes = EsqlFunction.arguments(function);
    new CallLowering(rows, columns, mistakes).count(call, takes[0], takes[1]);
    var place = new ExpressionLowering(columns, mistakes, new InAggregate());
    var arguments = new ArrayList<>(call.arguments().stream().map(place::lower).toList());
    // How exact Elasticsearch's estimate is to be says nothing where none is made.
    if (function == AggregateFunction.COUNT_DISTINCT && arguments.size() > 1) {
      arguments.removeLast();
    }
    aggregations.add(new Aggregation(column, function, arguments, only));
  }

  /** A group may be named where its value is meant; an aggregate holds no other. */
  private final class InAggregate implements ExpressionLowering.Place {

    @Override
    public RowExpression column(EsqlTree.Name name) {
      RowExpression group = groups.get(name.text());
      return group != null && !(group instanceof RowExpression.Column) ? group : columns.use(name);
    }

    @Override
    public Optional<RowExpression> aggregate(EsqlTree.Call call) {
      return Optional.empty();
    }
  }
}
