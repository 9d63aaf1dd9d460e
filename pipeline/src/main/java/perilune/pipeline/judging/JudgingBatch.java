package perilune.pipeline.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perilune.engine.Signal;
import perilune.engine.SignalSink;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.pipeline.sequencer.EventPool;

/**
 * Events that are judged together, the signals of each, and what is to be done between them.
 * Reused; one thread at a time has it.
 *
 * <p>Events are judged before the state is known that earlier ones leave. So it is guessed of which
 * rules nothing is begun that could be continued, and signals of these that only continue are left
 * out. When the state is known and the guess was wrong for an event, it is judged once more.
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
  private final Collector collector = new Collector();
  // By event: the number of signals, and of rules left out, up to its last.
  private int[] ends = {};
  private int[] leftOutEnds = {};
  private int[] leftOut = new int[16];
  private int leftOuts;
  private final List<Action> actions = new ArrayList<>();

  /** Takes signals, and notes the rules of those that are left out. */
  private final class Collector implements SignalSink {
    private boolean[] awaited = {};

    @Override
    public void signal(Signal signal) {
      signals.add(signal);
    }

    @Override
    public boolean awaits(int rule) {
      if (!awaited[rule]) {
        if (leftOuts == leftOut.length) {
          leftOut = Arrays.copyOf(leftOut, leftOuts * 2);
        }
        leftOut[leftOuts++] = rule;
      }
      return awaited[rule];
    }
  }

  void add(Event event) {
    events.add(event);
  }

  void then(Runnable body) {
    actions.add(new Action(events.size(), body));
  }

  /**
   * Finds the signals of all its events.
   *
   * @param awaited guesses by rule what {@link SignalSink#awaits} will say
   */
  void judge(SignalStage stage, boolean[] awaited) {
    if (ends.length < events.size()) {
      ends = new int[events.size()];
      leftOutEnds = new int[events.size()];
    }
    collector.awaited = awaited;
    for (int i = 0; i < events.size(); i++) {
      stage.accept(events.get(i), collector);
      ends[i] = signals.size();
      leftOutEnds[i] = leftOuts;
    }
  }

  /**
   * Passes everything on in order.
   *
   * @param again judges events for which the guess was wrong
   */
  void passOn(Judge.Outlets outlets, SignalStage again) {
    int action = 0;
    for (int i = 0; i < events.size(); i++) {
      for (; action < actions.size() && actions.get(action).events() == i; action++) {
        actions.get(action).body().run();
      }
      if (isRight(i, outlets.signals())) {
        for (int signal = i == 0 ? 0 : ends[i - 1]; signal < ends[i]; signal++) {
          outlets.signals().signal(signals.get(signal));
        }
      } else {
        again.accept(events.get(i), outlets.signals());
      }
      outlets.afterEvent().run();
    }
    for (; action < actions.size(); action++) {
      actions.get(action).body().run();
    }
    signals.clear();
    leftOuts = 0;
    actions.clear();
  }

  /** Says whether the state has no use for what was left out of an event. */
  private boolean isRight(int event, SignalSink state) {
    for (int i = event == 0 ? 0 : leftOutEnds[event - 1]; i < leftOutEnds[event]; i++) {
      if (state.awaits(leftOut[i])) {
        return false;
      }
    }
    return true;
  }

  /** Gives back the events, of which all has been passed on; it is empty then. */
  public void giveBack(EventPool pool) {
    events.forEach(pool::give);
    events.clear();
  }
}
