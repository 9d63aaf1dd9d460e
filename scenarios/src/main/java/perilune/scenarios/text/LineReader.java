package perilune.scenarios.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/** The words of one line, taken one after the other; what is missing is told of once. */
final class LineReader {

  /** Thrown and caught inside this package: the rest of the line says nothing more. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super("line", null, false, false);
    }
  }

  private final List<Word> words;
  private final Mistakes mistakes;
  private final Span end;
  private int at;

  LineReader(List<Word> words, Span end, Mistakes mistakes) {
    this.words = words;
    this.end = end;
    this.mistakes = mistakes;
  }

  boolean hasMore() {
    return at < words.size();
  }

  /** Gives where the next word stands, or the line's end. */
  Span here() {
    return hasMore() ? words.get(at).span() : end;
  }

  /** Gives the next word without taking it; empty text at the end. */
  String peek() {
    return hasMore() ? words.get(at).text() : "";
  }

  /** Takes the next word if it is this one. */
  boolean take(String word) {
    if (hasMore() && peek().equals(word)) {
      at++;
      return true;
    }
    return false;
  }

  /** Takes the next word, whatever it is; says what is missing if there is none. */
  Word next(String what) throws Unreadable {
    if (!hasMore()) {
      throw fail(DiagnosticCode.SCN002, end, "here " + what + " is missing");
    }
    return words.get(at++);
  }

  /** Takes a word that has to be there. */
  void expect(String word) throws Unreadable {
    if (!take(word)) {
      throw fail(DiagnosticCode.SCN002, here(), "'" + word + "' is missing here");
    }
  }

  /** Tells of words that are left over. */
  void finish() throws Unreadable {
    if (hasMore()) {
      throw fail(
          DiagnosticCode.SCN001,
          here(),
          "nothing more is expected here",
          "take it away, or look up the form of this line in docs/scenarios.md");
    }
  }

  /** Tells of a word that is none of those known, with the one that was probably meant. */
  Unreadable unknown(Word word, String what, Collection<String> known) {
    Optional<String> near = Suggestion.nearest(word.text(), known);
    return fail(
        DiagnosticCode.SCN001,
        word.span(),
        "'" + shortened(word.text()) + "' is no " + what,
        near.map(found -> "did you mean '" + found + "'?")
            .orElse("one of " + String.join(", ", known)));
  }

  /** Tells of a mistake and gives what ends the line. */
  Unreadable fail(DiagnosticCode code, Span span, String message, String... help) {
    mistakes.error(code, span, message, help);
    return new Unreadable();
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
