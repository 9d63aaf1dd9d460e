package perilune.pipeline.input;

import perilune.telemetry.OpenedInput;
import perilune.telemetry.Refusals;

/**
 * What became of one input.
 *
 * @param name shown to people
 * @param outcome whether it could be read
 * @param explanation its format, or why it could not be read
 * @param events number of events that it gave
 * @param sha256 of its bytes as they lie, or empty
 * @param refusals what in it was refused
 */
public record InputReport(
    String name,
    OpenedInput.Outcome outcome,
    String explanation,
    long events,
    String sha256,
    Refusals refusals) {

  /** Says whether content was lost. An empty input loses nothing. */
  public boolean lostAnything() {
    return switch (outcome) {
      case READABLE -> refusals.lostAnything();
      case EMPTY -> false;
      case UNRECOGNISED, UNREADABLE -> true;
    };
  }
}
