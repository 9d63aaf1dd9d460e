package perilune.telemetry;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Compression that is recognised by the first bytes of a file, never by its name.
 *
 * <p>Sources: RFC 1952 (gzip) 2.3.1; RFC 8878 (Zstandard) 3.1.1 and 3.1.2.
 */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  /** Bytes that are needed to tell, count. */
  static final int MAGIC_LENGTH = 4;

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int ZSTD_MAGIC = 0x28b52ffd;
  // Frames that hold no content have sixteen magics, 0x184D2A50 to 5F, written backwards.
  private static final int ZSTD_SKIPPABLE = 0x502a4d18;
  private static final int ZSTD_SKIPPABLE_MASK = 0xf0ffffff;

  /** Gives the compression of content that starts with these bytes. */
  static Compression of(byte[] head) {
    if (head.length >= 2 && (word(head) >>> Short.SIZE) == GZIP_MAGIC) {
      return GZIP;
    }
    boolean zstd =
        head.length >= MAGIC_LENGTH
            && (word(head) == ZSTD_MAGIC || (word(head) & ZSTD_SKIPPABLE_MASK) == ZSTD_SKIPPABLE);
    return zstd ? ZSTD : NONE;
  }

  /** Gives the content of a stream; closes it with what is given, or if it cannot be read. */
  static InputStream decompress(InputStream raw) throws IOException {
    try {
      var whole = new PushbackInputStream(raw, MAGIC_LENGTH);
      byte[] head = whole.readNBytes(MAGIC_LENGTH);
      whole.unread(head);
      return switch (of(head)) {
        case NONE -> whole;
        case GZIP -> new GzipMembers(whole);
        // Not continuous: a stream that ends inside a frame is an error, not an end.
        case ZSTD -> new ZstdInputStream(whole).setContinuous(false);
      };
    } catch (IOException problem) {
      raw.close();
      throw problem;
    }
  }

  private static int word(byte[] head) {
    int word = 0;
    for (int i = 0; i < MAGIC_LENGTH; i++) {
      word = word << Byte.SIZE | (i < head.length ? head[i] & 0xff : 0);
    }
    return word;
  }
}
