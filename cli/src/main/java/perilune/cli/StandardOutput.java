package perilune.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Shown;

/**
 * Standard output, which remembers that something could not be written: a print stream keeps that
 * to itself, and a full disk would look like a host without findings. Owned by one thread.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream to;
  private @Nullable IOException problem;

  StandardOutput(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to.write(bytes, offset, length);
    } catch (IOException failure) {
      problem = problem == null ? failure : problem;
      throw failure;
    }
  }

  /**
   * Tells of what was lost, and gives the exit code that says so. A reader that wants no more, such
   * as {@code head}, loses nothing.
   */
  int finish(int code, PrintStream err) {
    String why = problem == null ? "Broken pipe" : String.valueOf(problem.getMessage());
    if (why.contains("Broken pipe")) {
      return code;
    }
    err.println("perilune: not all of the output could be written: " + Shown.plain(why));
    return code == ExitCode.DONE ? ExitCode.INPUT_LOST : code;
  }
}
