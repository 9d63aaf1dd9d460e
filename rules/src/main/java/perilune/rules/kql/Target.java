package perilune.rules.kql;

import perilune.event.FieldType;

/**
 * A field that a value is looked for in.
 *
 * @param name dotted name in the event
 * @param kind how its values are compared
 * @param expanded whether it was found by a pattern, so that a value that does not fit its type is
 *     no mistake
 */
record Target(String name, Kind kind, boolean expanded) {

  /** How values compare, as Elasticsearch's mapping of the field would have it. */
  enum Kind {
    /** The whole value, letter by letter. */
    KEYWORD,
    /** The whole value, whatever the case of its letters. */
    CASELESS,
    /** Words in it. */
    TEXT,
    NUMBER,
    TRUTH,
    DATE,
    ADDRESS,
    /** Nobody said: by what the event's value is. */
    OPEN
  }

  static Kind kind(FieldType type) {
    return switch (type) {
      case KEYWORD, VERSION -> Kind.KEYWORD;
      case LONG, DOUBLE -> Kind.NUMBER;
      case BOOLEAN -> Kind.TRUTH;
      case DATE -> Kind.DATE;
      case IP -> Kind.ADDRESS;
      case ANY -> Kind.OPEN;
    };
  }
}
