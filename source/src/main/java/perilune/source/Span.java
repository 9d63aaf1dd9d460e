package perilune.source;

/**
 * A stretch of text, as UTF-16 offsets into a {@link SourceText}.
 *
 * @param start offset of the first character, from 0
 * @param end offset behind the last character; equal to {@code start} for a place between two
 *     characters
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** Gives the smallest span that holds both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Gives the length in UTF-16 units. */
  public int length() {
    return end - start;
  }
}
