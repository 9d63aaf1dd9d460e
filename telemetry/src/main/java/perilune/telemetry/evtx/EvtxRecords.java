package perilune.telemetry.evtx;

import java.io.IOException;
import java.io.InputStream;
import perilune.event.RecordHash;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.windows.EventElements;

/**
 * Gives the records of a Windows event log, in the order in which they lie.
 *
 * <p>A damaged record is lost alone and counted with its reason; the rest of its chunk is read. A
 * checksum that does not match is counted, and the records are tried all the same. Memory is
 * bounded: one chunk of 64 KiB, its templates, and the text of one value. The line of a place in
 * the refusals is the number of the chunk. Owned by one thread.
 *
 * <pre>{@code
 * while (records.next()) {
 *   sink.begin();
 *   if (records.tell(sink)) { ... }
 * }
 * }</pre>
 *
 * <p>Sources: MS-EVEN6 2.2.12 (binary XML); libevtx, "Windows XML Event Log (EVTX) format".
 */
public final class EvtxRecords implements AutoCloseable {

  private final ChunkStream chunks;
  private final RecordWalk walk;
  private final Fragments fragments;
  private final Damage damage = new Damage();
  private final Refusals refusals;

  private boolean inChunk;
  private long ordinal;

  /**
   * Makes one that closes the stream with itself.
   *
   * @param limits its nesting bounds elements in each other
   */
  public EvtxRecords(InputStream bytes, Refusals refusals, ReadLimits limits) {
    this.refusals = refusals;
    chunks = new ChunkStream(bytes, refusals);
    walk = new RecordWalk(refusals);
    fragments = new Fragments(damage, limits.maxNesting());
  }

  /**
   * Goes to the next record whose frame is whole.
   *
   * @return false at the end of the stream
   * @throws IOException if the bytes cannot be had; never for what they say
   */
  public boolean next() throws IOException {
    while (!inChunk || !walk.next()) {
      inChunk = chunks.next();
      if (!inChunk) {
        return false;
      }
      walk.chunk(chunks);
      fragments.chunk(chunks.bytes(), chunks.length());
    }
    ordinal++;
    return true;
  }

  /**
   * Tells what the record says. O(its bytes).
   *
   * @return false if it is damaged, which is counted; the sink may have been told a part of it,
   *     with elements left open
   */
  public boolean tell(EventElements sink) {
    int from = walk.at() + RecordWalk.RECORD_HEAD;
    int to = walk.at() + walk.size() - Integer.BYTES;
    boolean whole = fragments.tell(from, to, sink);
    if (!whole) {
      count(damage.reason(), damage.detail());
    }
    if (fragments.takeReplaced()) {
      count(Reason.INVALID_UTF8, "half of a surrogate pair became U+FFFD");
    }
    return whole;
  }

  /**
   * Gives the record's number in this file. That of an exported log starts with 1; the number in
   * the log it came from is the element {@code EventRecordID}.
   */
  public long recordNumber() {
    return walk.number();
  }

  /** Gives when it was written, in units of 100 ns since 1601-01-01T00:00Z. */
  public long writtenFileTime() {
    return LittleEndian.i64(chunks.bytes(), walk.at() + 16);
  }

  /** Gives which record of the input this is, from 1; those without a whole frame do not count. */
  public long ordinal() {
    return ordinal;
  }

  /** Gives where the record starts in the stream, in bytes. */
  public long offset() {
    return chunks.offset() + walk.at();
  }

  /** Gives the record's length in bytes. */
  public int length() {
    return walk.size();
  }

  /**
   * Gives a hash of what the last told record says: of its templates and values, so that a copy in
   * another chunk, where names and templates lie elsewhere, has the same.
   */
  public RecordHash hash() {
    return fragments.hash();
  }

  @Override
  public void close() throws IOException {
    chunks.close();
  }

  private void count(Reason reason, String detail) {
    refusals.add(reason, chunks.number(), offset(), "record " + recordNumber() + ": " + detail);
  }
}
