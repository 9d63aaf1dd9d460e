package perilune.cli.live;

/** Why scenarios cannot be run for real here, with what to do about it. */
public final class CannotRun extends Exception {
  private static final long serialVersionUID = 1L;

  CannotRun(String message) {
    super(message);
  }
}
