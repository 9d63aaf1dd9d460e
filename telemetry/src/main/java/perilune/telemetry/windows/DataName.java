package perilune.telemetry.windows;

import perilune.event.FieldTable;

/**
 * A name of data, or of an element, and where its values go.
 *
 * <p>Owned by one thread, with its {@link NameTable}.
 */
final class DataName {

  /** What {@link #userField} is until a record has the name in its user data. */
  static final int UNASKED = -2;

  private final String text;
  private final int eventField;
  private final int joinedField;
  private final boolean guid;
  private int userField = UNASKED;
  private boolean needed;

  // The value in the current record; valid if the record's number is that of the last.
  private long record = -1;
  private int value;

  DataName(String text, int eventField, int joinedField) {
    this.text = text;
    this.eventField = eventField;
    this.joinedField = joinedField;
    guid = text.length() >= 4 && text.regionMatches(true, text.length() - 4, "guid", 0, 4);
  }

  String text() {
    return text;
  }

  /** Gives the id of {@code winlog.event_data.NAME}, or {@link FieldTable#FULL} if unasked for. */
  int eventField() {
    return eventField;
  }

  /** Says whether the name calls its value a GUID. */
  boolean isGuid() {
    return guid;
  }

  /**
   * Gives the id of {@code winlog.event_data.NAME} with the blanks of the name left out, as Sigma
   * writes them, or {@link FieldTable#FULL} if the name has none or nobody asks for it.
   */
  int joinedField() {
    return joinedField;
  }

  int userField() {
    return userField;
  }

  void userField(int id) {
    userField = id;
  }

  /** Says that a value is looked at, whoever asks for the fields. */
  void need() {
    needed = true;
  }

  boolean needed() {
    return needed;
  }

  /** Says whether a value is worth keeping. */
  boolean wanted() {
    return needed || eventField != FieldTable.FULL || joinedField != FieldTable.FULL;
  }

  /** Takes the first value of a record; later ones do not count here. */
  void take(long number, int index) {
    if (record != number) {
      record = number;
      value = index;
    }
  }

  /** Gives the index of the first value in a record, or -1. */
  int value(long number) {
    return record == number ? value : -1;
  }
}
