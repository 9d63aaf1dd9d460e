package perilune.pipeline.pipes;

import perilune.engine.EngineLimits;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.ConditionTest;
import perilune.engine.match.EventView;
import perilune.event.FieldTable;
import perilune.rules.plan.Pipe;

/** Lets the results through that fulfil a condition. */
final class FilterStage implements PipeStage {

  private final ResultFields fields;
  private final ConditionTest test;
  private final EventView view;
  private final PipeStage next;

  FilterStage(Pipe.Filter filter, FieldTable table, PipeStage next) {
    this.fields = new ResultFields(filter.wanted(), table);
    var compiler = new ConditionCompiler(table, EngineLimits.DEFAULT_MAX_COMBINATIONS);
    this.test = compiler.compile(filter.condition());
    this.view = new EventView(compiler.size(), table);
    this.next = next;
  }

  @Override
  public void accept(PipeResult result) {
    view.start(fields.of(result));
    if (test.test(view)) {
      next.accept(result);
    }
  }

  @Override
  public void finish() {
    next.finish();
  }
}
