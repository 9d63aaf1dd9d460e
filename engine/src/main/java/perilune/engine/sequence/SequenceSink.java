package perilune.engine.sequence;

import java.util.List;
import perilune.engine.join.JoinTuple;
import perilune.event.RetainedEvent;

/** Takes complete sequences. */
public interface SequenceSink {

  /**
   * Takes the events of a sequence, in order of steps, missing ones left out, with the key they
   * share.
   */
  void sequence(JoinTuple key, List<RetainedEvent> events);
}
