package perilune.rules.plan;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import perilune.rules.plan.TableStage.Capture;
import perilune.rules.plan.TableStage.DissectPart;
import perilune.rules.plan.TableStage.Renaming;

/**
 * Collects the fields of events that a table's stages look at: the columns that no earlier stage
 * made, while rows are still events. A column named by a pattern only is none of them.
 */
final class TableFields {

  private final Set<String> fields = new LinkedHashSet<>();
  private final Set<String> made = new HashSet<>();
  // Behind an aggregation rows are no events any more.
  private boolean events = true;

  private TableFields() {}

  static List<String> of(Operator.Table table) {
    var all = new TableFields();
    all.fields.addAll(PlanFields.of(table.source()));
    table.stages().forEach(all::add);
    return List.copyOf(all.fields);
  }

  private void add(TableStage stage) {
    switch (stage) {
      case TableStage.Where(var condition) -> add(condition);
      case TableStage.Eval(var columns) -> columns.forEach(this::assign);
      case TableStage.Aggregate aggregate -> add(aggregate);
      case TableStage.Keep(var patterns) ->
          patterns.stream().filter(this::isName).forEach(this::see);
      case TableStage.Drop _, TableStage.Limit _ -> {}
      case TableStage.Rename(var renamings) -> renamings.forEach(this::rename);
      case TableStage.Sort(var keys) -> keys.forEach(key -> add(key.value()));
      case TableStage.Dissect(var input, var _, var parts, var _) -> {
        add(input);
        parts.stream().map(DissectPart::column).forEach(made::add);
      }
      case TableStage.Extract(var input, var _, var captures) -> {
        add(input);
        captures.stream().map(Capture::column).forEach(made::add);
      }
      case TableStage.MvExpand(var column) -> see(column);
      case TableStage.Lookup(var on, var _, var columns, var _) -> {
        on.forEach(this::see);
        columns.stream().map(Renaming::to).forEach(made::add);
      }
    }
  }

  private void add(TableStage.Aggregate aggregate) {
    for (Aggregation aggregation : aggregate.aggregations()) {
      aggregation.arguments().forEach(this::add);
      aggregation.only().ifPresent(this::add);
    }
    aggregate.by().forEach(this::assign);
    aggregate.aggregations().stream().map(Aggregation::column).forEach(made::add);
    events &= aggregate.inline();
  }

  private void assign(Assignment assignment) {
    add(assignment.value());
    made.add(assignment.column());
  }

  private void rename(Renaming renaming) {
    see(renaming.from());
    made.add(renaming.to());
  }

  private boolean isName(String pattern) {
    return pattern.indexOf('*') < 0;
  }

  private void see(String column) {
    if (events && !made.contains(column)) {
      fields.add(column);
    }
  }

  private void add(RowExpression expression) {
    switch (expression) {
      case RowExpression.Constant _, RowExpression.Duration _ -> {}
      case RowExpression.Column(var name) -> see(name);
      case RowExpression.Call(var _, var arguments) -> arguments.forEach(this::add);
      case RowExpression.Fulfils(var condition) -> fields.addAll(PlanFields.of(condition));
    }
  }
}
