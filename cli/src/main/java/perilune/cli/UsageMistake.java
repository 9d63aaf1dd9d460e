package perilune.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;

/** A wrong use of the command, with the sentence to print, or what is wrong with a file named. */
final class UsageMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Lines with the places of mistakes; empty where the message says all. */
  private final String places;

  UsageMistake(String message) {
    super(message);
    places = "";
  }

  UsageMistake(String message, List<Diagnostic> diagnostics) {
    super(message);
    places = diagnostics.stream().map(DiagnosticPrinter::print).collect(joining());
  }

  /** Gives what to print before the message, whole lines, safe for a terminal. */
  String places() {
    return places;
  }
}
