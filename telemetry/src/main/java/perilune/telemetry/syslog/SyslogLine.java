package perilune.telemetry.syslog;

import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.WrittenTime;

/**
 * The parts of one line of syslog: who says it, when, and where the message begins.
 *
 * <p>Times: of several, one with a year counts before one without, then one of a clock that is set,
 * then the last, which is the device's own. Source: RFC 3164 section 4, RFC 5424 section 6, and
 * what Cisco documents of {@code service timestamps}, {@code logging timestamp} and {@code logging
 * device-id}. Owned by one thread; O(length of the header).
 */
final class SyslogLine {

  /**
   * Elements of a header that is none of RFC 5424, count: relays add to it, but not without end.
   */
  private static final int MAX_ELEMENTS = 24;

  /** Names before a message of Cisco's, count: relays, the device, and how it calls itself. */
  private static final int MAX_NAMES = 3;

  private final WrittenTime reader;
  private final NameToken token = new NameToken();
  private String line = "";
  private int at;
  private int rank;

  long timeNanos;
  boolean timed;
  int priority;
  String host = "";
  String program = "";
  long pid;

  /** Where the message begins: for Cisco's, its mark. */
  int message;

  CiscoMark mark = CiscoMark.find("", 0);

  SyslogLine(long latestNanos) {
    reader = new WrittenTime(latestNanos);
  }

  /** Takes a line apart; false if it is none of syslog. */
  boolean scan(String text) {
    line = text;
    at = 0;
    rank = -1;
    timed = false;
    timeNanos = 0;
    priority = -1;
    host = "";
    program = "";
    pid = -1;
    readPriority();
    boolean modern = readModernHeader();
    int header = at;
    mark = CiscoMark.find(line, header);
    if (mark.at() >= 0 && readPrefix(header)) {
      message = mark.at();
      return true;
    }
    mark = CiscoMark.find("", 0);
    message = header;
    at = header;
    return modern || readOldHeader();
  }

  private void readPriority() {
    int close = line.indexOf('>');
    if (line.startsWith("<") && close > 1 && close <= 4) {
      long number = FieldSink.number(line.substring(1, close));
      if (number >= 0 && number <= 191) {
        priority = (int) number;
        at = close + 1;
      }
    }
  }

  /** RFC 5424: VERSION TIME HOST PROGRAM PROCESS MESSAGE-ID DATA, each one - if it is not known. */
  private boolean readModernHeader() {
    int start = at;
    boolean version = at < line.length() && line.charAt(at) == '1' && line.startsWith(" ", at + 1);
    if (!version || priority < 0) {
      return false;
    }
    at += 2;
    long nanos = reader.read(line, at);
    if (nanos != WrittenTime.NONE && reader.hasYear()) {
      time(nanos, true, true);
      at = reader.end();
    } else if (!line.startsWith("- ", at)) {
      at = start;
      return false;
    } else {
      at++;
    }
    host = word();
    program = word();
    pid = FieldSink.number(word());
    word();
    skipData();
    return true;
  }

  private String word() {
    blanks();
    int start = at;
    while (at < line.length() && line.charAt(at) != ' ') {
      at++;
    }
    String found = line.substring(start, at);
    return found.equals("-") ? "" : found;
  }

  private void skipData() {
    blanks();
    if (line.startsWith("-", at)) {
      at++;
    }
    boolean quoted = false;
    boolean inside = false;
    for (; at < line.length() && (inside || line.charAt(at) == '['); at++) {
      char c = line.charAt(at);
      if (c == '\\' && quoted) {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        inside = c == '[' || (inside && c != ']');
      }
    }
    at = Math.min(at, line.length());
    blanks();
    at += line.startsWith("\ufeff", at) ? 1 : 0;
  }

  private void blanks() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }

  private void time(long nanos, boolean year, boolean set) {
    int its = (year ? 2 : 0) + (set ? 1 : 0);
    if (its >= rank && nanos != WrittenTime.YEARLESS) {
      rank = its;
      timed = true;
      timeNanos = nanos;
    }
  }

  /** Reads a time, with the mark of an unset clock before it and the colon behind it. */
  private boolean readTime() {
    char first = line.charAt(at);
    int start = first == '*' || first == '.' ? at + 1 : at;
    long nanos = reader.read(line, start);
    if (nanos == WrittenTime.NONE) {
      return false;
    }
    time(nanos, reader.hasYear(), first != '*');
    at = reader.end();
    skipZone();
    at += line.startsWith(":", at) ? 1 : 0;
    return true;
  }

  /** Skips the name of a zone that nobody knows, as {@code clock timezone} lets one be called. */
  private void skipZone() {
    int end = at + (line.startsWith(" ", at) ? 1 : 0);
    int start = end;
    while (end < line.length() && Character.isUpperCase(line.charAt(end)) && end - start < 7) {
      end++;
    }
    if (end > start + 1 && line.startsWith(":", end)) {
      at = end;
    }
  }

  /**
   * Reads what stands before Cisco's mark: times, sequence numbers, names of relays and of the
   * device, in any order; false if something else is among it.
   */
  private boolean readPrefix(int from) {
    at = from;
    String named = "";
    int names = 0;
    for (int i = 0; i < MAX_ELEMENTS; i++) {
      blanks();
      if (at >= mark.at()) {
        host = named.isEmpty() ? host : named;
        return true;
      }
      if (skipContext() || readTime()) {
        continue;
      }
      token.read(line, at, mark.at());
      at = token.end();
      boolean tag = token.is(NameToken.Kind.TAG);
      boolean last = tag && atMark() && !(named + host).isEmpty();
      if (tag && token.pid() >= 0 && !atMark()) {
        return false;
      }
      if (last || (tag && token.pid() >= 0)) {
        program = token.name();
        pid = token.pid();
      } else if (token.is(NameToken.Kind.NAME) || tag) {
        named = token.name();
        names++;
      }
      if (token.is(NameToken.Kind.OTHER) || names > MAX_NAMES) {
        return false;
      }
    }
    return false;
  }

  /** NX-OS names the virtual context between {@code %$} and {@code %$}. */
  private boolean skipContext() {
    int close = line.startsWith("%$", at) ? line.indexOf("%$", at + 2) : -1;
    if (close < 0 || close > mark.at()) {
      return false;
    }
    at = close + 2;
    return true;
  }

  private boolean atMark() {
    blanks();
    return at >= mark.at();
  }

  /** TIME [HOST] [FACILITY.LEVEL] [PROGRAM[PROCESS]:], the time or a priority being there. */
  private boolean readOldHeader() {
    blanks();
    boolean known = priority >= 0;
    if (at < line.length() && readTime()) {
      known = true;
    }
    if (!known) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      blanks();
      message = at;
      if (at >= line.length()) {
        return true;
      }
      token.read(line, at, line.length());
      if (token.is(NameToken.Kind.TAG)) {
        program = token.name();
        pid = token.pid();
        at = token.end();
        blanks();
        message = at;
        return true;
      }
      if (token.is(NameToken.Kind.FACILITY)) {
        priority = token.priority();
      } else if (token.is(NameToken.Kind.NAME) && host.isEmpty()) {
        host = token.name();
      } else {
        return true;
      }
      at = token.end();
    }
    message = at;
    return true;
  }
}
