package perilune.cli;

/** What the command's exit code says. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** Done, but some input could not be read; each is counted and named. */
  public static final int INPUT_LOST = 1;

  /** Wrong usage, or a rule that does not compile. */
  public static final int WRONG_USE = 2;

  /** A finding reached the severity of {@code --fail-on}. */
  public static final int SEVERITY_REACHED = 3;

  private ExitCode() {}
}
