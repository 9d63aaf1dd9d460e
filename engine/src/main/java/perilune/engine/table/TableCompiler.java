package perilune.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.Refusal;
import perilune.engine.match.RegexSource;
import perilune.event.FieldTable;
import perilune.rules.plan.Aggregation;
import perilune.rules.plan.Assignment;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;

/** Turns the table of a plan into stages that run. Cold path; owned by one thread. */
public final class TableCompiler {

  private final List<Refusal> refusals = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Grouping> groupings = new ArrayList<>();
  private final Scope scope;
  private final ConditionCompiler conditions;
  private final ExpressionCompiler expressions;
  private final Surplus surplus;
  private final int maxStates;
  // Until a stage needs all rows, or the time of the look.
  private boolean rowWise = true;
  private int rowWiseStages;
  private @Nullable Grouping grouping;

  private TableCompiler(FieldTable fields, Limits limits) {
    scope = new Scope(fields);
    conditions = new ConditionCompiler(fields, limits.maxCombinations());
    maxStates = limits.maxAutomatonStates();
    surplus = new Surplus(limits.maxValues());
    expressions = new ExpressionCompiler(scope, conditions, maxStates, refusals);
  }

  /**
   * Bounds.
   *
   * @param maxValues values that one aggregation keeps of one group, count
   * @param maxAutomatonStates largest regular expression, states
   * @param maxCombinations combinations of values that one condition tries on one event
   */
  public record Limits(int maxValues, int maxAutomatonStates, long maxCombinations) {}

  /** Gives what keeps a table from running; empty if {@link #compile} takes it. */
  public static List<Refusal> refusals(Operator.Table table, FieldTable fields, Limits limits) {
    return compile(table, fields, limits).refusals;
  }

  /** Compiles a table, of which {@link #refusals} finds nothing wrong. */
  public static CompiledTable compile(Operator.Table table, FieldTable fields, Limits limits) {
    var compiler = new TableCompiler(fields, limits);
    Windows.refusal(table.window()).ifPresent(compiler.refusals::add);
    table.stages().forEach(compiler::add);
    int slots = compiler.scope.slots();
    compiler.groupings.forEach(grouping -> grouping.width(slots));
    var plan = new CompiledTable.Plan(compiler.stages, compiler.rowWiseStages, compiler.grouping);
    RowColumns columns = compiler.scope.result();
    var look = new Look(fields, compiler.conditions.size());
    return new CompiledTable(
        compiler.refusals,
        plan,
        columns,
        new Windows(table.window()),
        new CompiledTable.Scratch(slots, look, compiler.surplus));
  }

  private void add(TableStage stage) {
    boolean before = rowWise;
    switch (stage) {
      case TableStage.Where(var condition) ->
          ofRow(new RowStages.Where(expressions.compile(condition)), asksNow(condition));
      case TableStage.Eval(var columns) -> columns.forEach(this::eval);
      case TableStage.Aggregate aggregate -> aggregate(aggregate, before);
      case TableStage.Keep(var patterns) -> scope.keep(patterns);
      case TableStage.Drop(var patterns) -> scope.drop(patterns);
      case TableStage.Rename(var renamings) ->
          renamings.forEach(renaming -> scope.rename(renaming.from(), renaming.to()));
      case TableStage.Sort(var keys) ->
          ofAll(
              new AllStages.Sort(
                  keys.stream()
                      .map(key ->
                          new AllStages.Key(
                              expressions.compile(key.value()), key.descending(), key.nullsFirst()))
                      .toList()));
      case TableStage.Limit(var most) -> ofAll(new AllStages.Limit(most));
      case TableStage.Dissect dissect ->
          ofRow(
              new DissectStage(expressions.compile(dissect.input()), dissect, scope),
              asksNow(dissect.input()));
      case TableStage.Extract extract -> extract(extract);
      case TableStage.MvExpand(var column) -> {
        RowNode old = scope.resolve(column);
        ofRow(new RowStages.MvExpand(old, scope.replace(column)), false);
      }
      case TableStage.Lookup lookup -> lookup(lookup);
    }
  }

  private boolean asksNow(RowExpression expression) {
    // What is refused for its depth is not walked again.
    return refusals.isEmpty() && ExpressionCompiler.asksNow(expression);
  }

  private void ofRow(Stage stage, boolean needsTime) {
    rowWise &= !needsTime;
    stages.add(stage);
    rowWiseStages += rowWise ? 1 : 0;
  }

  private void ofAll(Stage stage) {
    rowWise = false;
    stages.add(stage);
  }

  private void eval(Assignment assignment) {
    RowNode value = expressions.compile(assignment.value());
    int slot = scope.make(assignment.column());
    ofRow(new RowStages.Eval(value, slot), asksNow(assignment.value()));
  }

  private void aggregate(TableStage.Aggregate plan, boolean first) {
    var compiler = new AggregateCompiler(expressions, surplus, refusals);
    List<Grouping.Computed> computed = plan.aggregations().stream().map(compiler::compile).toList();
    List<RowNode> by = plan.by().stream().map(a -> expressions.compile(a.value())).toList();
    var made = new Grouping(computed, by);
    if (!plan.inline()) {
      scope.close();
      expressions.events = false;
    }
    made.writeTo(
        Stream.concat(
                plan.aggregations().stream().map(Aggregation::column),
                plan.by().stream().map(Assignment::column))
            .mapToInt(scope::make)
            .toArray());
    groupings.add(made);
    if (first && !plan.inline() && !asksNow(plan)) {
      grouping = made;
    }
    ofAll(plan.inline() ? new AllStages.Inline(made) : new AllStages.Group(made));
  }

  private boolean asksNow(TableStage.Aggregate plan) {
    return plan.by().stream().anyMatch(by -> asksNow(by.value()))
        || plan.aggregations().stream()
            .anyMatch(one ->
                one.arguments().stream().anyMatch(this::asksNow)
                    || one.only().stream().anyMatch(this::asksNow));
  }

  private void extract(TableStage.Extract plan) {
    RowNode input = expressions.compile(plan.input());
    var wrong = RegexSource.check(plan.regex(), Matching.EQL, maxStates);
    if (wrong.isPresent()) {
      refusals.add(wrong.get());
      return;
    }
    var pattern = RegexSource.pattern(plan.regex(), Matching.EQL);
    var slots = new java.util.LinkedHashMap<String, Integer>();
    var taken = new ArrayList<RowStages.Taken>();
    for (TableStage.Capture capture : plan.captures()) {
      if (capture.group() < 1 || capture.group() > pattern.groupCount()) {
        refuse("the regular expression has no group " + capture.group());
        return;
      }
      int slot = slots.computeIfAbsent(capture.column(), scope::make);
      taken.add(new RowStages.Taken(capture.group(), slot, capture.type()));
    }
    ofRow(new RowStages.Extract(input, pattern, taken), asksNow(plan.input()));
  }

  private void lookup(TableStage.Lookup plan) {
    List<String> known = plan.table().columns();
    boolean all = plan.columns().stream().allMatch(column -> known.contains(column.from()));
    if (!all || plan.on().isEmpty() || plan.on().size() > known.size()) {
      refuse("the table '" + plan.table().name() + "' does not have the columns asked for");
      return;
    }
    ofRow(new LookupStage(plan, scope), false);
  }

  private void refuse(String message) {
    refusals.add(new Refusal(Refusal.Kind.UNSUPPORTED, message));
  }
}
