package perilune.pipeline.pipes;

import java.util.ArrayDeque;
import perilune.rules.plan.Pipe;

/** Lets the last results through, and keeps no more than these. */
final class LastStage implements PipeStage {

  private final long most;
  private final int maxKept;
  private final PipeStage next;
  private final ArrayDeque<PipeResult> kept = new ArrayDeque<>();
  private long givenUp;

  LastStage(Pipe.Tail tail, int maxKept, PipeStage next) {
    this.most = tail.most();
    this.maxKept = maxKept;
    this.next = next;
  }

  @Override
  public void accept(PipeResult result) {
    kept.addLast(result);
    if (kept.size() > Math.min(most, maxKept)) {
      kept.removeFirst();
      givenUp += most > maxKept ? 1 : 0;
    }
  }

  @Override
  public void finish() {
    kept.forEach(next::accept);
    next.finish();
  }

  @Override
  public long givenUp() {
    return givenUp;
  }
}
