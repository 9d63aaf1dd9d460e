package perilune.cli;

/**
 * Keeps a run small on the machine that it shares with others: has the heap collected when half as
 * much again is in use as was left the last time.
 *
 * <p>The serial collector looks through its old generation only when the largest heap that it may
 * have is full, a quarter of the machine's memory: what is remembered for a while and then
 * forgotten (processes, files, parts of sequences) would fill it first. It has no option for that.
 * Looking often takes little, for there is little to keep.
 */
final class HeapWatch {

  /** Looked at every so many events. */
  private static final int EVENTS = 1 << 12;

  /** What nobody minds, bytes: rules and one busy host. */
  private static final long LITTLE = 192L << 20;

  private final Runtime runtime = Runtime.getRuntime();
  private long bound = LITTLE;
  private int events;

  /** Gives what is to be done at each event: what there was, and watching. */
  static Runnable beside(Runnable step) {
    var watch = new HeapWatch();
    return () -> {
      step.run();
      watch.step();
    };
  }

  /** Counts an event. */
  private void step() {
    if (++events == EVENTS) {
      events = 0;
      look();
    }
  }

  private void look() {
    if (used() > bound) {
      runtime.gc();
      bound = Math.max(LITTLE, used() / 2 * 3);
    }
  }

  private long used() {
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
