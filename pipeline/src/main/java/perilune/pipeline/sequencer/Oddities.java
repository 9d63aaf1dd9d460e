package perilune.pipeline.sequencer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import perilune.event.EventHeader;

/**
 * The first places at which events were not in order: counts say how often, these say where to
 * look.
 *
 * <p>Owned by one thread.
 */
public final class Oddities {

  /** Places kept of each kind; the counters go on beyond. */
  public static final int MAX_NAMED = 5;

  /** What was odd. */
  public enum Kind {
    /** It came after a later event had been released. */
    LATE,
    /** It has no time. */
    UNTIMED,
    /** Its time leaps ahead of all others. */
    CLOCK_JUMP
  }

  /**
   * A place.
   *
   * @param input number of the input
   * @param line line of the record in it, from 1
   * @param timeNanos event time, nanoseconds since 1970-01-01T00:00Z; meaningless if untimed
   */
  public record Place(int input, long line, long timeNanos) {
    static Place of(EventHeader header) {
      return new Place(header.input, header.line, header.timeNanos);
    }
  }

  private final Map<Kind, List<Place>> places = new EnumMap<>(Kind.class);

  void add(Kind kind, Place place) {
    List<Place> named = places.computeIfAbsent(kind, _ -> new ArrayList<>());
    if (named.size() < MAX_NAMED) {
      named.add(place);
    }
  }

  /** Takes over the places of another host, as far as there is room. */
  public void addAll(Oddities other) {
    other.places.forEach((kind, more) -> more.forEach(place -> add(kind, place)));
  }

  /** Gives the first places of a kind. */
  public List<Place> places(Kind kind) {
    return List.copyOf(places.getOrDefault(kind, List.of()));
  }
}
