package perilune.context.provenance.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets so many bytes through and no more. */
final class MeteredStream extends FilterInputStream {

  private long left;

  MeteredStream(InputStream in, long left) {
    super(in);
    this.left = left;
  }

  /** Gives how many bytes may still come. */
  long left() {
    return left;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int n = super.read(buffer, from, length);
    count(Math.max(0, n));
    return n;
  }

  // Skipped bytes are read: a checksum over all of them may be taken below.
  @Override
  public long skip(long n) throws IOException {
    var buffer = new byte[(int) Math.min(Math.max(n, 0), 8192)];
    return n <= 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
  }

  private void count(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("the image is larger than the limit");
    }
  }
}
