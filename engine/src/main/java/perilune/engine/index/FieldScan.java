package perilune.engine.index;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.Tag;

/** Looks once at the values of one field for all that is asked of it. Immutable. */
final class FieldScan {

  private final int[] present;
  private final @Nullable ValuePostings wholes;
  private final @Nullable NumberPostings numbers;
  private final NeedleSearch[] needles;

  FieldScan(
      int[] present,
      @Nullable ValuePostings wholes,
      @Nullable NumberPostings numbers,
      NeedleSearch[] needles) {
    this.present = present;
    this.wholes = wholes;
    this.numbers = numbers;
    this.needles = needles;
  }

  void scan(Event event, int field, Facts into) {
    int value = event.firstValue(field);
    if (value == Event.NONE) {
      return;
    }
    into.addAll(present);
    for (; value != Event.NONE; value = event.nextValue(value)) {
      scanValue(event, value, into);
    }
  }

  private void scanValue(Event event, int value, Facts into) {
    scanText(event, value, into);
    if (wholes != null) {
      into.addAll(wholes.find(into.text.bytes(), into.text.from(), into.text.length()));
    }
    if (numbers != null
        && event.tag(value) != Tag.BOOLEAN
        && into.number.load(event, value, true)) {
      into.addAll(numbers.find(into.number.real()));
    }
  }

  /** Looks at one value, whatever its field, for texts that may stand in it. */
  void scanText(Event event, int value, Facts into) {
    into.text.load(event, value);
    for (NeedleSearch search : needles) {
      search.scan(into.text.bytes(), into.text.from(), into.text.length(), into);
    }
  }
}
