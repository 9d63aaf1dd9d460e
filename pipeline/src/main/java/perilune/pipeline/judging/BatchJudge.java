package perilune.pipeline.judging;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.SignalStage;
import perilune.engine.StageCounters;
import perilune.event.Event;
import perilune.pipeline.sequencer.EventPool;

/**
 * Collects events in batches, for others to judge: who takes a batch away has it judged by a stage
 * of its own ({@link #anotherStage}), and then passed on, batches in the order in which they were
 * taken away. Not for several threads at once: they have to take turns.
 */
public final class BatchJudge implements Judge {

  private final Outlets outlets;
  private final EventPool pool;
  private final List<SignalStage> stages = new ArrayList<>();
  private final SignalStage own;
  // For events that are judged once more: they are counted once.
  private final SignalStage again;
  private final AwaitedRules awaited;
  private JudgingBatch batch = new JudgingBatch();

  /**
   * Makes one that owns the stage.
   *
   * @param rules of the set, count
   * @param pool takes the events back that {@link #finish} judges
   */
  public BatchJudge(SignalStage stage, int rules, Outlets outlets, EventPool pool) {
    this.pool = pool;
    this.outlets = outlets;
    own = stage;
    again = stage.another();
    awaited = new AwaitedRules(outlets.signals(), rules);
    stages.add(stage);
  }

  /** Gives a stage that judges the same; its counts are added to those of the others. */
  public SignalStage anotherStage() {
    SignalStage another = own.another();
    stages.add(another);
    return another;
  }

  /** Gives the batch at hand, and puts an empty one in its place. */
  public JudgingBatch swap(JudgingBatch empty) {
    JudgingBatch collected = batch;
    batch = empty;
    return collected;
  }

  /** Has the events of a batch judged by a stage of the caller's; any thread may call it. */
  public void judge(JudgingBatch taken, SignalStage stage) {
    taken.judge(stage, awaited.guess());
  }

  /** Passes on what the events of a judged batch fulfil. */
  public void passOn(JudgingBatch judged) {
    judged.passOn(outlets, again);
    awaited.passed();
  }

  @Override
  public void take(Event event) {
    batch.add(event);
  }

  @Override
  public void takeRaised(Event signal) {
    own.accept(signal, outlets.signals());
  }

  @Override
  public void afterwards(Runnable action) {
    batch.then(action);
  }

  @Override
  public void finish() {
    judge(batch, own);
    passOn(batch);
    batch.giveBack(pool);
  }

  @Override
  public boolean sawScopeOf(int rule) {
    return stages.stream().anyMatch(stage -> stage.sawScopeOf(rule));
  }

  @Override
  public StageCounters counters() {
    return stages.stream()
        .map(SignalStage::counters)
        .reduce(StageCounters.NONE, StageCounters::plus);
  }
}
