package perilune.pipeline.pipes;

/** One pipe at work: takes results and gives others to the next. Owned by one thread. */
interface PipeStage {

  /** Takes a result. */
  void accept(PipeResult result);

  /** Says that no more come; what was kept goes on. */
  void finish();

  /** Gives how many results were given up because too many were to be kept. */
  default long givenUp() {
    return 0;
  }
}
