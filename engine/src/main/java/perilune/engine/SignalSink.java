package perilune.engine;

/** Takes signals: for one event, in the order of rules. */
@FunctionalInterface
public interface SignalSink {

  /** Takes a signal. */
  void signal(Signal signal);
}
