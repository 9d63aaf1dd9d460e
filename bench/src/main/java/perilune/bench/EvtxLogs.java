package perilune.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Makes long event logs of short ones. Chunks of 64 KiB stand for themselves, so those of several
 * logs make one; and the last record of a chunk names templates that stand before it, so it can be
 * repeated until the chunk is full.
 *
 * <pre>{@code
 * java ... perilune.bench.EvtxLogs OUT.evtx RECORDS FOLDER_WITH_LOGS   # prints how many they are
 * }</pre>
 *
 * <p>Source of the layout: libyal, Windows XML Event Log (EVTX) format.
 */
public final class EvtxLogs {

  private static final int HEAD = 4096;
  private static final int CHUNK = 65_536;
  private static final int CHUNK_HEAD = 512;
  private static final int FIRST_NUMBER = 8;
  private static final int LAST_NUMBER = 16;
  private static final int LAST_OFFSET = 44;
  private static final int FREE_OFFSET = 48;
  private static final int RECORDS_SUM = 52;
  private static final int HEAD_SUM = 124;

  private EvtxLogs() {}

  /**
   * Writes one log of full chunks, as many as so many records need, and prints how many records
   * they have; arguments: file, records, folder with logs.
   */
  public static void main(String[] arguments) throws IOException {
    long wanted = Long.parseLong(arguments[1]);
    byte[] once = full(below(Path.of(arguments[2])), 1);
    ByteBuffer chunks = ByteBuffer.wrap(once).order(ByteOrder.LITTLE_ENDIAN);
    long records = 0;
    try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      out.write(once, 0, HEAD);
      int at = HEAD;
      while (records < wanted) {
        out.write(once, at, CHUNK);
        records += chunks.getLong(at + LAST_NUMBER) - chunks.getLong(at + FIRST_NUMBER) + 1;
        at = at + 2 * CHUNK <= once.length ? at + CHUNK : HEAD;
      }
    }
    System.out.println(records);
  }

  /** Gives the bytes of all event logs below a folder, in the order of their paths. */
  static List<byte[]> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      var all = new ArrayList<byte[]>();
      for (Path file : files.filter(f -> f.toString().endsWith(".evtx")).sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
      return all;
    }
  }

  /** Gives one log with the chunks of all. */
  static byte[] joined(List<byte[]> logs) {
    var out = new ByteArrayOutputStream();
    out.write(logs.getFirst(), 0, HEAD);
    for (byte[] log : logs) {
      out.write(log, HEAD, log.length - HEAD);
    }
    return out.toByteArray();
  }

  /**
   * Gives one log with a full chunk for each chunk with several records in these, all of them so
   * many times.
   */
  static byte[] full(List<byte[]> logs, int times) {
    var out = new ByteArrayOutputStream();
    out.write(logs.getFirst(), 0, HEAD);
    for (int i = 0; i < times; i++) {
      for (byte[] log : logs) {
        for (int at = HEAD; at + CHUNK <= log.length; at += CHUNK) {
          byte[] chunk = new byte[CHUNK];
          System.arraycopy(log, at, chunk, 0, CHUNK);
          filled(chunk).ifPresent(out::writeBytes);
        }
      }
    }
    return out.toByteArray();
  }

  private static Optional<byte[]> filled(byte[] bytes) {
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long number = chunk.getLong(LAST_NUMBER);
    int last = chunk.getInt(LAST_OFFSET);
    int free = chunk.getInt(FREE_OFFSET);
    if (number == chunk.getLong(FIRST_NUMBER) || last < CHUNK_HEAD || free > CHUNK) {
      return Optional.empty();
    }
    int length = chunk.getInt(last + 4);
    while (free + length <= CHUNK) {
      System.arraycopy(bytes, last, bytes, free, length);
      number++;
      chunk.putLong(free + 8, number);
      last = free;
      free += length;
    }
    chunk.putLong(LAST_NUMBER, number).putLong(LAST_NUMBER + 16, number);
    chunk.putInt(LAST_OFFSET, last).putInt(FREE_OFFSET, free);
    chunk.putInt(RECORDS_SUM, sum(bytes, CHUNK_HEAD, free));
    chunk.putInt(HEAD_SUM, headSum(bytes));
    return Optional.of(bytes);
  }

  private static int sum(byte[] bytes, int from, int to) {
    var sum = new CRC32();
    sum.update(bytes, from, to - from);
    return (int) sum.getValue();
  }

  private static int headSum(byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes, 0, 120);
    sum.update(bytes, 128, CHUNK_HEAD - 128);
    return (int) sum.getValue();
  }
}
