package perilune.pipeline.sequencer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import perilune.event.EventHeader;

/**
 * Counts identical records of one time, so that each has an id of its own.
 *
 * <p>An open-addressed table of hashes, emptied when time moves on, or when it is full: a forger
 * who repeats one timestamp, or sends records without one, costs O(1) a record and bounded memory.
 */
final class Occurrences {

  /**
   * Different records of one time that are told apart, count: 6 MB. Above this counting starts
   * anew, and identical records may get the same id.
   */
  static final int MAX_RECORDS = 1 << 18;

  private static final int INITIAL_SLOTS = 16;

  private long timeNanos = Long.MIN_VALUE;
  private long[] hashes = new long[INITIAL_SLOTS];
  private int[] counts = new int[INITIAL_SLOTS];
  private int used;

  /** Numbers an event that was released in order. */
  void number(EventHeader header) {
    if (header.timeNanos != timeNanos || used == MAX_RECORDS) {
      reset(header.timeNanos);
    }
    if (used * 2 >= hashes.length) {
      grow();
    }
    int slot = slot(header.hashHigh ^ Long.rotateLeft(header.hashLow, 32));
    header.occurrence = counts[slot]++;
    if (header.occurrence == 0) {
      used++;
    }
  }

  private void reset(long time) {
    timeNanos = time;
    if (hashes.length > INITIAL_SLOTS) {
      hashes = new long[INITIAL_SLOTS];
      counts = new int[INITIAL_SLOTS];
    } else if (used > 0) {
      Arrays.fill(counts, 0);
    }
    used = 0;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = Long.hashCode(hash) & mask;
    while (counts[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[oldHashes.length * 2];
    counts = new int[oldCounts.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] != 0) {
        counts[slot(oldHashes[i])] = oldCounts[i];
      }
    }
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(timeNanos);
    out.writeInt(used);
    for (int i = 0; i < hashes.length; i++) {
      if (counts[i] != 0) {
        out.writeLong(hashes[i]);
        out.writeInt(counts[i]);
      }
    }
  }

  void readFrom(DataInput in) throws IOException {
    reset(in.readLong());
    int stored = in.readInt();
    if (stored < 0 || stored > MAX_RECORDS) {
      throw new IOException("a snapshot with " + stored + " records of one time");
    }
    for (int i = 0; i < stored; i++) {
      if (used * 2 >= hashes.length) {
        grow();
      }
      int slot = slot(in.readLong());
      counts[slot] = in.readInt();
      used++;
    }
  }
}
