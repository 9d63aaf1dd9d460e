package perilune.engine.table;

/** The most values that an aggregate keeps of a group, and how many were more. */
final class Surplus {

  private final int most;
  private long counted;

  Surplus(int most) {
    this.most = most;
  }

  int most() {
    return most;
  }

  void count() {
    counted++;
  }

  long counted() {
    return counted;
  }
}
