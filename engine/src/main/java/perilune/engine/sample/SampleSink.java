package perilune.engine.sample;

import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.event.RetainedEvent;

/** Takes complete samples. */
public interface SampleSink {

  /** Takes the events of a sample, in order of steps, with the key they share. */
  void sample(JoinTuple key, List<RetainedEvent> events);
}
