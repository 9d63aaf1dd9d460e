package perilune.catalog.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * What was read of files in former runs, by what they hold: a file with the same bytes at the same
 * path gives the same rules as long as the same program reads it. May be asked by any number of
 * threads.
 */
public final class ReadMemory {

  private static final int HASH_BYTES = 32;
  private static final int CHECKSUM_BYTES = Integer.BYTES;

  private final String program;
  private final Map<String, ByteBuffer> known = new HashMap<>();
  private final Map<String, ByteBuffer> used = new ConcurrentHashMap<>();
  private final AtomicInteger read = new AtomicInteger();

  private ReadMemory(String program) {
    this.program = program;
  }

  /** Gives a memory of nothing. */
  public static ReadMemory empty() {
    return new ReadMemory("");
  }

  /**
   * Gives what {@link #bytes} gave in a former run. Bytes of another program, or that are not
   * whole, are a memory of nothing.
   *
   * @param program tells apart what reads files in different ways
   */
  public static ReadMemory of(byte[] bytes, String program) {
    var memory = new ReadMemory(program);
    byte[] head = memory.head();
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < head.length
        || !Arrays.equals(bytes, 0, head.length, head, 0, head.length)
        || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
      return memory;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, end).position(head.length);
    while (in.hasRemaining()) {
      var key = new byte[HASH_BYTES];
      in.get(key);
      int length = in.getInt();
      memory.known.put(
          new String(key, StandardCharsets.ISO_8859_1),
          ByteBuffer.wrap(bytes, in.position(), length));
      in.position(in.position() + length);
    }
    return memory;
  }

  private byte[] head() {
    return ("perilune catalog memory 2\n" + program + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Gives what a file holds: remembered, else read.
   *
   * @param circumstances what else decides on what is read, such as mode and vendor
   */
  RuleFormat.Held held(String circumstances, CorpusFile file, Supplier<RuleFormat.Held> reading) {
    String key = key(circumstances, file);
    ByteBuffer before = known.get(key);
    if (before != null) {
      used.put(key, before);
      return RuleCodec.held(before.duplicate());
    }
    read.incrementAndGet();
    RuleFormat.Held held = reading.get();
    used.put(key, ByteBuffer.wrap(RuleCodec.bytes(held)));
    return held;
  }

  /**
   * Gives circumstances as one text.
   *
   * @param words such as mode and vendor
   * @param shared files that decide on what others hold
   */
  static String circumstances(String words, List<CorpusFile> shared) {
    var all = new StringBuilder(words);
    shared.forEach(file ->
        all.append(' ')
            .append(HexFormat.of().formatHex(key("", file).getBytes(StandardCharsets.ISO_8859_1))));
    return all.length() == words.length()
        ? words
        : words
            + " "
            + HexFormat.of()
                .formatHex(sha256().digest(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String key(String circumstances, CorpusFile file) {
    MessageDigest digest = sha256();
    for (String part : new String[] {circumstances, file.path(), file.text()}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return new String(digest.digest(), StandardCharsets.ISO_8859_1);
  }

  /** Gives the number of files that had to be read. */
  public int read() {
    return read.get();
  }

  /** Says whether {@link #bytes} would give something else than was given. */
  public boolean changed() {
    return read.get() > 0 || used.size() != known.size();
  }

  /** Gives what was used in this run, to be remembered: the same for the same files. */
  public byte[] bytes() {
    var parts = new ArrayList<ByteBuffer>();
    parts.add(ByteBuffer.wrap(head()));
    new TreeMap<>(used)
        .forEach((key, held) -> {
          parts.add(ByteBuffer.wrap(key.getBytes(StandardCharsets.ISO_8859_1)));
          parts.add(ByteBuffer.allocate(Integer.BYTES).putInt(0, held.remaining()));
          parts.add(held.duplicate());
        });
    int end = parts.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer all = ByteBuffer.allocate(end + CHECKSUM_BYTES);
    parts.forEach(all::put);
    return all.putInt(checksum(all.array(), end)).array();
  }

  /** Tells what a broken disk or a killed program left, and no more: it is the site's own file. */
  private static int checksum(byte[] bytes, int end) {
    var sum = new CRC32C();
    sum.update(bytes, 0, end);
    return (int) sum.getValue();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
