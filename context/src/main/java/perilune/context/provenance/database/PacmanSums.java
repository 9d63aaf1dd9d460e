package perilune.context.provenance.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the checksums of a package's files from pacman's mtree: lines {@code ./path key=value ...},
 * compressed with gzip, odd characters of a path as {@code \ooo}. See mtree(5). Stateless.
 *
 * <p>One that is missing, damaged or too large gives the checksums that could be read: a file
 * without one is owned all the same, and of unknown integrity.
 */
final class PacmanSums {

  /** Bytes of an mtree without its compression; that of the kernel's headers has some 6 MB. */
  private static final int MAX_BYTES = 64 << 20;

  private PacmanSums() {}

  static Map<String, byte[]> of(byte @Nullable [] zipped) {
    var sums = new HashMap<String, byte[]>();
    if (zipped != null) {
      String text = new String(unzipped(zipped), StandardCharsets.UTF_8);
      text.lines().filter(line -> line.startsWith("./")).forEach(line -> add(line, sums));
    }
    return sums;
  }

  private static byte[] unzipped(byte[] zipped) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readNBytes(MAX_BYTES);
    } catch (IOException _) {
      return Hex.NONE;
    }
  }

  private static void add(String line, Map<String, byte[]> sums) {
    String[] words = line.split(" ");
    byte[] md5 = Hex.NONE;
    byte[] sha256 = Hex.NONE;
    for (String word : words) {
      if (word.startsWith("sha256digest=")) {
        sha256 = digest(word, 32);
      } else if (word.startsWith("md5digest=")) {
        md5 = digest(word, 16);
      }
    }
    byte[] sum = sha256.length > 0 ? sha256 : md5;
    if (sum.length > 0) {
      sums.put(path(words[0].substring(2)), sum);
    }
  }

  private static byte[] digest(String word, int bytes) {
    byte[] read = Hex.bytes(word.substring(word.indexOf('=') + 1));
    return read.length == bytes ? read : Hex.NONE;
  }

  /** Gives a path without its escapes: a backslash and three octal digits are a byte. */
  private static String path(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    byte[] text = written.getBytes(StandardCharsets.UTF_8);
    var plain = new byte[text.length];
    int length = 0;
    for (int i = 0; i < text.length; i++) {
      boolean escape = text[i] == '\\' && i + 3 < text.length && isOctal(text, i + 1);
      plain[length++] =
          escape
              ? (byte) ((text[i + 1] - '0') << 6 | (text[i + 2] - '0') << 3 | (text[i + 3] - '0'))
              : text[i];
      i += escape ? 3 : 0;
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isOctal(byte[] text, int from) {
    for (int i = from; i < from + 3; i++) {
      if (text[i] < '0' || text[i] > '7') {
        return false;
      }
    }
    return true;
  }
}
