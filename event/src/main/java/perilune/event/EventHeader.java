package perilune.event;

import java.util.HexFormat;

/**
 * When an event happened, where it stands in order, who it is, and where its record lies.
 *
 * <p>Mutable and owned by its {@link Event}.
 */
public final class EventHeader {

  /** Event time in nanoseconds since 1970-01-01T00:00Z; meaningless unless {@link #timed}. */
  public long timeNanos;

  /** Whether the record says when it happened. */
  public boolean timed;

  /** The source's own order among events of one time, or 0. Unsigned. */
  public long sequence;

  /** Number of the input from which the record came, in the order of the inputs' first events. */
  public int input;

  /** Where the record starts in its input, in bytes after decompression. */
  public long offset;

  /** Bytes from the start of its first line to the end of its last. */
  public long length;

  /** Line of the record's start in its input, from 1. */
  public long line;

  /** Hash of the record, upper half. See {@link RecordHash}. */
  public long hashHigh;

  /** Hash of the record, lower half. */
  public long hashLow;

  /** How many records with the same hash and time came before on this host. */
  public int occurrence;

  /** The host that state is kept for: set by the pipeline, never by a reader. */
  public String hostKey = "";

  void clear() {
    timeNanos = 0;
    timed = false;
    sequence = 0;
    input = 0;
    offset = 0;
    length = 0;
    line = 0;
    hashHigh = 0;
    hashLow = 0;
    occurrence = 0;
    hostKey = "";
  }

  /** Takes over where another event stands in order: time, sequence, input and offset. */
  public void takeOrderOf(EventHeader other) {
    timeNanos = other.timeNanos;
    timed = other.timed;
    sequence = other.sequence;
    input = other.input;
    offset = other.offset;
  }

  void copyFrom(EventHeader other) {
    timeNanos = other.timeNanos;
    timed = other.timed;
    sequence = other.sequence;
    input = other.input;
    offset = other.offset;
    length = other.length;
    line = other.line;
    hashHigh = other.hashHigh;
    hashLow = other.hashLow;
    occurrence = other.occurrence;
    hostKey = other.hostKey;
  }

  /**
   * Gives the event's id where its source has none: a hash of host, record bytes and occurrence, as
   * 32 hex digits.
   */
  public String computedId() {
    long host = 1125899906842597L;
    for (int i = 0; i < hostKey.length(); i++) {
      host = 31 * host + hostKey.charAt(i);
    }
    long high = RecordHash.mix(hashHigh ^ RecordHash.mix(host));
    long low = RecordHash.mix(hashLow + RecordHash.mix(host ^ occurrence));
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
