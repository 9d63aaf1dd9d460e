package perilune.telemetry.syslog;

/**
 * The mark that a message of Cisco's begins with: {@code %ASA-5-111008:}, {@code
 * %PARSER-5-CFGLOG_LOGGEDCMD:}, {@code %MGBL-CONFIG-6-DB_COMMIT :}. Source: Cisco, "System Message
 * Format" of each system.
 *
 * @param at where it stands in the line
 * @param facility what comes before the severity, {@code ASA} or {@code SEC_LOGIN}
 * @param severity 0 to 7
 * @param mnemonic what comes behind it, {@code 111008} or {@code LOGIN_SUCCESS}
 * @param text where the text behind it starts
 */
record CiscoMark(int at, String facility, int severity, String mnemonic, int text) {

  /** Characters of a line in which the mark is looked for: what comes before it is a header. */
  private static final int REACH = 400;

  private static final int MAX_LENGTH = 100;

  /** Finds the first mark from a place on; one that is at -1 if there is none. */
  static CiscoMark find(String line, int from) {
    int stop = Math.min(line.length(), from + REACH);
    for (int at = line.indexOf('%', from); at >= 0 && at < stop; at = line.indexOf('%', at + 1)) {
      char before = at == from ? ' ' : line.charAt(at - 1);
      if (before == ' ' || before == ':' || before == '\ufeff') {
        CiscoMark mark = at(line, at);
        if (mark.at >= 0) {
          return mark;
        }
      }
    }
    return none();
  }

  private static CiscoMark none() {
    return new CiscoMark(-1, "", 0, "", 0);
  }

  private static CiscoMark at(String line, int at) {
    int end = at + 1;
    int stop = Math.min(line.length(), at + MAX_LENGTH);
    while (end < stop && isWordOrDash(line.charAt(end))) {
      end++;
    }
    for (int i = end - 2; i > at + 1; i--) {
      char digit = line.charAt(i);
      boolean alone = line.charAt(i - 1) == '-' && i + 1 < end && line.charAt(i + 1) == '-';
      if (alone && digit >= '0' && digit <= '7') {
        return mark(line, at, i, end);
      }
    }
    return none();
  }

  private static CiscoMark mark(String line, int at, int severity, int end) {
    String facility = line.substring(at + 1, severity - 1);
    String mnemonic = line.substring(severity + 2, end);
    if (mnemonic.isEmpty()
        || facility.isEmpty()
        || !Character.isLetter(facility.charAt(0))
        || (end < line.length() && line.charAt(end) != ':' && line.charAt(end) != ' ')) {
      return none();
    }
    int text = end;
    while (text < line.length() && (line.charAt(text) == ':' || line.charAt(text) == ' ')) {
      text++;
    }
    return new CiscoMark(at, facility, line.charAt(severity) - '0', mnemonic, text);
  }

  private static boolean isWordOrDash(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /** Says whether it is a firewall's: their messages have numbers. */
  boolean isFirewall() {
    String product = product();
    return product.equals("ASA")
        || product.equals("FTD")
        || product.equals("PIX")
        || product.equals("FWSM");
  }

  /** Gives the facility without what ASA may put behind it, as {@code ASA-session}. */
  String product() {
    int dash = facility.indexOf('-');
    return dash < 0 ? facility : facility.substring(0, dash);
  }
}
