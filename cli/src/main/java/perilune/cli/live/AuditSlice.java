package perilune.cli.live;

import java.util.OptionalLong;

/** Takes the events between two marks out of an audit log: by number, as lines may be mixed. */
final class AuditSlice {

  private AuditSlice() {}

  /** Gives the lines of events with numbers between those of the marks; empty if one is missing. */
  static String between(String log, String begin, String end) {
    OptionalLong first = serialOf(log, begin);
    OptionalLong last = serialOf(log, end);
    if (first.isEmpty() || last.isEmpty()) {
      return "";
    }
    var all = new StringBuilder();
    log.lines()
        .filter(line -> {
          long serial = serial(line);
          return serial > first.getAsLong() && serial < last.getAsLong();
        })
        .forEach(line -> all.append(line).append('\n'));
    return all.toString();
  }

  private static OptionalLong serialOf(String log, String mark) {
    return log.lines()
        .filter(line -> line.contains(mark) && line.contains("type=USER "))
        .mapToLong(AuditSlice::serial)
        .filter(serial -> serial > 0)
        .findFirst();
  }

  private static long serial(String line) {
    int open = line.indexOf("audit(");
    int colon = open < 0 ? -1 : line.indexOf(':', open);
    int close = colon < 0 ? -1 : line.indexOf(')', colon);
    if (close < 0 || close - colon > 19) {
      return -1;
    }
    try {
      return Long.parseLong(line.substring(colon + 1, close));
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
