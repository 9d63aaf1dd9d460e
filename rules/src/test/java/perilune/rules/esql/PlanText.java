package perilune.rules.esql;

import java.util.List;
import java.util.stream.Collectors;
import perilune.rules.plan.Aggregation;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;

/** Prints stages in one line each, as a person would say them. */
final class PlanText {

  private PlanText() {}

  static String of(List<TableStage> stages) {
    return stages.stream().map(PlanText::of).collect(Collectors.joining(" | "));
  }

  private static String of(TableStage stage) {
    return switch (stage) {
      case TableStage.Where(var condition) -> "where " + of(condition);
      case TableStage.Eval(var columns) -> "eval " + assignments(columns);
      case TableStage.Aggregate(var aggregations, var by, var inline) ->
          (inline ? "inline " : "stats ")
              + aggregations.stream().map(PlanText::of).collect(Collectors.joining(", "))
              + (by.isEmpty() ? "" : " by " + assignments(by));
      case TableStage.Keep(var patterns) -> "keep " + String.join(", ", patterns);
      case TableStage.Drop(var patterns) -> "drop " + String.join(", ", patterns);
      case TableStage.Rename(var renamings) -> "rename " + renamings(renamings);
      case TableStage.Sort(var keys) ->
          "sort "
              + keys.stream()
                  .map(key ->
                      of(key.value())
                          + (key.descending() ? " down" : " up")
                          + (key.nullsFirst() ? " nulls first" : " nulls last"))
                  .collect(Collectors.joining(", "));
      case TableStage.Limit(var most) -> "limit " + most;
      case TableStage.Dissect(var input, var before, var parts, var separator) ->
          "dissect "
              + of(input)
              + " <"
              + before
              + ">"
              + parts.stream()
                  .map(part ->
                      " "
                          + part.column()
                          + (part.appendOrder().isPresent()
                              ? "+" + part.appendOrder().getAsInt()
                              : "")
                          + (part.padded() ? "->" : "")
                          + " <"
                          + part.after()
                          + ">")
                  .collect(Collectors.joining())
              + (separator.isEmpty() ? "" : " join <" + separator + ">");
      case TableStage.Extract(var input, var regex, var captures) ->
          "extract "
              + of(input)
              + " /"
              + regex
              + "/"
              + captures.stream()
                  .map(capture ->
                      " " + capture.group() + "=" + capture.column() + ":" + capture.type())
                  .collect(Collectors.joining());
      case TableStage.MvExpand(var column) -> "expand " + column;
      case TableStage.Lookup(var on, var table, var columns, var every) ->
          (every ? "join " : "enrich ")
              + table.name()
              + table.columns()
              + " on "
              + on
              + " adds "
              + renamings(columns);
    };
  }

  private static String renamings(List<TableStage.Renaming> all) {
    return all.stream()
        .map(each -> each.from() + "->" + each.to())
        .collect(Collectors.joining(", "));
  }

  private static String assignments(List<Assignment> all) {
    return all.stream()
        .map(each -> each.column() + " = " + of(each.value()))
        .collect(Collectors.joining(", "));
  }

  private static String of(Aggregation each) {
    return each.column()
        + " = "
        + each.function()
        + list(each.arguments())
        + each.only().map(only -> " only " + of(only)).orElse("");
  }

  private static String list(List<RowExpression> all) {
    return all.stream().map(PlanText::of).collect(Collectors.joining(", ", "(", ")"));
  }

  static String of(RowExpression expression) {
    return switch (expression) {
      case RowExpression.Constant(var literal) -> of(literal);
      case RowExpression.Duration(var months, var nanos) ->
          months + "mo" + nanos / 1_000_000 + "ms";
      case RowExpression.Column(var name) -> name;
      case RowExpression.Call(var function, var arguments) -> function + list(arguments);
      case RowExpression.Fulfils(var condition) -> "{" + of(condition) + "}";
    };
  }

  private static String of(Literal literal) {
    return switch (literal) {
      case Literal.Text(var text) -> "'" + text + "'";
      case Literal.Whole(var number) -> Long.toString(number);
      case Literal.Real(var number) -> Double.toString(number);
      case Literal.Truth(var truth) -> Boolean.toString(truth);
      case Literal.Nil() -> "null";
    };
  }

  static String of(Condition condition) {
    return switch (condition) {
      case Condition.Always() -> "always";
      case Condition.Never() -> "never";
      case Condition.Not(var part) -> "not " + of(part);
      case Condition.All(var parts) ->
          parts.stream().map(PlanText::of).collect(Collectors.joining(" and ", "(", ")"));
      case Condition.Any(var parts) ->
          parts.stream().map(PlanText::of).collect(Collectors.joining(" or ", "(", ")"));
      case Condition.Test(var field, var predicate, var matching) ->
          field
              + " "
              + predicate
                  .toString()
                  .replaceAll("(?:literals?|patterns|value|expressions|networks)=", "")
              + (matching.folding() == perilune.rules.plan.Matching.Folding.EXACT
                  ? ""
                  : " any case")
              + (matching.anchoring() == perilune.rules.plan.Matching.Anchoring.WHOLE
                  ? ""
                  : " " + matching.anchoring());
      case Condition.Recorded _, Condition.Anywhere _ -> "recorded";
      case Condition.Holds _ -> "holds";
    };
  }
}
