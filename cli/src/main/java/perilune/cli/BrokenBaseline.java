package perilune.cli;

/** A baseline that cannot be read, with its diagnostics as they are to be printed. */
final class BrokenBaseline extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenBaseline(String diagnostics) {
    super(diagnostics);
  }
}
