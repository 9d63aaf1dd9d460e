package perilune.catalog.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/** Hashes what a page is made of. The order counts, and so does where one part ends. */
final class Key {

  private static final int CHARACTERS = 32;

  // Collected first: a digest is slow on many short parts.
  private byte[] parts = new byte[256];
  private int length;

  /** Gives the hash of a text, shortened to so many characters. */
  static String shortened(String text, int characters) {
    return new Key().with(text).text().substring(0, characters);
  }

  Key with(String part) {
    return with(part.getBytes(StandardCharsets.UTF_8));
  }

  Key with(byte[] part) {
    room(part.length + Integer.BYTES);
    number(part.length);
    System.arraycopy(part, 0, parts, length, part.length);
    length += part.length;
    return this;
  }

  Key with(Collection<String> all) {
    room(Integer.BYTES);
    number(all.size());
    all.forEach(this::with);
    return this;
  }

  Key with(long number) {
    room(Long.BYTES);
    number((int) (number >> Integer.SIZE));
    number((int) number);
    return this;
  }

  private void number(int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      parts[length++] = (byte) (number >> shift);
    }
  }

  private void room(int bytes) {
    if (length + bytes > parts.length) {
      parts = Arrays.copyOf(parts, Math.max(length + bytes, 2 * parts.length));
    }
  }

  /** Gives the hash. */
  String text() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(parts, 0, length);
      return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
