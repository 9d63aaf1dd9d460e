package perilune.telemetry.windows;

import java.util.Arrays;
import perilune.event.Event;

/**
 * Cuts a command line into arguments as programs of Microsoft's C runtime do: blanks divide,
 * outside of quotes; a backslash is one, but before a quote two are one and an odd one makes the
 * quote part of the argument; two quotes inside quotes are one. The program's name knows no
 * backslash.
 *
 * <p>Source: Microsoft, Parsing C command-line arguments. Owned by one thread.
 */
final class Arguments {

  private static final AnyOf QUOTE = new AnyOf("\"\"\"\"");
  private static final AnyOf QUOTE_OR_BLANK = new AnyOf("\" \t\"");
  private static final AnyOf QUOTE_OR_SLASH = new AnyOf("\"\\\"\"");
  private static final AnyOf SPECIAL = new AnyOf("\"\\ \t");

  private byte[] text = new byte[256];
  private int used;
  private int[] ends = new int[32];
  private int count;

  private byte[] line = {};
  private int at;
  private int stop;
  private boolean quoted;

  int count() {
    return count;
  }

  void putAll(Event event, int field) {
    int from = 0;
    for (int i = 0; i < count; i++) {
      event.put(field, text, from, ends[i] - from);
      from = ends[i];
    }
  }

  void split(byte[] bytes, int from, int end) {
    line = bytes;
    at = from;
    stop = end;
    used = 0;
    count = 0;
    quoted = false;
    if (text.length < end - from) {
      text = new byte[Math.max(end - from, text.length * 2)];
    }
    program();
    skipBlanks();
    while (at < stop) {
      argument();
      skipBlanks();
    }
  }

  private void program() {
    while (at < stop && (quoted || !isBlank(line[at]))) {
      if (line[at] == '"') {
        quoted = !quoted;
        at++;
      } else {
        copyTo(quoted ? QUOTE.find(line, at, stop) : QUOTE_OR_BLANK.find(line, at, stop));
      }
    }
    quoted = false;
    finish();
  }

  private void argument() {
    while (at < stop && (quoted || !isBlank(line[at]))) {
      if (line[at] == '\\') {
        backslashes();
      } else if (line[at] == '"') {
        quote();
      } else {
        copyTo(quoted ? QUOTE_OR_SLASH.find(line, at, stop) : SPECIAL.find(line, at, stop));
      }
    }
    quoted = false;
    finish();
  }

  private void copyTo(int end) {
    System.arraycopy(line, at, text, used, end - at);
    used += end - at;
    at = end;
  }

  private void backslashes() {
    int from = at;
    while (at < stop && line[at] == '\\') {
      at++;
    }
    int run = at - from;
    boolean beforeQuote = at < stop && line[at] == '"';
    int kept = beforeQuote ? run / 2 : run;
    Arrays.fill(text, used, used + kept, (byte) '\\');
    used += kept;
    if (beforeQuote && run % 2 == 1) {
      text[used++] = line[at++];
    }
  }

  private void quote() {
    if (quoted && at + 1 < stop && line[at + 1] == '"') {
      text[used++] = '"';
      at += 2;
      return;
    }
    quoted = !quoted;
    at++;
  }

  private void finish() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = used;
  }

  private void skipBlanks() {
    while (at < stop && isBlank(line[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
