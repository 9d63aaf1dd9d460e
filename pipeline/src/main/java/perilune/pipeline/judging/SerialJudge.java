package perilune.pipeline.judging;

import perilune.engine.SignalStage;
import perilune.engine.StageCounters;
import perilune.event.Event;
import perilune.pipeline.sequencer.EventPool;

/** Judges each event as it comes, on the caller's thread. Allocates nothing of its own. */
public final class SerialJudge implements Judge {

  private final SignalStage stage;
  private final Outlets outlets;
  private final EventPool pool;

  /**
   * Makes one that owns the stage.
   *
   * @param pool takes events back
   */
  public SerialJudge(SignalStage stage, Outlets outlets, EventPool pool) {
    this.pool = pool;
    this.stage = stage;
    this.outlets = outlets;
  }

  @Override
  public void take(Event event) {
    stage.accept(event, outlets.signals());
    outlets.afterEvent().run();
    pool.give(event);
  }

  @Override
  public void takeRaised(Event signal) {
    stage.accept(signal, outlets.signals());
  }

  @Override
  public void afterwards(Runnable action) {
    action.run();
  }

  @Override
  public void finish() {
    // Nothing waits.
  }

  @Override
  public boolean sawScopeOf(int rule) {
    return stage.sawScopeOf(rule);
  }

  @Override
  public StageCounters counters() {
    return stage.counters();
  }
}
