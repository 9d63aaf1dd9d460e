package perilune.cli.validation;

import java.util.Locale;

/** What became of one form of a scenario. */
public enum Verdict {
  /** A finding of medium or above names the process to blame. */
  DETECTED,
  /** There are such findings, and all name somebody else. */
  MISNAMED,
  /** No such finding, though the telemetry shows it. */
  MISSED,
  /** The telemetry does not show it. */
  NOT_VISIBLE,
  /** It was to be run for real, and could not be. */
  NOT_RUN,
  /** A near miss, and no finding of medium or above. */
  SILENT,
  /** A near miss that was taken for the attack. */
  FALSE_ALARM;

  /** Gives the word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Says whether this is how it should be. */
  public boolean good() {
    return this == DETECTED || this == SILENT;
  }

  /** Says whether a rule is at fault. */
  public boolean bad() {
    return this == MISNAMED || this == MISSED || this == FALSE_ALARM;
  }
}
