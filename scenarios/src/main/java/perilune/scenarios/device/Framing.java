package perilune.scenarios.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What stands before a message: who says it, and when. */
public enum Framing {
  /** As ASA writes it with {@code logging timestamp} and a device id: a year, a gap, no zone. */
  YEAR("syslog"),
  /** RFC 5424. */
  RFC_5424("syslog-rfc5424"),
  /** RFC 3164: no year, no priority, as collectors keep it. */
  RFC_3164("syslog-rfc3164"),
  /** As IOS writes it: a sequence number, an origin, milliseconds, a zone with a name. */
  NUMBERED("syslog-ios");

  private static final int CET_HOURS = 1;

  private final String formatName;

  Framing(String formatName) {
    this.formatName = formatName;
  }

  String formatName() {
    return formatName;
  }

  /** Gives a line with the header before it. */
  String line(Instant time, String host, String text) {
    boolean cisco = text.startsWith("%");
    return switch (this) {
      case YEAR ->
          cisco
              ? "<165>" + format(time, "MMM dd yyyy HH:mm:ss") + " " + host + " : " + text
              : "<30>" + format(time, "yyyy-MM-dd'T'HH:mm:ss") + "+00:00 " + host + " " + text;
      case RFC_5424 ->
          "<165>1 " + format(time, "yyyy-MM-dd'T'HH:mm:ss.SSS") + "Z " + host + modern(text, cisco);
      case RFC_3164 -> day(time) + format(time, " HH:mm:ss ") + host + " " + text;
      case NUMBERED ->
          cisco
              ? "<189>101: " + host + ": " + zoned(time) + " CET: " + text
              : "<30>" + day(time) + format(time, " HH:mm:ss ") + host + " daemon.err " + text;
    };
  }

  private static String modern(String text, boolean cisco) {
    int colon = text.indexOf(": ");
    int open = text.indexOf('[');
    if (cisco || colon < 0) {
      return " - - - - " + text;
    }
    boolean numbered = open > 0 && open < colon;
    String program = text.substring(0, numbered ? open : colon);
    String pid = numbered ? text.substring(open + 1, text.indexOf(']')) : "-";
    return " " + program + " " + pid + " - - " + text.substring(colon + 2);
  }

  private static String zoned(Instant time) {
    return format(time.plusSeconds(CET_HOURS * 3_600L), "MMM d yyyy HH:mm:ss.SSS");
  }

  private static String day(Instant time) {
    String day = format(time, "d");
    return format(time, "MMM ") + (day.length() < 2 ? " " : "") + day;
  }

  static String format(Instant time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
  }
}
