package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests UTF-8 text in a range of bytes. One final class a shape; none allocates. */
sealed interface TextTest permits LikePattern, TextTest.Literal, TextTest.OneOf, TextTest.Several {

  /** Says whether the text passes. */
  boolean test(byte[] bytes, int from, int length);

  /** Where a literal has to stand. */
  enum Place {
    WHOLE,
    PREFIX,
    SUFFIX,
    ANYWHERE
  }

  /** One text, somewhere. ANYWHERE is O(value × literal) at worst. */
  final class Literal implements TextTest {
    private final byte[] literal;
    private final Place place;
    private final boolean fold;

    Literal(String literal, Place place, boolean fold) {
      this.literal =
          fold ? AsciiFolding.lowerUtf8(literal) : literal.getBytes(StandardCharsets.UTF_8);
      this.place = place;
      this.fold = fold;
    }

    @Override
    public boolean test(byte[] bytes, int from, int length) {
      int spare = length - literal.length;
      if (spare < 0) {
        return false;
      }
      return switch (place) {
        case WHOLE -> spare == 0 && standsAt(bytes, from);
        case PREFIX -> standsAt(bytes, from);
        case SUFFIX -> standsAt(bytes, from + spare);
        case ANYWHERE -> standsIn(bytes, from, spare);
      };
    }

    private boolean standsIn(byte[] bytes, int from, int spare) {
      for (int shift = 0; shift <= spare; shift++) {
        if (standsAt(bytes, from + shift)) {
          return true;
        }
      }
      return false;
    }

    private boolean standsAt(byte[] bytes, int at) {
      for (int i = 0; i < literal.length; i++) {
        byte value = fold ? AsciiFolding.lower(bytes[at + i]) : bytes[at + i];
        if (value != literal[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of many whole texts: an open hash table of bytes, O(value). */
  final class OneOf implements TextTest {
    private final byte[] @Nullable [] table;
    private final boolean fold;

    OneOf(List<String> literals, boolean fold) {
      this.fold = fold;
      table = new byte[Integer.highestOneBit(Math.max(2, literals.size()) * 4)][];
      for (String literal : literals) {
        insert(fold ? AsciiFolding.lowerUtf8(literal) : literal.getBytes(StandardCharsets.UTF_8));
      }
    }

    private void insert(byte[] literal) {
      int at = hash(literal, 0, literal.length) & (table.length - 1);
      while (table[at] != null && !Arrays.equals(table[at], literal)) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = literal;
    }

    @Override
    public boolean test(byte[] bytes, int from, int length) {
      int at = hash(bytes, from, length) & (table.length - 1);
      for (byte[] literal = table[at]; literal != null; literal = table[at]) {
        if (same(literal, bytes, from, length)) {
          return true;
        }
        at = (at + 1) & (table.length - 1);
      }
      return false;
    }

    private int hash(byte[] bytes, int from, int length) {
      int hash = length;
      for (int i = from; i < from + length; i++) {
        hash = hash * 31 + (fold ? AsciiFolding.lower(bytes[i]) : bytes[i]);
      }
      return hash ^ (hash >>> 15);
    }

    private boolean same(byte[] literal, byte[] bytes, int from, int length) {
      if (literal.length != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        byte value = fold ? AsciiFolding.lower(bytes[from + i]) : bytes[from + i];
        if (value != literal[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of several tests. */
  final class Several implements TextTest {
    private final TextTest[] tests;

    Several(List<TextTest> tests) {
      this.tests = tests.toArray(TextTest[]::new);
    }

    @Override
    public boolean test(byte[] bytes, int from, int length) {
      for (TextTest test : tests) {
        if (test.test(bytes, from, length)) {
          return true;
        }
      }
      return false;
    }
  }
}
