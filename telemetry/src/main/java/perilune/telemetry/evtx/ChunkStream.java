package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.LittleEndian.i32;
import static perilune.telemetry.evtx.LittleEndian.i64;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;

/**
 * Finds the chunks of a log in a stream, one at a time in one buffer of 64 KiB.
 *
 * <p>The file's header is hardly believed: chunks are known by their own signature, from 4,096 on,
 * each 65,536 long; where one should be and is not, at each multiple of 4,096 bytes. Space of zeros
 * is skipped. Checksums that do not match are counted and change nothing else.
 *
 * <p>Source: libevtx, "Windows XML Event Log (EVTX) format", file header and chunk. Owned by one
 * thread.
 */
final class ChunkStream {

  /** Bytes of a chunk. */
  static final int CHUNK = 1 << 16;

  /** Bytes of a chunk's header; records start behind it. */
  static final int CHUNK_HEADER = 512;

  /** Bytes of the file's header, and the step in which chunks are searched. */
  static final int FILE_HEADER = 4_096;

  /** Bytes of a signature. */
  static final int SIGNATURE = 8;

  /** {@code ElfFile\0}, as a number. */
  static final long FILE_SIGNATURE = 0x0065_6C69_4666_6C45L;

  /** {@code ElfChnk\0}, as a number. */
  static final long CHUNK_SIGNATURE = 0x006B_6E68_4366_6C45L;

  private static final int FILE_CHECKED = 120;
  private static final int CHUNK_CHECKED = 120;
  private static final int TABLES = 128;

  private final InputStream stream;
  private final Refusals refusals;
  private final CRC32 crc = new CRC32();
  private final byte[] bytes = new byte[CHUNK];

  private int length;
  private long offset;
  private long chunks;
  private int kept;
  private boolean started;
  private boolean trusted;

  ChunkStream(InputStream stream, Refusals refusals) {
    this.stream = stream;
    this.refusals = refusals;
  }

  /** Goes to the next chunk; false at the end of the stream. */
  boolean next() throws IOException {
    if (!started) {
      started = true;
      header();
    } else {
      offset += length;
      kept = 0;
    }
    while (fill()) {
      if (isChunk()) {
        chunks++;
        check();
        return true;
      }
      resynchronise();
    }
    return false;
  }

  /** Gives the bytes of the chunk; zero behind its length. */
  byte[] bytes() {
    return bytes;
  }

  /** Gives how many bytes there are: fewer than 65,536 where the stream ends. */
  int length() {
    return length;
  }

  /** Gives where the chunk starts in the stream. */
  long offset() {
    return offset;
  }

  /** Gives the number of the chunk, from 1. */
  long number() {
    return chunks;
  }

  /** Says whether the header is whole, so that what it says of its records can be believed. */
  boolean trusted() {
    return trusted;
  }

  void close() throws IOException {
    stream.close();
  }

  /** Reads the file's header, unless the stream starts with a chunk. */
  private void header() throws IOException {
    kept = stream.readNBytes(bytes, 0, FILE_HEADER);
    if (kept < SIGNATURE || i64(bytes, 0) == CHUNK_SIGNATURE) {
      return;
    }
    if (i64(bytes, 0) != FILE_SIGNATURE) {
      refusals.add(Reason.BAD_CHECKSUM, 0, 0, "the file's header is damaged");
    } else if (kept == FILE_HEADER && sum(0, FILE_CHECKED) != i32(bytes, FILE_CHECKED + 4)) {
      refusals.add(Reason.BAD_CHECKSUM, 0, 0, "the file's header");
    }
    offset = kept;
    kept = 0;
  }

  private boolean fill() throws IOException {
    length = kept + stream.readNBytes(bytes, kept, CHUNK - kept);
    if (length < CHUNK) {
      Arrays.fill(bytes, length, CHUNK, (byte) 0);
    }
    return length > 0;
  }

  /** Says whether a chunk lies here: by its signature, or if that is lost by its first record. */
  private boolean isChunk() {
    return i64(bytes, 0) == CHUNK_SIGNATURE
        || (length > CHUNK_HEADER && RecordWalk.isRecord(bytes, CHUNK_HEADER, length));
  }

  /** Goes on where the next chunk is, at the latest behind this one. */
  private void resynchronise() {
    int next = FILE_HEADER;
    while (next < length && i64(bytes, next) != CHUNK_SIGNATURE) {
      next += FILE_HEADER;
    }
    next = Math.min(next, length);
    if (!isZero(0, next)) {
      refusals.add(
          Reason.BROKEN_RECORD, chunks, offset, next + " bytes that are no chunk of a log");
    }
    kept = length - next;
    System.arraycopy(bytes, next, bytes, 0, kept);
    offset += next;
  }

  private boolean isZero(int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != 0) {
        return false;
      }
    }
    return true;
  }

  private void check() {
    trusted = false;
    if (length < CHUNK_HEADER) {
      return;
    }
    int free = i32(bytes, RecordWalk.FREE_SPACE);
    crc.reset();
    crc.update(bytes, 0, CHUNK_CHECKED);
    crc.update(bytes, TABLES, CHUNK_HEADER - TABLES);
    boolean whole = i64(bytes, 0) == CHUNK_SIGNATURE && (int) crc.getValue() == i32(bytes, 124);
    trusted = whole && free >= CHUNK_HEADER && free <= CHUNK;
    if (!whole) {
      refusals.add(Reason.BAD_CHECKSUM, chunks, offset, "the header of a chunk");
    } else if (trusted && free <= length && sum(CHUNK_HEADER, free) != i32(bytes, 52)) {
      refusals.add(Reason.BAD_CHECKSUM, chunks, offset, "the records of a chunk");
    }
  }

  private int sum(int from, int to) {
    crc.reset();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  /** Says whether content that starts like this is a log, by the signature of file or chunk. */
  static boolean recognises(byte[] head, int headLength) {
    if (headLength < SIGNATURE) {
      return false;
    }
    long first = i64(head, 0);
    return first == FILE_SIGNATURE
        || first == CHUNK_SIGNATURE
        || (headLength >= FILE_HEADER + SIGNATURE && i64(head, FILE_HEADER) == CHUNK_SIGNATURE);
  }
}
