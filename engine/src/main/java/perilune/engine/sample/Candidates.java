package perilune.engine.sample;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * The events of one key: of each step those that fulfil it, in the order of their coming.
 *
 * <p>Of a step no more are kept than can matter. With {@code n} steps and {@code m} samples wanted
 * those are {@code n + m - 1}: where a sample has a later event for the step, the other steps take
 * at most {@code n - 1} of the kept ones, so that each of at least {@code m} others makes a sample
 * that comes before it. What is left out therefore changes nothing that is given out.
 */
final class Candidates {

  private final int maxPerStep;
  private final List<RetainedEvent> events = new ArrayList<>();

  // By step: places in the list of events, ascending.
  private final List<List<Integer>> byStep = new ArrayList<>();

  /** How many samples were given out. */
  int given;

  Candidates(int steps, int maxSamples) {
    maxPerStep = steps + maxSamples - 1;
    for (int step = 0; step < steps; step++) {
      byStep.add(new ArrayList<>());
    }
  }

  /** Gives the number of events that are kept, those of two steps once. */
  int size() {
    return events.size();
  }

  RetainedEvent event(int place) {
    return events.get(place);
  }

  List<Integer> of(int step) {
    return byStep.get(step);
  }

  /** Keeps an event for the steps that it fulfils; false if no step has use for it. */
  boolean add(RetainedEvent event, List<Integer> steps) {
    int place = events.size();
    boolean kept = false;
    for (int step : steps) {
      List<Integer> places = byStep.get(step);
      if (places.size() < maxPerStep) {
        places.add(place);
        kept = true;
      }
    }
    if (kept) {
      events.add(event);
    }
    return kept;
  }

  /** Lets the events go: no more samples are wanted. */
  void forget() {
    events.clear();
    byStep.forEach(List::clear);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(given);
    out.writeInt(events.size());
    for (RetainedEvent event : events) {
      event.write(out);
    }
    for (List<Integer> places : byStep) {
      out.writeInt(places.size());
      for (int place : places) {
        out.writeInt(place);
      }
    }
  }

  void read(DataInput in, FieldTable table) throws IOException {
    given = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      events.add(RetainedEvent.read(table, in));
    }
    for (List<Integer> places : byStep) {
      for (int left = in.readInt(); left > 0; left--) {
        int place = in.readInt();
        if (place < 0 || place >= events.size() || places.size() >= maxPerStep) {
          throw new IOException("a sample with event " + place);
        }
        places.add(place);
      }
    }
  }
}
