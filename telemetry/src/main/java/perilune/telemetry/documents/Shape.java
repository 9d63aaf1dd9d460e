package perilune.telemetry.documents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.event.Event;
import perilune.event.Tag;

/**
 * What documents of one data set have; a data set may have several shapes.
 *
 * @param dataset its name
 * @param tests have to hold all; at least one asks that a field has something
 */
record Shape(String dataset, List<FieldTest> tests) {

  Shape {
    tests = List.copyOf(tests);
  }

  /** Gives a field without which nothing has this shape. */
  int needs() {
    return tests.stream()
        .filter(test -> !(test instanceof FieldTest.Absent))
        .mapToInt(FieldTest::field)
        .findFirst()
        .orElseThrow();
  }

  boolean fits(Event event) {
    for (int i = 0; i < tests.size(); i++) {
      if (!tests.get(i).holds(event)) {
        return false;
      }
    }
    return true;
  }

  /** Something that a field has to be. */
  sealed interface FieldTest {

    int field();

    boolean holds(Event event);

    /** It has a value. */
    record There(int field) implements FieldTest {
      @Override
      public boolean holds(Event event) {
        return event.firstValue(field) != Event.NONE;
      }
    }

    /** It has none. */
    record Absent(int field) implements FieldTest {
      @Override
      public boolean holds(Event event) {
        return event.firstValue(field) == Event.NONE;
      }
    }

    /** A text of it is one of these. */
    record OneOf(int field, List<Word> words) implements FieldTest {
      @Override
      public boolean holds(Event event) {
        int value = event.firstValue(field);
        for (; value != Event.NONE; value = event.nextValue(value)) {
          for (int i = 0; i < words.size() && event.tag(value) == Tag.TEXT; i++) {
            if (words.get(i).fits(event.arena(), event.offset(value), event.length(value))) {
              return true;
            }
          }
        }
        return false;
      }
    }
  }

  /** A text in ASCII, lower case; open at an end that may be any run. */
  static final class Word {

    private final byte[] text;
    private final boolean openBefore;
    private final boolean openAfter;

    private Word(byte[] text, boolean openBefore, boolean openAfter) {
      this.text = text;
      this.openBefore = openBefore;
      this.openAfter = openAfter;
    }

    static Word of(String written) {
      boolean before = written.startsWith("*");
      boolean after = written.length() > 1 && written.endsWith("*");
      String text = written.substring(before ? 1 : 0, written.length() - (after ? 1 : 0));
      return new Word(
          text.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII),
          before,
          after);
    }

    /** O(length of the value times that of the word); words are short. */
    boolean fits(byte[] bytes, int from, int length) {
      int last = length - text.length;
      if (last < 0 || (!openBefore && !openAfter && last > 0)) {
        return false;
      }
      int first = openBefore && !openAfter ? last : 0;
      int end = openBefore ? last : 0;
      for (int at = first; at <= end; at++) {
        if (standsAt(bytes, from + at)) {
          return true;
        }
      }
      return false;
    }

    private boolean standsAt(byte[] bytes, int from) {
      for (int i = 0; i < text.length; i++) {
        int b = bytes[from + i];
        if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != text[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
