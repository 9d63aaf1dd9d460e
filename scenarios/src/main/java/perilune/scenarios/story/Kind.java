package perilune.scenarios.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of telemetry: what a sensor has to record so that a deed can be seen. The words are those
 * of {@code needs} in a scenario and of {@code --telemetry}.
 */
public enum Kind {
  /** A program that starts, with its arguments. */
  EXEC,
  /** A process that makes another. */
  FORK,
  /** A process that ends. */
  EXIT,
  /** A connection that is opened. */
  CONNECT,
  /** A port that is listened on. */
  LISTEN,
  /** A connection that is taken. */
  ACCEPT,
  /** A file that is created or opened for writing. */
  FILE,
  /** A file that gets another name, or a further one. */
  RENAME,
  /** A file that is deleted. */
  DELETE,
  /** The permissions of a file that change. */
  MODE,
  /** A library that is mapped into a process. */
  LIBRARY,
  /** Memory that is a file without a name, or writable and executable. */
  MEMORY,
  /** A person who logs in, a service or a scheduled job that starts. */
  AUTH,
  /** A value in the Windows registry. */
  REGISTRY,
  /** A name that is looked up. */
  DNS,
  /** The mark of origin on a file: quarantine on macOS, zone on Windows. */
  QUARANTINE,
  /** A line that a network device says. */
  SYSLOG,
  /** A line in a web server's log. */
  ACCESS,
  /** An entry of the macOS unified log. */
  UNIFIEDLOG,
  /** What is installed on a host, collected apart from events. */
  INVENTORY;

  /** Gives the word for it in files and options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Gives the kind that a word names; empty if none. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
