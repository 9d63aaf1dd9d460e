package perilune.telemetry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what could not be read, and names the first places of each reason.
 *
 * <p>One for each input. Owned by one thread.
 */
public final class Refusals {

  /** Places named for each reason in one input; the count goes on beyond. */
  public static final int MAX_NAMED = 5;

  /** Why bytes were not, or not wholly, turned into events. */
  public enum Reason {
    LINE_TOO_LONG("a line is longer than the limit", true),
    NOT_A_RECORD("a line is not a record of this format", true),
    BROKEN_RECORD("a record is damaged", true),
    RECORD_TOO_LARGE("a record is larger than it may be", true),
    BAD_CHECKSUM("a checksum does not match; its records were read", false),
    TRUNCATED("the input ends inside a record", true),
    UNCLOSED("a document lacks its last brackets; they were supplied", false),
    NESTED_TOO_DEEP("a document is nested deeper than the limit", true),
    INVALID_UTF8("bytes are not UTF-8; they were replaced", false),
    INCOMPLETE_EVENT("an event lacks records; what there was is used", false),
    TOO_MANY_FIELDS("a document has more field names than the table takes", false),
    BAD_TIMESTAMP("a time cannot be read; the event has none", false);

    private final String sentence;
    private final boolean lost;

    Reason(String sentence, boolean lost) {
      this.sentence = sentence;
      this.lost = lost;
    }

    /** Gives what to tell a person. */
    public String sentence() {
      return sentence;
    }

    /** Says whether content was lost, so that the run ends with exit code 1. */
    public boolean lost() {
      return lost;
    }
  }

  /**
   * A place where something was refused.
   *
   * @param line line in the input, from 1
   * @param offset byte offset after decompression
   * @param detail what exactly was wrong
   */
  public record Place(long line, long offset, String detail) {}

  private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
  private final Map<Reason, List<Place>> places = new EnumMap<>(Reason.class);

  /** Counts one refusal. */
  public void add(Reason reason, long line, long offset, String detail) {
    counts.merge(reason, 1L, Long::sum);
    List<Place> named = places.computeIfAbsent(reason, _ -> new ArrayList<>());
    if (named.size() < MAX_NAMED) {
      named.add(new Place(line, offset, detail));
    }
  }

  /** Gives how often, by reason. */
  public Map<Reason, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Gives the first places of a reason. */
  public List<Place> places(Reason reason) {
    return List.copyOf(places.getOrDefault(reason, List.of()));
  }

  /** Says whether content was lost. */
  public boolean lostAnything() {
    return counts.keySet().stream().anyMatch(Reason::lost);
  }
}
