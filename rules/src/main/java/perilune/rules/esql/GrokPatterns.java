package perilune.rules.esql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Patterns that grok knows by name, written anew so that they need no backtracking: what others
 * hold together by looking around is left to the pattern that uses them.
 */
final class GrokPatterns {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String IPV6 =
      "(?:(?:[0-9A-Fa-f]{1,4}:){7}(?:[0-9A-Fa-f]{1,4}|:)"
          + "|(?:[0-9A-Fa-f]{1,4}:){6}(?:%{IPV4}|:[0-9A-Fa-f]{1,4}|:)"
          + "|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,5}(?::%{IPV4})?"
          + "|(?:[0-9A-Fa-f]{1,4}:){1,5}:%{IPV4}"
          + "|(?:[0-9A-Fa-f]{1,4}:){1,6}:"
          + "|::(?:[0-9A-Fa-f]{1,4}:){0,5}%{IPV4}"
          + "|:(?:(?::[0-9A-Fa-f]{1,4}){1,7}|:))(?:%[0-9A-Za-z]+)?";

  /** Name, blank, definition. */
  private static final String TABLE =
      """
      WORD \\b\\w+\\b
      NOTSPACE \\S+
      SPACE \\s*
      DATA .*?
      GREEDYDATA .*
      INT [+-]?[0-9]+
      BASE10NUM [+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)
      NUMBER %{BASE10NUM}
      BASE16NUM [+-]?(?:0x)?[0-9A-Fa-f]+
      BASE16FLOAT [+-]?(?:0x)?(?:[0-9A-Fa-f]+(?:\\.[0-9A-Fa-f]*)?|\\.[0-9A-Fa-f]+)
      POSINT \\b[1-9][0-9]*\\b
      NONNEGINT \\b[0-9]+\\b
      QUOTEDSTRING (?:"(?:\\\\.|[^\\\\"])*"|'(?:\\\\.|[^\\\\'])*'|`(?:\\\\.|[^\\\\`])*`)
      QS %{QUOTEDSTRING}
      UUID [A-Fa-f0-9]{8}-(?:[A-Fa-f0-9]{4}-){3}[A-Fa-f0-9]{12}
      MAC (?:%{CISCOMAC}|%{WINDOWSMAC}|%{COMMONMAC})
      CISCOMAC (?:[A-Fa-f0-9]{4}\\.){2}[A-Fa-f0-9]{4}
      WINDOWSMAC (?:[A-Fa-f0-9]{2}-){5}[A-Fa-f0-9]{2}
      COMMONMAC (?:[A-Fa-f0-9]{2}:){5}[A-Fa-f0-9]{2}
      IP (?:%{IPV6}|%{IPV4})
      HOSTNAME \\b[0-9A-Za-z][0-9A-Za-z-]{0,62}(?:\\.[0-9A-Za-z][0-9A-Za-z-]{0,62})*\\.?
      HOST %{HOSTNAME}
      IPORHOST (?:%{IP}|%{HOSTNAME})
      HOSTPORT %{IPORHOST}:%{POSINT}
      USERNAME [a-zA-Z0-9._-]+
      USER %{USERNAME}
      EMAILLOCALPART [a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*
      EMAILADDRESS %{EMAILLOCALPART}@%{HOSTNAME}
      PATH (?:%{UNIXPATH}|%{WINPATH})
      UNIXPATH (?:/[\\w_%!$@:.,+~-]*)+
      WINPATH (?:[A-Za-z]+:|\\\\)(?:\\\\[^\\\\?*]*)+
      TTY /dev/(?:pts|tty(?:[pq])?)(?:\\w+)?/?(?:[0-9]+)
      URIPROTO [A-Za-z](?:[A-Za-z0-9+.-]+)+
      URIHOST %{IPORHOST}(?::%{POSINT})?
      URIPATH (?:/[A-Za-z0-9$.+!*'(){},~:;=@#%&_-]*)+
      URIQUERY [A-Za-z0-9$.+!*'|(){},~@#%&/=:;_?\\[\\]<>-]*
      URIPARAM \\?%{URIQUERY}
      URIPATHPARAM %{URIPATH}(?:\\?%{URIQUERY})?
      URI %{URIPROTO}://(?:%{USER}(?::[^@]*)?@)?(?:%{URIHOST})?(?:%{URIPATH}(?:\\?%{URIQUERY})?)?
      MONTH \\b(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]un(?:e)?|[Jj]ul(?:y)?|[Aa]ug(?:ust)?|[Ss]ep(?:tember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)\\b
      MONTHNUM (?:1[0-2]|0?[1-9])
      MONTHNUM2 (?:0[1-9]|1[0-2])
      MONTHDAY (?:0[1-9]|[12][0-9]|3[01]|[1-9])
      DAY (?:Mon(?:day)?|Tue(?:sday)?|Wed(?:nesday)?|Thu(?:rsday)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)
      YEAR [0-9]{2}(?:[0-9]{2})?
      HOUR (?:2[0-3]|[01]?[0-9])
      MINUTE [0-5][0-9]
      SECOND (?:[0-5]?[0-9]|60)(?:[:.,][0-9]+)?
      TIME %{HOUR}:%{MINUTE}:%{SECOND}
      DATE_US %{MONTHNUM}[/-]%{MONTHDAY}[/-]%{YEAR}
      DATE_EU %{MONTHDAY}[./-]%{MONTHNUM}[./-]%{YEAR}
      ISO8601_TIMEZONE (?:Z|[+-]%{HOUR}(?::?%{MINUTE}))
      ISO8601_SECOND %{SECOND}
      TIMESTAMP_ISO8601 %{YEAR}-%{MONTHNUM}-%{MONTHDAY}[T ]%{HOUR}:?%{MINUTE}(?::?%{SECOND})?%{ISO8601_TIMEZONE}?
      DATE (?:%{DATE_US}|%{DATE_EU})
      DATESTAMP %{DATE}[- ]%{TIME}
      TZ (?:[APMCE][SD]T|UTC)
      DATESTAMP_RFC822 %{DAY} %{MONTH} %{MONTHDAY} %{YEAR} %{TIME} %{TZ}
      DATESTAMP_RFC2822 %{DAY}, %{MONTHDAY} %{MONTH} %{YEAR} %{TIME} %{ISO8601_TIMEZONE}
      DATESTAMP_OTHER %{DAY} %{MONTH} %{MONTHDAY} %{TIME} %{TZ} %{YEAR}
      HTTPDATE %{MONTHDAY}/%{MONTH}/%{YEAR}:%{TIME} %{INT}
      SYSLOGTIMESTAMP %{MONTH} +%{MONTHDAY} %{TIME}
      PROG [\\x21-\\x5a\\x5c\\x5e-\\x7e]+
      SYSLOGPROG %{PROG:process.name}(?:\\[%{POSINT:process.pid:int}\\])?
      SYSLOGHOST %{IPORHOST}
      LOGLEVEL (?i:alert|trace|debug|notice|info(?:rmation)?|warn(?:ing)?|err(?:or)?|crit(?:ical)?|fatal|severe|emerg(?:ency)?)
      """;

  private static final Map<String, String> BY_NAME = byName();

  private GrokPatterns() {}

  private static Map<String, String> byName() {
    var all = new LinkedHashMap<String, String>();
    for (String line : TABLE.lines().toList()) {
      int blank = line.indexOf(' ');
      all.put(line.substring(0, blank), line.substring(blank + 1));
    }
    all.put("IPV4", OCTET + "(?:\\." + OCTET + "){3}");
    all.put("IPV6", IPV6);
    return all;
  }

  /** Gives the definition, which may name others. */
  static Optional<String> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static Set<String> names() {
    return BY_NAME.keySet();
  }
}
