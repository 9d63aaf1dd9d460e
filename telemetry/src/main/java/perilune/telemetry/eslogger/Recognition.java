package perilune.telemetry.eslogger;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Looks at the names in the first bytes of an input, line by line; the last line may be cut.
 *
 * <p>A line is a message of Endpoint Security if its object has two of the names of the envelope,
 * or, where an exec is so long that none has come yet, nothing but such names and inside them those
 * of a process. Owned by one thread.
 */
final class Recognition {

  private static final int ENOUGH = 2;
  private static final int MAX_NAME = 32;

  /** Names of the envelope that nobody else has. */
  private static final Set<String> ENVELOPE =
      Set.of(
          "schema_version",
          "mach_time",
          "global_seq_num",
          "glob_seq_num",
          "seq_num",
          "action_type",
          "event_type");

  /** Names of the envelope that others have too. */
  private static final Set<String> COMMON =
      Set.of(
          "event",
          "process",
          "thread",
          "time",
          "action",
          "version",
          "deadline",
          "host",
          "metadata",
          "uuid");

  private static final Set<String> PROCESS =
      Set.of(
          "audit_token",
          "parent_audit_token",
          "responsible_audit_token",
          "codesigning_flags",
          "is_es_client",
          "dyld_exec_path");

  /** Names that an entry of the unified log has beside its message. */
  private static final Set<String> ENTRY =
      Set.of("machTimestamp", "traceID", "processImagePath", "senderImagePath", "bootUUID");

  static final String SUBSYSTEM = "com.apple.eslogger";

  private final byte[] bytes;
  private final int length;
  private int at;
  private int depth;
  private int envelope;
  private int process;
  private boolean foreign;
  private boolean message;
  private boolean subsystem;
  private boolean logged;
  private boolean entry;
  private boolean entriesWanted;

  Recognition(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** Says whether one of the lines is a message. */
  boolean isEslogger() {
    while (at < length) {
      if (startsObject() && line()) {
        return true;
      }
      while (at < length && bytes[at] != '\n') {
        at++;
      }
      at++;
    }
    return false;
  }

  /** Says whether one of the lines is an entry of the unified log, of whatever content. */
  boolean isUnifiedLog() {
    entriesWanted = true;
    return isEslogger();
  }

  /** Passes over blanks and a byte order mark; they belong to no line's object. */
  private boolean startsObject() {
    while (at < length
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] < 0)) {
      at++;
    }
    return at < length && bytes[at] == '{';
  }

  private boolean line() {
    depth = 0;
    envelope = 0;
    process = 0;
    foreign = false;
    message = false;
    subsystem = false;
    logged = false;
    entry = false;
    for (; at < length && bytes[at] != '\n'; at++) {
      switch (bytes[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> string();
        default -> {
          // Nothing else decides.
        }
      }
      if (found()) {
        return true;
      }
    }
    return false;
  }

  private boolean found() {
    if (entriesWanted) {
      return message && entry;
    }
    return envelope >= ENOUGH || !foreign && process >= ENOUGH || message && logged;
  }

  /** Passes over a string, to its last quote; a line's end in it is left. */
  private void string() {
    int from = at + 1;
    at = from;
    while (at < length && bytes[at] != '"' && bytes[at] != '\n') {
      at += bytes[at] == '\\' && at + 1 < length && bytes[at + 1] != '\n' ? 2 : 1;
    }
    int to = Math.min(at, length);
    if (to == length || bytes[to] == '\n') {
      at = to - 1;
      return;
    }
    if (to - from <= MAX_NAME) {
      name(new String(bytes, from, to - from, StandardCharsets.UTF_8), isKey(to + 1));
    }
  }

  private void name(String name, boolean key) {
    if (!key) {
      logged |= depth == 1 && subsystem && name.equals(SUBSYSTEM);
      return;
    }
    subsystem = depth == 1 && name.equals("subsystem");
    if (depth > 1) {
      process += PROCESS.contains(name) ? 1 : 0;
    } else if (ENVELOPE.contains(name)) {
      envelope++;
    } else {
      foreign |= !COMMON.contains(name);
      message |= name.equals("eventMessage");
      entry |= ENTRY.contains(name);
    }
  }

  private boolean isKey(int from) {
    int next = from;
    while (next < length && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    return next < length && bytes[next] == ':';
  }
}
