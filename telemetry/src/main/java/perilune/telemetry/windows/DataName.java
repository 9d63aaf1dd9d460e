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
  private int userField = UNASKED;
  private boolean needed;

  // The value in the current record; valid if the record's number is that of the last.
  private long record = -1;
  private int value;

  DataName(String text, int eventField) {
    this.text = text;
    this.eventField = eventField;
  }

  String text() {
    return text;
  }

  /** Gives the id of {@code winlog.event_data.NAME}, or {@link FieldTable#FULL} if unasked for. */
  int eventField() {
    return eventField;
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
    return needed || eventField != FieldTable.FULL;
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
