package perilune.engine.index;

import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.event.Event;
import perilune.event.Tag;

/**
 * Looks for what may stand in any field: once through all texts of an event as they lie side by
 * side, since most are values of several fields. It may also find what stands across two texts, or
 * in one that is no field's, so that its facts are never settled. Immutable.
 */
final class EverywhereScan {

  /** Letters of values that are no texts: numbers, those that are none, and truth. */
  private static final String OF_OTHERS = "0123456789+-.eintyafrusl";

  private final NeedleSearch[] searches;
  private final boolean inOthers;

  EverywhereScan(List<Needle> needles, NeedleSearch[] searches) {
    this.searches = searches;
    inOthers = needles.stream().anyMatch(EverywhereScan::mayStandInOthers);
  }

  private static boolean mayStandInOthers(Needle needle) {
    return new String(needle.text(), StandardCharsets.UTF_8)
        .chars()
        .allMatch(letter -> OF_OTHERS.indexOf(letter) >= 0);
  }

  /** O(bytes of the event's texts). */
  void scan(Event event, Facts into) {
    for (NeedleSearch search : searches) {
      search.scan(event.arena(), 0, event.arenaLength(), into.found);
    }
    if (inOthers) {
      scanOthers(event, into);
    }
  }

  private void scanOthers(Event event, Facts into) {
    for (int i = 0; i < event.fieldCount(); i++) {
      int value = event.firstValue(event.fieldAt(i));
      for (; value != Event.NONE; value = event.nextValue(value)) {
        if (event.tag(value) != Tag.TEXT) {
          into.text.load(event, value);
          for (NeedleSearch search : searches) {
            search.scan(into.text.bytes(), into.text.from(), into.text.length(), into.found);
          }
        }
      }
    }
  }
}
