package perilune.engine;

/** Takes signals: for one event, in the order of rules. */
@FunctionalInterface
public interface SignalSink {

  /** Takes a signal. */
  void signal(Signal signal);

  /**
   * Says whether a signal could matter now that only continues what earlier ones of its rule began.
   * Where it could not, it is not made: most of what continues a sequence continues none.
   */
  default boolean awaits(int rule) {
    return true;
  }
}
