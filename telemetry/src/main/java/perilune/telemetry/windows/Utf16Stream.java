package perilune.telemetry.windows;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives UTF-16 as UTF-8: what Event Viewer and PowerShell write. Offsets are then those of the
 * UTF-8. Owned by one thread.
 */
final class Utf16Stream extends InputStream {

  private static final int CHUNK = 1 << 14;
  private static final int MARK_BYTES = 4;

  private final PushbackInputStream source;
  private final ByteBuffer in = ByteBuffer.allocate(CHUNK).flip();
  private final CharBuffer chars = CharBuffer.allocate(CHUNK);
  // Null as long as the bytes are not known to be UTF-16.
  private @Nullable CharsetDecoder decoder;
  private boolean begun;
  private byte[] out = {};
  private int at;
  private boolean ended;

  /** Makes a stream that decodes what is UTF-16 by its first bytes, and gives the rest as it is. */
  Utf16Stream(InputStream stream) {
    source = new PushbackInputStream(stream, MARK_BYTES);
  }

  private void begin() throws IOException {
    begun = true;
    byte[] head = source.readNBytes(MARK_BYTES);
    source.unread(head);
    Charset charset = charset(head, head.length);
    if (!charset.equals(StandardCharsets.UTF_8)) {
      decoder =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
  }

  /** Gives the first bytes of a file as UTF-8. */
  static byte[] head(byte[] head, int length) {
    Charset charset = charset(head, length);
    return charset.equals(StandardCharsets.UTF_8)
        ? Arrays.copyOf(head, length)
        : new String(head, 0, length, charset).getBytes(StandardCharsets.UTF_8);
  }

  /** Without a mark, a first character of ASCII tells. */
  private static Charset charset(byte[] head, int length) {
    if (length < 2) {
      return StandardCharsets.UTF_8;
    }
    int first = head[0] & 0xff;
    int second = head[1] & 0xff;
    if ((first == 0xff && second == 0xfe) || (first > 0 && first < 0x80 && second == 0)) {
      return StandardCharsets.UTF_16LE;
    }
    if ((first == 0xfe && second == 0xff) || (first == 0 && second > 0 && second < 0x80)) {
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (!begun) {
      begin();
    }
    CharsetDecoder utf16 = decoder;
    if (utf16 == null || length == 0) {
      return source.read(into, from, length);
    }
    if (!fill(utf16)) {
      return -1;
    }
    int count = Math.min(length, out.length - at);
    System.arraycopy(out, at, into, from, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private boolean fill(CharsetDecoder utf16) throws IOException {
    while (at == out.length && !ended) {
      in.compact();
      int count = source.read(in.array(), in.position(), in.remaining());
      ended = count < 0;
      in.position(in.position() + Math.max(count, 0));
      in.flip();
      chars.clear();
      utf16.decode(in, chars, ended);
      chars.flip();
      out = chars.toString().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return at < out.length;
  }
}
