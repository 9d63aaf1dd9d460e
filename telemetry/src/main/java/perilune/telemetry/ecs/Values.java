package perilune.telemetry.ecs;

import perilune.event.Event;
import perilune.event.FieldType;
import perilune.telemetry.ecs.FieldTree.Node;
import perilune.telemetry.json.Utf8Text;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
 * <p>Owned by one thread; allocates only for numbers with a fraction.
 */
final class Values {

  /** Characters of a number with a fraction that is taken as a number; a double needs 24. */
  private static final int MAX_DOUBLE_CHARS = 64;

  private final Utf8Text text = new Utf8Text();

  /** Says whether half of a surrogate pair was replaced since this was last asked. */
  boolean takeReplaced() {
    return text.takeReplaced();
  }

  /** Puts the value on which the parser stands; null is the caller's. */
  void put(JsonToken token, JsonParser parser, Node node, Event event) {
    switch (token) {
      case VALUE_STRING -> putString(parser, node, event);
      case VALUE_NUMBER_INT -> putWhole(parser, node, event);
      case VALUE_NUMBER_FLOAT -> putFraction(parser, node, event);
      case VALUE_TRUE -> putTruth(true, node, event);
      case VALUE_FALSE -> putTruth(false, node, event);
      default -> throw new IllegalStateException("no value: " + token);
    }
  }

  private void putString(JsonParser parser, Node node, Event event) {
    char[] chars = parser.getStringCharacters();
    int from = parser.getStringOffset();
    int count = parser.getStringLength();
    if (node.type() == FieldType.LONG) {
      long number = Decimal.of(chars, from, count);
      if (number != Decimal.NONE) {
        event.putLong(node.id(), number);
        return;
      }
    }
    if (node.type() == FieldType.BOOLEAN
        && (is("true", chars, from, count) || is("false", chars, from, count))) {
      event.putBoolean(node.id(), chars[from] == 't');
      return;
    }
    putText(chars, from, count, node, event);
  }

  private void putWhole(JsonParser parser, Node node, Event event) {
    char[] chars = parser.getStringCharacters();
    int from = parser.getStringOffset();
    int count = parser.getStringLength();
    long number = isTextual(node.type()) ? Decimal.NONE : Decimal.of(chars, from, count);
    if (number == Decimal.NONE) {
      putText(chars, from, count, node, event);
    } else if (node.type() == FieldType.DOUBLE) {
      event.putDouble(node.id(), (double) number);
    } else {
      event.putLong(node.id(), number);
    }
  }

  private void putFraction(JsonParser parser, Node node, Event event) {
    char[] chars = parser.getStringCharacters();
    int from = parser.getStringOffset();
    int count = parser.getStringLength();
    boolean asText =
        isTextual(node.type()) || node.type() == FieldType.DATE || count > MAX_DOUBLE_CHARS;
    double number = asText ? Double.NaN : Double.parseDouble(new String(chars, from, count));
    if (!Double.isFinite(number)) {
      putText(chars, from, count, node, event);
    } else if (node.type() == FieldType.LONG
        && number == Math.rint(number)
        && Math.abs(number) < 1L << 53) {
      event.putLong(node.id(), (long) number);
    } else {
      event.putDouble(node.id(), number);
    }
  }

  private void putTruth(boolean truth, Node node, Event event) {
    if (isTextual(node.type())) {
      event.put(node.id(), truth ? "true" : "false");
    } else {
      event.putBoolean(node.id(), truth);
    }
  }

  private void putText(char[] chars, int from, int count, Node node, Event event) {
    text.set(chars, from, count);
    event.put(node.id(), text.bytes(), 0, text.length());
  }

  private static boolean isTextual(FieldType type) {
    return type == FieldType.KEYWORD || type == FieldType.IP || type == FieldType.VERSION;
  }

  private static boolean is(String word, char[] chars, int from, int count) {
    if (count != word.length()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (chars[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
