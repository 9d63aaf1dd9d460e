package perilune.telemetry.documents;

import java.util.List;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.Tag;
import perilune.telemetry.ecs.DocumentFields;
import perilune.telemetry.json.Timestamps;

/**
 * Finds when a document's event happened: the first of the usual names that has a time.
 *
 * <p>Numbers are seconds, milliseconds, microseconds or nanoseconds since 1970, as their size says.
 * Owned by one thread.
 */
final class DocumentTime {

  /** Names in order: when it happened comes before when it was written down or received. */
  private static final List<String> NAMES =
      List.of(
          "eventTime",
          "eventTimestamp",
          "published",
          "createdDateTime",
          "activityDateTime",
          "CreationTime",
          "requestReceivedTimestamp",
          "ts",
          "isotimestamp",
          "utc_time",
          "created_at",
          "@timestamp",
          "timestamp",
          "time",
          "TimeGenerated",
          "UtcTime",
          "stageTimestamp",
          "id.time",
          "datetime",
          "__REALTIME_TIMESTAMP",
          "receiveTimestamp",
          "local_time");

  /** Numbers below are seconds; this many milliseconds are in 1973, as many seconds in 5138. */
  private static final double SECONDS_BELOW = 1e11;

  private static final double MILLIS_BELOW = 1e14;
  private static final double MICROS_BELOW = 1e17;

  /** Outcome of a search. */
  enum Found {
    TIME,
    /** Names are there, and none of them has a time. */
    NO_TIME,
    NO_NAME
  }

  /** Longest date and time together that is looked at, bytes. */
  private static final int MAX_BYTES = 64;

  private final Timestamps timestamps = new Timestamps();
  private final byte[] joined = new byte[MAX_BYTES];
  private final int[] fields;
  private final int date;
  private final int time;

  DocumentTime(DocumentFields document) {
    date = document.want("date");
    time = document.want("time");
    fields = NAMES.stream().mapToInt(document::want).toArray();
  }

  /** Puts the time into the event's header, if there is one. */
  Found find(Event event) {
    if (together(event)) {
      return Found.TIME;
    }
    Found found = Found.NO_NAME;
    for (int field : fields) {
      int value = event.firstValue(field);
      if (value == Event.NONE) {
        continue;
      }
      long nanos = nanos(event, value);
      if (take(nanos, event)) {
        return Found.TIME;
      }
      found = Found.NO_TIME;
    }
    return found;
  }

  private static boolean take(long nanos, Event event) {
    if (nanos == Timestamps.NONE) {
      return false;
    }
    EventHeader header = event.header();
    header.timed = true;
    header.timeNanos = nanos;
    return true;
  }

  /** Takes date and time in two fields, in UTC, as W3C's extended log file format has them. */
  private boolean together(Event event) {
    int day = event.firstValue(date);
    int hour = event.firstValue(time);
    if (day == Event.NONE
        || hour == Event.NONE
        || event.tag(day) != Tag.TEXT
        || event.tag(hour) != Tag.TEXT
        || event.length(day) + event.length(hour) >= MAX_BYTES) {
      return false;
    }
    int length = event.length(day);
    System.arraycopy(event.arena(), event.offset(day), joined, 0, length);
    joined[length++] = 'T';
    System.arraycopy(event.arena(), event.offset(hour), joined, length, event.length(hour));
    return take(timestamps.parse(joined, 0, length + event.length(hour)), event);
  }

  private long nanos(Event event, int value) {
    return switch (event.tag(value)) {
      case Tag.TEXT -> text(event.arena(), event.offset(value), event.length(value));
      case Tag.LONG -> whole(event.longValue(value));
      case Tag.DOUBLE -> real(event.doubleValue(value));
      default -> Timestamps.NONE;
    };
  }

  private long text(byte[] bytes, int from, int length) {
    long whole = 0;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] < '0' || bytes[i] > '9' || length > 18) {
        return timestamps.parse(bytes, from, length);
      }
      whole = whole * 10 + bytes[i] - '0';
    }
    return length == 0 ? Timestamps.NONE : whole(whole);
  }

  private static long whole(long number) {
    if (number < 0) {
      return Timestamps.NONE;
    }
    if (number < SECONDS_BELOW) {
      // What no long of nanoseconds holds is no time either.
      return Timestamps.ofMillis(number * 1_000);
    }
    if (number < MILLIS_BELOW) {
      return Timestamps.ofMillis(number);
    }
    return number < MICROS_BELOW ? number * 1_000 : number;
  }

  /** Numbers with a fraction are exact to the microsecond at best. */
  private static long real(double number) {
    if (!(number >= 0 && number < MILLIS_BELOW)) {
      return Timestamps.NONE;
    }
    double micros = number < SECONDS_BELOW ? number * 1e6 : number * 1e3;
    long millis = (long) Math.floor(micros / 1_000);
    long nanos = Timestamps.ofMillis(millis);
    return nanos == Timestamps.NONE
        ? nanos
        : nanos + Math.round(micros - millis * 1_000.0) * 1_000L;
  }
}
