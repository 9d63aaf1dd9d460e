package perilune.rules.esql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Goes through the commands of a query in order and gives the stages that they mean. */
final class QueryLowering {

  private final EsqlOptions options;
  private final Mistakes mistakes;
  private final Columns columns;
  private final ExpressionLowering rows;
  private final LookupLowering lookups;
  private final List<TableStage> stages = new ArrayList<>();
  private final List<Condition> sources = new ArrayList<>();
  // Until a command needs all rows, what is left out later may be left out from the beginning.
  private boolean leading = true;

  QueryLowering(EsqlOptions options, Mistakes mistakes) {
    this.options = options;
    this.mistakes = mistakes;
    this.columns = new Columns(options.fields(), mistakes);
    this.rows = ExpressionLowering.ofRows(columns, mistakes);
    this.lookups = new LookupLowering(options.lookups(), columns, mistakes);
  }

  Operator.Table lower(EsqlTree.Query query) {
    query.commands().forEach(this::lower);
    return new Operator.Table(Conditions.all(sources), stages, options.window());
  }

  private void lower(EsqlTree.Command command) {
    switch (command) {
      case EsqlTree.InvalidCommand _ -> columns.unknown();
      case EsqlTree.From from -> from.metadata().forEach(this::metadata);
      case EsqlTree.Row(var made, var _) -> row(made);
      case EsqlTree.Where(var condition, var _) -> where(condition);
      case EsqlTree.Eval(var made, var _) ->
          stages.add(new TableStage.Eval(made.stream().map(this::assign).toList()));
      case EsqlTree.Stats stats -> {
        leading = false;
        stages.addAll(new StatsLowering(columns, mistakes).lower(stats));
      }
      case EsqlTree.Choose(var keep, var patterns, var _) ->
          stages.add(
              keep
                  ? new TableStage.Keep(columns.keep(patterns))
                  : new TableStage.Drop(columns.drop(patterns)));
      case EsqlTree.Rename(var renamings, var _) ->
          stages.add(new TableStage.Rename(renamings.stream().map(this::renamed).toList()));
      case EsqlTree.Sort(var keys, var _) ->
          stages.add(new TableStage.Sort(keys.stream().map(this::key).toList()));
      case EsqlTree.Limit(var most, var _) -> {
        leading = false;
        stages.add(new TableStage.Limit(most));
      }
      case EsqlTree.TakeApart apart -> takeApart(apart);
      case EsqlTree.MvExpand(var column, var _) ->
          stages.add(new TableStage.MvExpand(columns.named(column)));
      case EsqlTree.Enrich enrich ->
          lookups.enrich(enrich).ifPresentOrElse(stages::add, columns::unknown);
      case EsqlTree.LookupJoin join ->
          lookups.join(join).ifPresentOrElse(stages::add, columns::unknown);
    }
  }

  private void metadata(EsqlTree.Name name) {
    columns.use(name);
  }

  /** A row without events: the constants of whatever event comes first. */
  private void row(List<EsqlTree.Column> made) {
    leading = false;
    List<Assignment> constants = made.stream().map(this::assign).toList();
    stages.add(new TableStage.Eval(constants));
    stages.add(new TableStage.Keep(constants.stream().map(Assignment::column).distinct().toList()));
    stages.add(new TableStage.Limit(1));
    var types = new LinkedHashMap<String, ValueType>();
    constants.forEach(each -> types.put(each.column(), columns.type(each.column())));
    columns.only(types);
  }

  private void where(EsqlTree.Expr written) {
    RowExpression condition = rows.truth(written);
    if (leading) {
      sources.add(new SourceLowering(columns).lower(condition));
    }
    stages.add(new TableStage.Where(condition));
  }

  private Assignment assign(EsqlTree.Column column) {
    RowExpression value = rows.lower(column.value());
    columns.make(column.name().text(), ValueType.of(value, columns));
    return new Assignment(column.name().text(), value);
  }

  private TableStage.Renaming renamed(EsqlTree.Renaming renaming) {
    String to = renaming.to().text();
    return new TableStage.Renaming(columns.rename(renaming.from(), renaming.to()), to);
  }

  private TableStage.SortKey key(EsqlTree.SortKey key) {
    return new TableStage.SortKey(rows.lower(key.value()), key.descending(), key.nullsFirst());
  }

  private void takeApart(EsqlTree.TakeApart apart) {
    RowExpression input = rows.lower(apart.input());
    if (ValueType.of(input, columns) == ValueType.NUMBER) {
      mistakes.error(
          DiagnosticCode.ESQL012,
          apart.input().span(),
          "text is needed, and this is a number",
          "make it text with TO_STRING");
    }
    if (apart.grok()) {
      Optional<TableStage.Extract> stage = new GrokLowering(apart.pattern(), mistakes).lower(input);
      stage.ifPresentOrElse(
          extract -> {
            stages.add(extract);
            extract.captures().forEach(capture -> columns.make(capture.column(), ValueType.ANY));
          },
          columns::unknown);
      return;
    }
    new DissectLowering(apart.pattern(), mistakes)
        .lower(input, apart.separator())
        .ifPresentOrElse(
            dissect -> {
              stages.add(dissect);
              dissect.parts().stream()
                  .map(TableStage.DissectPart::column)
                  .filter(column -> !column.isEmpty())
                  .forEach(column -> columns.make(column, ValueType.TEXT));
            },
            columns::unknown);
  }
}
