package perilune.pipeline.pipes;

import perilune.rules.plan.Pipe;

/** Lets the first results through. */
final class FirstStage implements PipeStage {

  private final PipeStage next;
  private long left;

  FirstStage(Pipe.Head head, PipeStage next) {
    this.left = head.most();
    this.next = next;
  }

  @Override
  public void accept(PipeResult result) {
    if (left > 0) {
      left--;
      next.accept(result);
    }
  }

  @Override
  public void finish() {
    next.finish();
  }
}
