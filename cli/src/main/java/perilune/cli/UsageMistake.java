package perilune.cli;

/** A wrong use of the command, with the sentence to print. */
final class UsageMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageMistake(String message) {
    super(message);
  }
}
