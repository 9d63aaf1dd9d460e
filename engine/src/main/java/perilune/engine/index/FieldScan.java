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
    into.found.addAll(present);
    for (; value != Event.NONE; value = event.nextValue(value)) {
      into.text.load(event, value);
      if (needles.length > 0
          && event.tag(value) == Tag.TEXT
          && SeenValues.suits(into.text.length())) {
        recall(event, field, value, into);
      } else {
        look(event, value, into, into.found);
      }
    }
  }

  /** Looks at a value unless that was done before. */
  private void recall(Event event, int field, int value, Facts into) {
    SeenValues seen = into.seen;
    long scan = SeenValues.scan(into.user, field);
    long hash = SeenValues.hash(scan, into.text);
    int[] known = seen.find(hash, scan, into.text);
    if (known == null && seen.comesAgain(hash)) {
      into.ofValue.clear();
      look(event, value, into, into.ofValue);
      known = into.ofValue.toArray();
      seen.keep(hash, scan, into.text, known);
    }
    if (known == null) {
      look(event, value, into, into.found);
    } else {
      into.found.addAll(known);
    }
  }

  private void look(Event event, int value, Facts by, FoundFacts into) {
    for (NeedleSearch search : needles) {
      search.scan(by.text.bytes(), by.text.from(), by.text.length(), into);
    }
    if (wholes != null) {
      into.addAll(wholes.find(by.text.bytes(), by.text.from(), by.text.length()));
    }
    if (numbers != null && event.tag(value) != Tag.BOOLEAN && by.number.load(event, value, true)) {
      into.addAll(numbers.find(by.number.real()));
    }
  }
}
