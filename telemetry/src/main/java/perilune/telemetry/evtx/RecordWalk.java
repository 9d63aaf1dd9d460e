package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.LittleEndian.i32;
import static perilune.telemetry.evtx.LittleEndian.i64;

import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Walks over the records of one chunk. What is no record is counted, and the walk goes on at the
 * next that is whole: mark, size that fits, and the same size at its end.
 *
 * <p>The chunk's header says where records end; behind it may lie older records, whole but long
 * overwritten in the log's order. If the header's checksum is wrong it is believed where its last
 * record ends at that place; else records end where their numbers do not go on. If the header is
 * whole but old, as in a log that was copied while it was written, then records that follow without
 * a gap and with the next numbers are taken too. Owned by one thread.
 */
final class RecordWalk {

  /** Where a chunk's header has the offset behind its last record. */
  static final int FREE_SPACE = 48;

  /** Mark, size, number and time. */
  static final int RECORD_HEAD = 24;

  private static final int RECORD_MARK = 0x0000_2A2A;
  private static final int SMALLEST = RECORD_HEAD + Integer.BYTES;
  private static final int FIRST_NUMBER = 24;
  private static final int LAST_RECORD = 44;
  private static final int LAST_NUMBER = 32;

  private final Refusals refusals;

  private byte[] bytes = {};
  private int length;
  private long offset;
  private long chunk;
  private boolean trusted;
  // Behind the last record, as far as one knows.
  private int end;
  private int at;
  private int size;
  private long expected;
  private boolean counted;

  RecordWalk(Refusals refusals) {
    this.refusals = refusals;
  }

  /** Starts before the first record of a chunk. */
  void chunk(ChunkStream chunks) {
    bytes = chunks.bytes();
    length = chunks.length();
    offset = chunks.offset();
    chunk = chunks.number();
    trusted = chunks.trusted() || endsWithRecord();
    end = trusted ? i32(bytes, FREE_SPACE) : length;
    expected = i64(bytes, FIRST_NUMBER);
    counted = trusted;
    at = ChunkStream.CHUNK_HEADER;
    size = 0;
  }

  /** Says whether the last record that the header names ends where it says that records end. */
  private boolean endsWithRecord() {
    int last = length < ChunkStream.CHUNK_HEADER ? 0 : i32(bytes, LAST_RECORD);
    return last >= ChunkStream.CHUNK_HEADER
        && last < length
        && isRecord(bytes, last, length)
        && last + i32(bytes, last + 4) == i32(bytes, FREE_SPACE);
  }

  /** Goes to the next record that is whole as far as its frame shows; false behind the last. */
  boolean next() {
    at += size;
    size = 0;
    if (at >= Math.min(end, length)) {
      boolean more = at < length && isRecord(bytes, at, length) && number(at) == expected;
      if (!more && end > length && at >= length) {
        truncated();
      }
      return more && take(at);
    }
    return acceptable(at) ? take(at) : resynchronise();
  }

  /** Says whether a record lies here that belongs to this chunk and is not an older one. */
  private boolean acceptable(int place) {
    if (!isRecord(bytes, place, length)) {
      return false;
    }
    long skipped = number(place) - expected;
    return trusted || !counted || (skipped >= 0 && skipped <= (place - at) / SMALLEST);
  }

  /** Gives where the record starts in its chunk. */
  int at() {
    return at;
  }

  /** Gives the record's size in bytes. */
  int size() {
    return size;
  }

  /** Gives the record's number. */
  long number() {
    return number(at);
  }

  /** Says whether a whole record lies here. */
  static boolean isRecord(byte[] bytes, int at, int length) {
    if (at > length - SMALLEST || i32(bytes, at) != RECORD_MARK) {
      return false;
    }
    int size = i32(bytes, at + 4);
    return size >= SMALLEST && size <= length - at && i32(bytes, at + size - Integer.BYTES) == size;
  }

  private long number(int place) {
    return i64(bytes, place + 8);
  }

  private boolean take(int place) {
    at = place;
    size = i32(bytes, at + 4);
    expected = number() + 1;
    counted = true;
    return true;
  }

  /** Goes to the next whole record and counts what lies before it; false if there is none. */
  private boolean resynchronise() {
    int from = at;
    int stop = Math.min(end, length);
    int next = from + 1;
    while (next < stop && !acceptable(next)) {
      next++;
    }
    if (next < stop) {
      lose(from, next, number(next));
      return take(next);
    }
    at = stop;
    end = stop;
    if (length < ChunkStream.CHUNK && i32(bytes, from) == RECORD_MARK) {
      add(Reason.TRUNCATED, from, "the last chunk ends inside a record");
    } else if (!isZero(from, stop) && (trusted || i64(bytes, LAST_NUMBER) != expected - 1)) {
      lose(from, stop, i64(bytes, LAST_NUMBER) + 1);
    }
    return false;
  }

  /** Counts the records that a gap holds: as many as numbers are missing, at least one. */
  private void lose(int from, int to, long next) {
    long missing = counted ? next - expected : 1;
    long most = Math.max(1, (to - from) / SMALLEST);
    String what = what(from);
    Reason reason = what.startsWith("a record of") ? Reason.RECORD_TOO_LARGE : Reason.BROKEN_RECORD;
    for (long i = missing < 1 || missing > most ? 1 : missing; i > 0; i--) {
      add(reason, from, what);
    }
  }

  private String what(int place) {
    if (place > length - SMALLEST || i32(bytes, place) != RECORD_MARK) {
      return "no record where one should start";
    }
    int claimed = i32(bytes, place + 4);
    if (claimed < SMALLEST || claimed <= length - place) {
      return "the two sizes of a record differ";
    }
    return "a record of " + claimed + " bytes in a chunk with " + (length - place) + " left";
  }

  private void truncated() {
    add(Reason.TRUNCATED, length, "the last chunk lacks " + (end - length) + " bytes");
    end = length;
  }

  private void add(Reason reason, int place, String detail) {
    refusals.add(reason, chunk, offset + place, detail);
  }

  private boolean isZero(int from, int to) {
    for (int place = from; place < to; place++) {
      if (bytes[place] != 0) {
        return false;
      }
    }
    return true;
  }
}
