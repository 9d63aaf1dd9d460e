package perilune.context.hosts;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of which each says that something is expected, or unexpected. The first that fits decides;
 * where none does, nothing is known. Immutable.
 */
final class WordList {

  static final WordList EMPTY = new WordList(List.of());

  /** A word, and what it says of the texts that it stands for. */
  record Entry(WordPattern pattern, boolean expected) {

    /** Gives the word as it is written. */
    String written() {
      String text = pattern.written();
      String plain = text.indexOf(' ') >= 0 || text.isEmpty() ? '"' + text + '"' : text;
      return expected ? plain : "!" + plain;
    }
  }

  private final List<Entry> entries;

  WordList(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  List<Entry> entries() {
    return entries;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Gives what is known of a text. O(words). */
  Answer answer(String text) {
    for (Entry entry : entries) {
      if (entry.pattern.matches(text)) {
        return entry.expected ? Answer.EXPECTED : Answer.UNEXPECTED;
      }
    }
    return Answer.UNKNOWN;
  }

  /** Says whether a word of the list says that something is expected. */
  boolean hasExpected() {
    return entries.stream().anyMatch(Entry::expected);
  }

  /** Gives these words before those of another list. */
  WordList before(WordList others) {
    var all = new ArrayList<>(entries);
    all.addAll(others.entries);
    return new WordList(all);
  }
}
