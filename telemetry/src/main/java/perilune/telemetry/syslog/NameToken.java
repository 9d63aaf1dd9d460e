package perilune.telemetry.syslog;

import java.util.List;
import perilune.telemetry.text.FieldSink;

/** One word of a header of syslog, and what kind it is. Owned by one thread. */
final class NameToken {

  /** What a word is. */
  enum Kind {
    /** A host: {@code asa1}, {@code 10.0.0.1}, {@code fw/pri/act}. */
    NAME,
    /** A program, or a name with a colon behind it: {@code dropbear[311]:}, {@code asa1:}. */
    TAG,
    /** {@code daemon.err}, as BusyBox and OpenWrt write it. */
    FACILITY,
    /** A number of messages, the time since the start, a colon or a dash. */
    NOTHING,
    OTHER
  }

  private static final int MAX_NAME = 255;

  private static final List<String> FACILITIES =
      List.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "ftp",
          "ntp",
          "security",
          "console",
          "solaris-cron",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("emerg", "panic"),
          List.of("alert"),
          List.of("crit"),
          List.of("err", "error"),
          List.of("warn", "warning"),
          List.of("notice"),
          List.of("info"),
          List.of("debug"));

  private Kind kind = Kind.OTHER;
  private String name = "";
  private long pid;
  private int priority;
  private int end;

  /** Reads the word that starts here and ends before a blank, or at the bound. */
  void read(String line, int start, int bound) {
    end = start;
    while (end < bound && line.charAt(end) != ' ') {
      end++;
    }
    pid = -1;
    name = "";
    String word = line.substring(start, end);
    int node = word.indexOf(':');
    if (node > 0 && node < word.length() - 1 && word.startsWith("CPU", node - 4)) {
      // IOS-XR writes the time behind the colon of its node without a blank.
      end = start + node + 1;
      word = line.substring(start, end);
    }
    // A node is no host: all of a device write to the same log.
    kind = word.indexOf("/CPU") > 0 ? Kind.NOTHING : kindOf(word);
  }

  private Kind kindOf(String word) {
    if (word.equals(":") || word.equals("-") || isCount(word)) {
      return Kind.NOTHING;
    }
    if (isFacility(word)) {
      return Kind.FACILITY;
    }
    boolean colon = word.endsWith(":");
    String bare = colon ? word.substring(0, word.length() - 1) : word;
    if (colon && takeProcess(bare)) {
      return Kind.TAG;
    }
    name = bare;
    if (!isName(bare)) {
      return Kind.OTHER;
    }
    return colon ? Kind.TAG : Kind.NAME;
  }

  /** PROGRAM[PROCESS]. */
  private boolean takeProcess(String bare) {
    int open = bare.lastIndexOf('[');
    if (open <= 0 || !bare.endsWith("]")) {
      return false;
    }
    pid = FieldSink.number(bare.substring(open + 1, bare.length() - 1));
    name = bare.substring(0, open);
    return isName(name);
  }

  /** A number, or a time since the start as IOS writes it: 000123:, 00:00:46:, 1w2d:, 3d04h:. */
  private static boolean isCount(String word) {
    boolean colon = word.endsWith(":");
    int digits = 0;
    for (int i = 0; i < word.length() - (colon ? 1 : 0); i++) {
      char c = word.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != ':' && !(colon && (c == 'y' || c == 'w' || c == 'd' || c == 'h'))) {
        return false;
      }
    }
    return digits > 0 && word.length() <= 20 && word.indexOf("::") < 0;
  }

  private boolean isFacility(String word) {
    int dot = word.indexOf('.');
    int facility = dot < 0 ? -1 : FACILITIES.indexOf(word.substring(0, dot));
    for (int level = 0; facility >= 0 && level < LEVELS.size(); level++) {
      if (LEVELS.get(level).contains(word.substring(dot + 1))) {
        priority = facility * LEVELS.size() + level;
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String word) {
    if (word.isEmpty() || word.length() > MAX_NAME) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean plain =
          (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c > 127;
      if (!plain && "._-:/@()+".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  String name() {
    return name;
  }

  /** Gives the process id, or -1. */
  long pid() {
    return pid;
  }

  int priority() {
    return priority;
  }

  int end() {
    return end;
  }
}
