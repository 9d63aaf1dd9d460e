package perilune.engine.terms;

import perilune.engine.join.JoinTuple;
import perilune.event.RetainedEvent;

/** Takes events whose term is new. */
public interface NewTermsSink {

  /** Takes an event with the term that was not there before. */
  void term(JoinTuple term, RetainedEvent event);
}
