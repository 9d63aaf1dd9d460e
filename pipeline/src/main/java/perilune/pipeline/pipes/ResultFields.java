package perilune.pipeline.pipes;

import java.util.ArrayList;
import java.util.List;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.pipeline.pipes.PipeResult.Tally;

/**
 * The fields of results, as pipes name them. Not for the hot path. Owned by one thread.
 *
 * <p>A name is a field of the first event, or {@code events[n].name} of another; {@code count} and
 * {@code percent} are those of a counted result.
 */
final class ResultFields {

  private static final String COUNT = "count";
  private static final String PERCENT = "percent";

  /** A name, the event that it is of, and the field of that event. */
  private record Place(int field, int event, int source) {}

  private final List<Place> places = new ArrayList<>();
  private final Event scratch;
  private final Event target;
  private final int count;
  private final int percent;

  ResultFields(List<String> names, FieldTable table) {
    for (String name : names) {
      places.add(
          new Place(table.intern(name), EventField.event(name), table.intern(EventField.of(name))));
    }
    scratch = new Event(table);
    target = new Event(table);
    count = table.intern(COUNT);
    percent = table.intern(PERCENT);
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  /** Gives an event that has the fields of a result by their names; valid until the next call. */
  Event of(PipeResult result) {
    target.clear();
    switch (result) {
      case PipeResult.Found(var match, var _) -> fill(match);
      case PipeResult.Counted _ -> {}
    }
    result.tally().ifPresent(this::fill);
    return target;
  }

  private void fill(Match match) {
    for (int number = 0; number < match.events().size(); number++) {
      match.events().get(number).restoreTo(scratch);
      for (Place place : places) {
        if (place.event == number && place.field >= 0 && !target.has(place.field)) {
          target.putAll(place.field, scratch, place.source);
        }
      }
    }
  }

  private void fill(Tally tally) {
    target.remove(count);
    target.remove(percent);
    target.putLong(count, tally.count());
    target.putDouble(percent, tally.share());
  }

  /** Gives the values of each field as text. */
  List<List<String>> texts(PipeResult result) {
    Event event = of(result);
    return places.stream().map(place -> List.copyOf(event.texts(place.field))).toList();
  }

  /** Gives the first value of each field. */
  List<SortKey> keys(PipeResult result) {
    Event event = of(result);
    return places.stream().map(place -> SortKey.of(event, place.field)).toList();
  }
}
