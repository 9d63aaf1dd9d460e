package perilune.engine.threshold;

import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.event.RetainedEvent;

/** Takes groups that had enough events. */
public interface ThresholdSink {

  /** Takes the first and the last of the events that counted, in order, with their group. */
  void reached(JoinTuple group, List<RetainedEvent> events);
}
