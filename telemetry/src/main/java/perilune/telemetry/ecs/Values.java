package perilune.telemetry.ecs;

import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.event.FieldType;
import perilune.telemetry.ecs.FieldTree.Node;
import perilune.telemetry.json.JsonTokens;

/**
 * Puts one JSON value on an event, as the type of its field.
 *
 * <ul>
 *   <li>A KEYWORD takes a number or a truth value as the text that the document has: {@code
 *       user.id} 501 becomes "501".
 *   <li>A LONG takes a number in quotes, and one with a fraction of nothing; BOOLEAN takes "true"
 *       and "false".
 *   <li>A DATE takes a number with a fraction as text, so that no digit of it is lost.
 *   <li>Else a whole number that 64 bits hold is LONG and a longer one is text; a number with a
 *       fraction is DOUBLE, or text if it is too large or over-long.
 * </ul>
 *
 * <p>Allocates only for numbers with a fraction.
 */
final class Values {

  /** Characters of a number with a fraction that is taken as a number; a double needs 24. */
  private static final int MAX_DOUBLE_CHARS = 64;

  private Values() {}

  /** Puts the value on which the tokens stand; null is the caller's. */
  static void put(JsonTokens tokens, Node node, Event event) {
    switch (tokens.current()) {
      case TRUE -> putTruth(true, node, event);
      case FALSE -> putTruth(false, node, event);
      case TEXT -> {
        tokens.take();
        putString(tokens.bytes(), tokens.from(), tokens.length(), node, event);
      }
      case WHOLE -> {
        tokens.take();
        putWhole(tokens.bytes(), tokens.from(), tokens.length(), node, event);
      }
      case FRACTION -> {
        tokens.take();
        putFraction(tokens.bytes(), tokens.from(), tokens.length(), node, event);
      }
      case OBJECT, OBJECT_END, ARRAY, ARRAY_END, NAME, NULL, END ->
          throw new IllegalStateException("no value: " + tokens.current());
    }
  }

  private static void putString(byte[] bytes, int from, int count, Node node, Event event) {
    if (node.type() == FieldType.LONG) {
      long number = Decimal.of(bytes, from, count);
      if (number != Decimal.NONE) {
        event.putLong(node.id(), number);
        return;
      }
    }
    if (node.type() == FieldType.BOOLEAN
        && (is("true", bytes, from, count) || is("false", bytes, from, count))) {
      event.putBoolean(node.id(), bytes[from] == 't');
      return;
    }
    event.put(node.id(), bytes, from, count);
  }

  private static void putWhole(byte[] bytes, int from, int count, Node node, Event event) {
    long number = isTextual(node.type()) ? Decimal.NONE : Decimal.of(bytes, from, count);
    if (number == Decimal.NONE) {
      event.put(node.id(), bytes, from, count);
    } else if (node.type() == FieldType.DOUBLE) {
      event.putDouble(node.id(), (double) number);
    } else {
      event.putLong(node.id(), number);
    }
  }

  private static void putFraction(byte[] bytes, int from, int count, Node node, Event event) {
    boolean asText =
        isTextual(node.type()) || node.type() == FieldType.DATE || count > MAX_DOUBLE_CHARS;
    double number =
        asText
            ? Double.NaN
            : Double.parseDouble(new String(bytes, from, count, StandardCharsets.US_ASCII));
    if (!Double.isFinite(number)) {
      event.put(node.id(), bytes, from, count);
    } else if (node.type() == FieldType.LONG
        && number == Math.rint(number)
        && Math.abs(number) < 1L << 53) {
      event.putLong(node.id(), (long) number);
    } else {
      event.putDouble(node.id(), number);
    }
  }

  private static void putTruth(boolean truth, Node node, Event event) {
    if (isTextual(node.type())) {
      event.put(node.id(), truth ? "true" : "false");
    } else {
      event.putBoolean(node.id(), truth);
    }
  }

  private static boolean isTextual(FieldType type) {
    return type == FieldType.KEYWORD || type == FieldType.IP || type == FieldType.VERSION;
  }

  private static boolean is(String word, byte[] bytes, int from, int count) {
    if (count != word.length()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (bytes[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
