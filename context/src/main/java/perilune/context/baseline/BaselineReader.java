package perilune.context.baseline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Reads what {@link BaselineText} writes, and people may have changed since.
 *
 * <p>A file is untrusted: its size, entries and values are bounded, and nothing of it is run. All
 * mistakes are told, up to a number; a file with one is not used, for a part of a baseline is
 * another baseline. O(size).
 */
public final class BaselineReader {

  /** Mistakes that are told of one file. */
  private static final int MAX_MISTAKES = 20;

  private final SourceText source;
  private final BaselineLimits limits;
  private final List<Diagnostic> mistakes = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private @Nullable EntryLines open;

  private BaselineReader(SourceText source, BaselineLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  /** Reads a text. */
  public static Parsed<Baseline> read(String name, String text, BaselineLimits limits) {
    var reader = new BaselineReader(new SourceText(name, text), limits);
    reader.readAll();
    return reader.mistakes.isEmpty()
        ? new Parsed.Ok<>(new Baseline(reader.entries))
        : new Parsed.Failed<>(reader.mistakes);
  }

  private void readAll() {
    String text = source.text();
    if (text.length() > limits.maxCharacters()) {
      wrong(
          DiagnosticCode.BASE004,
          new Span(0, 0),
          "the file has more than " + limits.maxCharacters() + " characters",
          "learn it anew from less, or split it by fleet");
      return;
    }
    int start = 0;
    boolean first = true;
    while (start < text.length() && mistakes.size() < MAX_MISTAKES) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      int last = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
      if (first) {
        header(start, last);
        first = false;
      } else {
        line(start, last);
      }
      start = stop + 1;
    }
    if (first) {
      header(0, 0);
    }
    close();
  }

  private void header(int start, int end) {
    if (!source.text().substring(start, end).equals(BaselineText.HEADER)) {
      wrong(
          DiagnosticCode.BASE001,
          new Span(start, end),
          "this is no baseline that this version reads",
          "its first line has to be '" + BaselineText.HEADER + "'");
    }
  }

  private void line(int from, int end) {
    String text = source.text();
    int at = from;
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    if (at < end && text.charAt(at) != '#') {
      value(at, end);
    }
  }

  private void value(int start, int end) {
    String text = source.text();
    int blank = text.indexOf(' ', start);
    int wordEnd = blank < 0 || blank > end ? end : blank;
    String word = text.substring(start, wordEnd);
    int valueStart = Math.min(wordEnd + 1, end);
    var place = new Span(valueStart, end);
    String written = text.substring(valueStart, end);
    if (written.isEmpty()) {
      wrong(
          DiagnosticCode.BASE002,
          new Span(start, end),
          "'" + word + "' says nothing",
          "a line is a word, a blank and a value");
      return;
    }
    Escapes.unescape(written)
        .ifPresentOrElse(
            value -> take(new Line(word, value, new Span(start, wordEnd), place)),
            () ->
                wrong(
                    DiagnosticCode.BASE003,
                    place,
                    "a backslash stands for nothing here",
                    "write \\\\ for one, \\u and four digits for what is not visible"));
  }

  /** A line as read: its word, its value, and where both stand. */
  record Line(String word, String value, Span wordPlace, Span place) {}

  private void take(Line line) {
    EntryLines entry = open;
    if (line.word().equals("entry")) {
      close();
      begin(line);
    } else if (entry == null) {
      wrong(
          DiagnosticCode.BASE002,
          line.wordPlace(),
          "'" + line.word() + "' stands outside of an entry",
          "entries begin with a line 'entry ID'");
    } else if (!entry.isFull()) {
      entry.take(line);
    } else {
      wrong(
          DiagnosticCode.BASE004,
          line.wordPlace(),
          "the entry has more than " + limits.maxValues() + " lines",
          "put several values into one with *");
    }
  }

  private void begin(Line line) {
    boolean isId =
        !line.value().isEmpty()
            && line.value().length() <= 64
            && line.value().chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c));
    if (!isId) {
      wrong(DiagnosticCode.BASE003, line.place(), "this is no id", "letters, digits and dashes");
    } else if (!ids.add(line.value())) {
      wrong(
          DiagnosticCode.BASE005,
          line.place(),
          "there is another entry '" + line.value() + "' above",
          "give it another id, or take one of them out");
    } else if (ids.size() > limits.maxEntries()) {
      wrong(
          DiagnosticCode.BASE004,
          line.place(),
          "the file has more than " + limits.maxEntries() + " entries",
          "take out what nobody needs, or split it by fleet");
    }
    open = new EntryLines(line.value(), line.place(), limits.maxValues(), this::wrong);
  }

  private void close() {
    EntryLines entry = open;
    open = null;
    if (entry != null && mistakes.size() < MAX_MISTAKES) {
      entry.entry().ifPresent(entries::add);
    }
  }

  private void wrong(DiagnosticCode code, Span place, String message, String help) {
    if (mistakes.size() < MAX_MISTAKES) {
      mistakes.add(Diagnostic.error(code, source, place, message).withHelp(help));
    }
  }

  /** Takes what is wrong. */
  interface Mistakes {
    void wrong(DiagnosticCode code, Span place, String message, String help);
  }
}
