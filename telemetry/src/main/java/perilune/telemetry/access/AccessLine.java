package perilune.telemetry.access;

import java.util.ArrayList;
import java.util.List;
import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.WrittenTime;

/**
 * The parts of one line of an access log: the common and the combined format, with a virtual host
 * before or behind the time, and what servers add at the end: APISIX its upstream, others the body
 * of the request.
 *
 * <p>Source: nginx, module ngx_http_log_module; Apache, module mod_log_config; APISIX, {@code
 * access_log_format}. Owned by one thread; O(length).
 */
final class AccessLine {

  private static final int MAX_WORDS_BEFORE = 4;

  /** Words between the time and the request, count: the host that was asked. */
  private static final int MAX_WORDS_BETWEEN = 3;

  private final WrittenTime reader;
  private String line = "";
  private int at;

  String client = "";
  String user = "";
  String domain = "";
  String method = "";
  String target = "";
  String version = "";
  String referrer = "";
  String agent = "";
  String body = "";
  long status;
  long bytes;
  long timeNanos;

  AccessLine(long latestNanos) {
    reader = new WrittenTime(latestNanos);
  }

  /** Takes a line apart; false if it is none of an access log. */
  boolean scan(String text) {
    line = text;
    domain = "";
    referrer = "";
    agent = "";
    body = "";
    bytes = -1;
    int open = line.indexOf('[');
    if (open < 4 || !before(line.substring(0, open))) {
      return false;
    }
    timeNanos = reader.read(line, open + 1);
    at = reader.end();
    if (timeNanos == WrittenTime.NONE || !skip("]") || !between() || !request()) {
      return false;
    }
    status = FieldSink.number(word());
    if (status < 100 || status > 999) {
      return false;
    }
    bytes = FieldSink.number(word());
    rest();
    return true;
  }

  /** CLIENT - USER, or HOST CLIENT - USER. */
  private boolean before(String head) {
    List<String> words = List.of(head.strip().split(" +", -1));
    int dash = words.indexOf("-");
    if (words.size() > MAX_WORDS_BEFORE || dash < 1 || dash > 2 || words.size() < dash + 2) {
      return false;
    }
    client = bare(words.get(dash - 1));
    domain = dash == 2 ? words.getFirst() : "";
    user = absent(words.get(dash + 1));
    return FieldSink.isAddress(client) || client.indexOf('"') < 0;
  }

  private static String bare(String address) {
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }

  private static String absent(String word) {
    return word.equals("-") ? "" : word;
  }

  private boolean between() {
    for (int i = 0; i <= MAX_WORDS_BETWEEN; i++) {
      blanks();
      if (line.startsWith("\"", at)) {
        return true;
      }
      String word = word();
      if (domain.isEmpty() && !word.equals("-")) {
        domain = word;
      }
    }
    return false;
  }

  /** METHOD TARGET VERSION in quotes; a request that is none of HTTP is a target alone. */
  private boolean request() {
    String request = quoted();
    int first = request.indexOf(' ');
    int last = request.lastIndexOf(' ');
    boolean named = first > 0 && isMethod(request.substring(0, first));
    method = named ? request.substring(0, first) : "";
    boolean versioned = last > first && request.startsWith("HTTP/", last + 1);
    version = versioned ? request.substring(last + 6) : "";
    target = request.substring(named ? first + 1 : 0, versioned ? last : request.length());
    return true;
  }

  private static boolean isMethod(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && c != '-' && c != '_') {
        return false;
      }
    }
    return word.length() <= 20;
  }

  /** Referrer, browser, and among what follows the first text that looks like a body. */
  private void rest() {
    var texts = new ArrayList<String>();
    for (blanks(); at < line.length(); blanks()) {
      if (line.charAt(at) == '"') {
        texts.add(quoted());
      } else if (line.charAt(at) == '{') {
        body = Unescape.backslashes(line.substring(at));
        at = line.length();
      } else {
        word();
      }
    }
    referrer = texts.isEmpty() ? "" : absent(texts.get(0));
    agent = texts.size() < 2 ? "" : absent(texts.get(1));
    for (int i = 2; i < texts.size() && body.isEmpty(); i++) {
      body = isBody(texts.get(i)) ? texts.get(i) : "";
    }
  }

  private static boolean isBody(String text) {
    boolean address = text.startsWith("http://") || text.startsWith("https://");
    return text.startsWith("{") || text.startsWith("[") || (!address && text.indexOf('=') > 0);
  }

  private boolean skip(String mark) {
    if (!line.startsWith(mark, at)) {
      return false;
    }
    at += mark.length();
    return true;
  }

  private void blanks() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }

  /** A word up to a blank or a quote: custom formats write name="value". */
  private String word() {
    blanks();
    int start = at;
    while (at < line.length()
        && line.charAt(at) != ' '
        && (at == start || line.charAt(at) != '"')) {
      at++;
    }
    return line.substring(start, at);
  }

  /** What stands in quotes, without the escapes that the server put in; the last may be open. */
  private String quoted() {
    int start = ++at;
    while (at < line.length() && line.charAt(at) != '"') {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    int end = Math.min(at, line.length());
    at = Math.min(at + 1, line.length());
    return Unescape.backslashes(line.substring(start, end));
  }
}
