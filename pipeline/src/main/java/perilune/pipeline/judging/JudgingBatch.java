package perilune.pipeline.judging;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.Signal;
import perilune.engine.SignalSink;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.pipeline.sequencer.EventPool;

/**
 * Events that are judged together, the signals of each, and what is to be done between them.
 * Reused; one thread at a time has it.
 */
public final class JudgingBatch {

  /**
   * What is to be done when so many events have been passed on, and so many signals of theirs.
   *
   * @param events events before, count
   */
  private record Action(int events, Runnable body) {}

  private final List<Event> events = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final SignalSink sink = signals::add;
  // By event: the number of signals up to its last.
  private int[] ends = {};
  private final List<Action> actions = new ArrayList<>();

  void add(Event event) {
    events.add(event);
  }

  void then(Runnable body) {
    actions.add(new Action(events.size(), body));
  }

  /** Finds the signals of all its events. */
  public void judge(SignalStage stage) {
    if (ends.length < events.size()) {
      ends = new int[events.size()];
    }
    for (int i = 0; i < events.size(); i++) {
      stage.accept(events.get(i), sink);
      ends[i] = signals.size();
    }
  }

  /** Passes everything on in order. */
  void passOn(Judge.Outlets outlets) {
    int signal = 0;
    int action = 0;
    for (int i = 0; i < events.size(); i++) {
      for (; action < actions.size() && actions.get(action).events() == i; action++) {
        actions.get(action).body().run();
      }
      for (; signal < ends[i]; signal++) {
        outlets.signals().signal(signals.get(signal));
      }
      outlets.afterEvent().run();
    }
    for (; action < actions.size(); action++) {
      actions.get(action).body().run();
    }
    signals.clear();
    actions.clear();
  }

  /** Gives back the events, of which all has been passed on; it is empty then. */
  public void giveBack(EventPool pool) {
    events.forEach(pool::give);
    events.clear();
  }
}
