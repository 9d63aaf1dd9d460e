package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;

/**
 * Counts the audit events of one host that the kernel numbered but nobody delivered, and in the
 * same way the messages of Endpoint Security, which numbers them for each client.
 *
 * <p>The kernel numbers audit events in the order in which they are written, so events are looked
 * at as they arrive: in the order of time the number of a call that blocked for long would stand
 * too early. A number may still come up to {@link #WINDOW} after a later one: it fills its gap
 * then. Two numbers in a row from elsewhere, far below or above, are a new series: the host was
 * started again, or its counter wrapped. A single one is an old record, and is passed over.
 *
 * <p>Owned by one thread. O(gaps kept) for an event that fills a gap, else O(1) but for the size of
 * a leap; allocates for the first event and for a gap.
 */
final class SensorGaps {

  /** Numbers by which an event may come late, count: seconds of a busy host. 1 KB a host. */
  static final int WINDOW = 8_192;

  /** Longest leap that is a gap; a longer one is another series. */
  static final long MAX_LEAP = 1_000_000;

  /** Gaps remembered with their times, count; further ones are in the sum. */
  static final int MAX_GAPS = 16;

  private static final class Gap {
    final long first;
    final long last;
    final long fromNanos;
    final long toNanos;
    long missing;

    Gap(long first, long last, long fromNanos, long toNanos) {
      this.first = first;
      this.last = last;
      this.fromNanos = fromNanos;
      this.toNanos = toNanos;
      missing = last - first + 1;
    }
  }

  private final List<Gap> gaps = new ArrayList<>();
  // By number modulo the window: whether it was seen. Empty until there is an audit event.
  private long[] seen = new long[0];
  private boolean endpoint;
  private long highest;
  private long highestNanos;
  private long elsewhere;
  private long missing;
  private long lost;
  private long lastLost;

  /** Looks at an event as it arrives. */
  void see(Event event) {
    boolean macos = event.hasText(KnownField.EVENT_MODULE, "eslogger");
    if (!macos && !event.hasText(KnownField.EVENT_MODULE, "auditd")) {
      return;
    }
    if (seen.length == 0) {
      endpoint = macos;
    } else if (endpoint != macos) {
      // Two sensors under one host's name count each for itself: the first is followed.
      return;
    }
    long said = event.longOr(KnownField.AUDITD_LOST, 0);
    if (said > 0) {
      // The kernel counts from its start on.
      lost += said >= lastLost ? said - lastLost : said;
      lastLost = said;
    }
    EventHeader header = event.header();
    if (header.timed && header.sequence > 0) {
      number(header.sequence, header.timeNanos);
    }
  }

  private void number(long serial, long timeNanos) {
    if (seen.length == 0) {
      seen = new long[WINDOW / Long.SIZE];
      start(serial, timeNanos);
    } else if (serial > highest && serial - highest <= MAX_LEAP) {
      elsewhere = 0;
      ahead(serial, timeNanos);
    } else if (serial <= highest && highest - serial < WINDOW) {
      elsewhere = 0;
      fill(serial);
    } else if (elsewhere != 0 && serial > elsewhere && serial - elsewhere < WINDOW) {
      start(elsewhere, timeNanos);
      elsewhere = 0;
      ahead(serial, timeNanos);
    } else {
      elsewhere = serial;
    }
  }

  /** What came before the first number of a series is not missing. */
  private void start(long serial, long timeNanos) {
    Arrays.fill(seen, -1L);
    highest = serial;
    highestNanos = timeNanos;
  }

  private void ahead(long serial, long timeNanos) {
    if (serial - highest >= WINDOW) {
      Arrays.fill(seen, 0);
    } else {
      for (long number = highest + 1; number < serial; number++) {
        seen[word(number)] &= ~bit(number);
      }
    }
    seen[word(serial)] |= bit(serial);
    if (serial > highest + 1) {
      missing += serial - highest - 1;
      if (gaps.size() < MAX_GAPS) {
        long from = Math.min(highestNanos, timeNanos);
        gaps.add(new Gap(highest + 1, serial - 1, from, Math.max(highestNanos, timeNanos)));
      }
    }
    highest = serial;
    highestNanos = timeNanos;
  }

  private void fill(long serial) {
    if ((seen[word(serial)] & bit(serial)) != 0) {
      return;
    }
    seen[word(serial)] |= bit(serial);
    missing--;
    // The latest gap with that number: an earlier one is of another series.
    for (int i = gaps.size() - 1; i >= 0; i--) {
      Gap gap = gaps.get(i);
      if (gap.first <= serial && serial <= gap.last) {
        gap.missing--;
        if (gap.missing == 0) {
          gaps.remove(i);
        }
        return;
      }
    }
  }

  private static int word(long serial) {
    return (int) (serial / Long.SIZE % (WINDOW / Long.SIZE));
  }

  private static long bit(long serial) {
    return 1L << serial;
  }

  /** Gives how many events are missing. */
  long missing() {
    return missing;
  }

  /** Gives how many records the kernel says it lost. */
  long lost() {
    return lost;
  }

  /** Gives where events are missing, in the order in which that was seen. */
  List<SensorGap> gaps(String host) {
    return gaps.stream()
        .map(gap -> new SensorGap(host, gap.missing, gap.fromNanos, gap.toNanos))
        .toList();
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(seen.length);
    for (long word : seen) {
      out.writeLong(word);
    }
    out.writeBoolean(endpoint);
    out.writeLong(highest);
    out.writeLong(highestNanos);
    out.writeLong(elsewhere);
    out.writeLong(missing);
    out.writeLong(lost);
    out.writeLong(lastLost);
    out.writeInt(gaps.size());
    for (Gap gap : gaps) {
      out.writeLong(gap.first);
      out.writeLong(gap.last);
      out.writeLong(gap.fromNanos);
      out.writeLong(gap.toNanos);
      out.writeLong(gap.missing);
    }
  }

  /** Takes over what {@link #writeTo} wrote; meant for a new one. */
  void readFrom(DataInput in) throws IOException {
    int words = in.readInt();
    if (words != 0 && words != WINDOW / Long.SIZE) {
      throw new IOException("a snapshot with a window of " + words);
    }
    seen = new long[words];
    for (int i = 0; i < words; i++) {
      seen[i] = in.readLong();
    }
    endpoint = in.readBoolean();
    highest = in.readLong();
    highestNanos = in.readLong();
    elsewhere = in.readLong();
    missing = in.readLong();
    lost = in.readLong();
    lastLost = in.readLong();
    for (int left = in.readInt(); left > 0 && gaps.size() < MAX_GAPS; left--) {
      var gap = new Gap(in.readLong(), in.readLong(), in.readLong(), in.readLong());
      gap.missing = in.readLong();
      gaps.add(gap);
    }
  }
}
