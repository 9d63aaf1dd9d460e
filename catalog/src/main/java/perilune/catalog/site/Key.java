package perilune.catalog.site;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes what a page is made of. The order counts, and so does where one part ends. */
final class Key {

  private static final int CHARACTERS = 32;

  private final MessageDigest digest;

  Key() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Gives the hash of a text, shortened to so many characters. */
  static String shortened(String text, int characters) {
    return new Key().with(text).text().substring(0, characters);
  }

  Key with(String part) {
    return with(part.getBytes(StandardCharsets.UTF_8));
  }

  Key with(byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
    return this;
  }

  Key with(Iterable<String> parts) {
    int count = 0;
    for (String part : parts) {
      with(part);
      count++;
    }
    return with("/" + count);
  }

  /** Gives the hash. Used once. */
  String text() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
  }
}
