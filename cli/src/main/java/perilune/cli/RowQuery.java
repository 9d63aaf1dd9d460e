package perilune.cli;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.Match;
import perilune.engine.table.ResultRow;
import perilune.event.KnownField;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;
import perilune.telemetry.ecs.RawJsonFormat;

/** What a query on rows needs of the command that others do not. */
final class RowQuery {

  private RowQuery() {}

  /** Gives a table over the events of one host: its groups must not count those of others. */
  static Operator ofHost(Operator operator, String host) {
    if (!(operator instanceof Operator.Table(var source, var stages, var window))) {
      return operator;
    }
    Condition own =
        Conditions.any(List.of(is(KnownField.HOST_ID, host), is(KnownField.HOST_NAME, host)));
    var all = new ArrayList<TableStage>();
    all.add(new TableStage.Where(new RowExpression.Fulfils(own)));
    all.addAll(stages);
    return new Operator.Table(Conditions.all(List.of(source, own)), all, window);
  }

  private static Condition is(KnownField field, String value) {
    return new Condition.Test(
        field.fieldName(), new Predicate.Equal(new Literal.Text(value)), Matching.EQL);
  }

  /** Says whether a result may show fields of events that the query does not name. */
  static boolean showsUnnamed(Operator operator) {
    return operator instanceof Operator.Table table
        && table.stages().stream()
            .anyMatch(stage ->
                stage instanceof TableStage.Keep(var patterns)
                    && patterns.stream().anyMatch(pattern -> pattern.indexOf('*') >= 0));
  }

  /** Gives a match without the column of the whole document, which a pattern kept. */
  static Match withoutDocument(Match match) {
    var columns =
        match.row().columns().stream()
            .filter(column -> !column.column().equals(RawJsonFormat.DOCUMENT))
            .toList();
    return columns.size() == match.row().columns().size()
        ? match
        : new Match(
            match.rule(),
            match.ruleId(),
            match.events(),
            match.steps(),
            match.joinKeys(),
            match.score(),
            new ResultRow(columns, match.row().events()));
  }
}
