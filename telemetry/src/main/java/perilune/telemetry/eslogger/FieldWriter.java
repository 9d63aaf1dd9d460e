package perilune.telemetry.eslogger;

import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.json.JsonTree;

/**
 * Reads members of the current record and puts values into the current event, those that somebody
 * asked for. A member of another type than it should have counts as absent, and the event as
 * incomplete; a number in quotes is a number.
 *
 * <p>Owned by one thread.
 */
final class FieldWriter {

  /** What a number is that is not there. */
  static final long NO_NUMBER = Long.MIN_VALUE;

  private static final int MAX_DIGITS = 18;

  private final boolean[] wanted = new boolean[KnownField.values().length];
  private final Refusals refusals;
  private final byte[] digits = new byte[24];
  private JsonTree tree;
  private Event event;
  private long line;
  private long offset;
  private boolean incomplete;

  FieldWriter(ReadContext context) {
    FieldDemand demand = context.demand();
    for (KnownField field : KnownField.values()) {
      wanted[field.id()] = demand.wants(field);
    }
    refusals = context.refusals();
    event = new Event(context.fields());
    tree = new JsonTree(1);
  }

  /** Starts a new event, whose record stands at a place that refusals name. */
  void start(Event into, JsonTree record, long recordLine, long recordOffset) {
    event = into;
    tree = record;
    line = recordLine;
    offset = recordOffset;
    incomplete = false;
  }

  JsonTree tree() {
    return tree;
  }

  Event event() {
    return event;
  }

  boolean wants(KnownField field) {
    return wanted[field.id()];
  }

  /** Counts the event as lacking something, once however much it lacks. */
  void incomplete(String detail) {
    if (!incomplete) {
      refusals.add(Refusals.Reason.INCOMPLETE_EVENT, line, offset, detail);
    }
    incomplete = true;
  }

  /** Counts the event as one without a time. */
  void badTime() {
    refusals.add(Refusals.Reason.BAD_TIMESTAMP, line, offset, "time is no time");
  }

  /** Counts names for which the table has no place. */
  void noPlaceFor(String name) {
    refusals.add(Refusals.Reason.TOO_MANY_FIELDS, line, offset, name);
  }

  // ---- members ----

  /** Gives a member that is not null, or {@link JsonTree#NONE}. */
  int member(int node, String name) {
    int member = tree.member(node, name);
    return tree.isNull(member) ? JsonTree.NONE : member;
  }

  /** Gives a member that is an object, or {@link JsonTree#NONE}. */
  int object(int node, String name) {
    int member = member(node, name);
    if (member != JsonTree.NONE && !tree.isObject(member)) {
      incomplete(name + " is no object");
      return JsonTree.NONE;
    }
    return member;
  }

  /** Gives a member that is text, or {@link JsonTree#NONE}. */
  int text(int node, String name) {
    int member = member(node, name);
    if (member != JsonTree.NONE && !tree.isText(member)) {
      incomplete(name + " is no text");
      return JsonTree.NONE;
    }
    return member;
  }

  /** Gives a member that is a number, or {@link #NO_NUMBER}. */
  long number(int node, String name) {
    int member = member(node, name);
    if (member == JsonTree.NONE) {
      return NO_NUMBER;
    }
    long number = tree.isNumber(member) ? tree.number(member) : decimal(member);
    if (number == NO_NUMBER) {
      incomplete(name + " is no number");
    }
    return number;
  }

  private long decimal(int node) {
    if (!tree.isText(node) || tree.length(node) == 0 || tree.length(node) > MAX_DIGITS) {
      return NO_NUMBER;
    }
    long number = 0;
    for (int i = 0; i < tree.length(node); i++) {
      int digit = tree.bytes()[tree.start(node) + i] - '0';
      if (digit < 0 || digit > 9) {
        return NO_NUMBER;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Says whether a member is true; one that is absent or of another type is not. */
  boolean truth(int node, String name) {
    int member = member(node, name);
    if (member != JsonTree.NONE && !tree.isTruth(member)) {
      incomplete(name + " is neither true nor false");
      return false;
    }
    return member != JsonTree.NONE && tree.number(member) != 0;
  }

  // ---- fields ----

  /** Puts category, type and action. */
  void meaning(Word category, Word type, Word action) {
    word(KnownField.EVENT_CATEGORY, category);
    word(KnownField.EVENT_TYPE, type);
    word(KnownField.EVENT_ACTION, action);
  }

  void word(KnownField field, Word word) {
    if (wanted[field.id()]) {
      event.put(field, word.utf8(), 0, word.utf8().length);
    }
  }

  void flag(KnownField field, boolean value) {
    if (wanted[field.id()]) {
      event.putBoolean(field, value);
    }
  }

  void number(KnownField field, long value) {
    if (wanted[field.id()] && value != NO_NUMBER) {
      event.putLong(field, value);
    }
  }

  /** Puts a number as text: an id is no quantity. */
  void id(KnownField field, long value) {
    if (wanted[field.id()] && value != NO_NUMBER) {
      int from = decimal(value, digits);
      event.put(field, digits, from, digits.length - from);
    }
  }

  /** Writes a number at the end of a buffer, and gives where it starts. */
  static int decimal(long value, byte[] into) {
    int at = into.length;
    long left = value;
    do {
      into[--at] = (byte) ('0' + Math.abs(left % 10));
      left /= 10;
    } while (left != 0);
    if (value < 0) {
      into[--at] = '-';
    }
    return at;
  }

  void bytes(KnownField field, byte[] source, int from, int to) {
    if (wanted[field.id()]) {
      event.put(field, source, from, to - from);
    }
  }

  /** Puts the text of a node that is text; nothing where there is no node. */
  void text(KnownField field, int node) {
    if (node != JsonTree.NONE && wanted[field.id()]) {
      event.put(field, tree.bytes(), tree.start(node), tree.length(node));
    }
  }

  /** Puts what follows the last slash of a node's text, if anything does. */
  void lastPart(KnownField field, int node) {
    if (node != JsonTree.NONE && wanted[field.id()]) {
      int end = tree.start(node) + tree.length(node);
      int from = afterSlash(tree.bytes(), tree.start(node), end);
      if (from < end) {
        event.put(field, tree.bytes(), from, end - from);
      }
    }
  }

  /** Gives where what follows the last slash starts. */
  static int afterSlash(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && bytes[at - 1] != '/') {
      at--;
    }
    return at;
  }
}
