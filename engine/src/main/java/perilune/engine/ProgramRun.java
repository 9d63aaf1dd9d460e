package perilune.engine;

import perilune.engine.index.Facts;
import perilune.engine.index.SeenValues;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;

/** A program at work: what it knows of the event at hand. Reused; owned by one thread. */
final class ProgramRun {

  private final Program program;
  private final Facts facts;
  private final EventView view;

  /** Makes one; what was seen is shared by the runs of a thread. */
  ProgramRun(Program program, FieldTable fields, SeenValues seen) {
    this.program = program;
    facts = new Facts(program.index(), seen);
    view = new EventView(program.predicates(), fields);
  }

  /** Turns to an event: looks through its values. */
  void start(Event event) {
    program.index().collect(event, facts);
    view.start(event, facts.bits());
  }

  Program program() {
    return program;
  }

  EventView view() {
    return view;
  }

  /** Gives the number of words of candidates, each of 64 places in the program. */
  int words() {
    return facts.words();
  }

  /** Gives the candidates among 64 places, as bits, the lowest the first. */
  long word(int n) {
    return facts.word(n);
  }

  /** Says whether the event fulfils all that is left of a probe. */
  boolean fulfils(int place) {
    return program.tests()[place].test(view);
  }
}
