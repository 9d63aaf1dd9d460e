package perilune.telemetry;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Content that ends where it cannot be read on: a damaged archive or disk costs what lies behind
 * the damage, not the run. The damage is counted and named.
 *
 * <p>Owned by one thread.
 */
final class CountedStream extends FilterInputStream {

  private final Refusals refusals;
  private long offset;
  private long lines = 1;
  private boolean ended;
  private String damage = "";

  CountedStream(InputStream content, Refusals refusals) {
    super(content);
    this.refusals = refusals;
  }

  /** Gives why the content ended early, or an empty string. */
  String damage() {
    return damage;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (ended) {
      return -1;
    }
    try {
      int count = in.read(into, from, length);
      ended = count < 0;
      count(into, from, count);
      return count;
    } catch (IOException problem) {
      end(problem);
      return -1;
    }
  }

  private void count(byte[] into, int from, int count) {
    if (count > 0) {
      lines += AsciiWords.count((byte) '\n', into, from, from + count);
      offset += count;
    }
  }

  private void end(IOException problem) {
    ended = true;
    damage = Inputs.reason(problem);
    boolean cut = problem instanceof EOFException || damage.contains("Truncated");
    Refusals.Reason reason = cut ? Refusals.Reason.TRUNCATED : Refusals.Reason.BROKEN_RECORD;
    refusals.add(reason, lines, offset, "the input cannot be read on: " + damage);
  }
}
