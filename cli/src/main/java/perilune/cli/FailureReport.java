package perilune.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import perilune.cli.output.Shown;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells of a failure that no command foresaw: in one line where it is the machine's, whole else.
 */
final class FailureReport implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof UsageMistake mistake) {
      command.getErr().print(mistake.places());
      command.getErr().println("perilune: " + Shown.plain(String.valueOf(mistake.getMessage())));
      return ExitCode.WRONG_USE;
    }
    if (failure instanceof BrokenBaseline broken) {
      command.getErr().print(broken.getMessage());
      command.getErr().flush();
      return ExitCode.WRONG_USE;
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      String what = failure.getClass().getSimpleName() + ": " + failure.getMessage();
      command.getErr().println("perilune: " + Shown.plain(what));
      return ExitCode.INPUT_LOST;
    }
    command.getErr().println("perilune: this is a mistake in Perilune; please report it with:");
    failure.printStackTrace(command.getErr());
    return ExitCode.WRONG_USE;
  }
}
