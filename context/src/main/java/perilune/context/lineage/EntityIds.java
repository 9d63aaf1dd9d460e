package perilune.context.lineage;

import perilune.event.EventHeader;
import perilune.event.RecordHash;

/**
 * Computes entity ids where the source has none: 24 hex digits from host, pid, and time and
 * sequence of the event that began the image. The same in any split of the input. Where a source
 * has no sequence, the record's hash and occurrence stand for it. Not secret and not unforgeable.
 */
final class EntityIds {

  private static final int DIGITS = 24;
  private static final byte[] HEX = Bytes.ascii("0123456789abcdef");

  private final byte[] text = new byte[DIGITS];
  private String hostKey = "";
  private long hostHash = hash("");

  /** Gives the id of an image that begins with this event: valid until it is asked again. */
  byte[] of(EventHeader header, long pid, long timeNanos, long sequence) {
    if (!header.hostKey.equals(hostKey)) {
      hostKey = header.hostKey;
      hostHash = hash(hostKey);
    }
    long order = sequence;
    if (sequence == 0) {
      order = RecordHash.mix(header.hashHigh ^ RecordHash.mix(header.hashLow)) + header.occurrence;
    }
    long high = RecordHash.mix(hostHash + RecordHash.mix(pid ^ RecordHash.mix(timeNanos)));
    high = RecordHash.mix(high ^ order);
    long low = RecordHash.mix(high + RecordHash.mix(order + RecordHash.mix(hostHash ^ timeNanos)));
    return hex(high, low);
  }

  private byte[] hex(long high, long low) {
    for (int i = 0; i < DIGITS; i++) {
      long half = i < 16 ? high : low;
      text[i] = HEX[(int) (half >>> (60 - 4 * (i % 16))) & 15];
    }
    return text;
  }

  private static long hash(String text) {
    byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Bytes.hash(utf8, 0, utf8.length);
  }
}
