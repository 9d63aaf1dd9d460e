package perilune.engine.correlate;

/**
 * How long a window is.
 *
 * @param nanos inclusive, nanoseconds
 */
record Span(long nanos) {

  /** Says whether something of one time is out of the window that ends at another. */
  boolean isOver(long thenNanos, long nowNanos) {
    long since = nowNanos - thenNanos;
    // A difference that overflows is longer than any span.
    return nowNanos > thenNanos && (since < 0 || since > nanos);
  }
}
