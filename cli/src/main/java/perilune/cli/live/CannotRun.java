package perilune.cli.live;

/** Why scenarios cannot be run for real here, with what to do about it. */
public final class CannotRun extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  CannotRun(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** Gives what to tell the person who asked for it. */
  public String sentence() {
    return sentence;
  }
}
