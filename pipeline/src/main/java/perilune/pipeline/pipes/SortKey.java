package perilune.pipeline.pipes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.Tag;

/** What results are sorted by: nothing, then truth values, numbers, and texts by code point. */
sealed interface SortKey extends Comparable<SortKey> {

  /** No value. */
  record Nothing() implements SortKey {}

  /** A truth value; false comes first. */
  record Truth(boolean value) implements SortKey {}

  /** A number. */
  record Amount(double value, long whole) implements SortKey {}

  /** Text. */
  record Text(String value) implements SortKey {}

  @Override
  default int compareTo(SortKey other) {
    if (this instanceof Truth(var a) && other instanceof Truth(var b)) {
      return Boolean.compare(a, b);
    }
    if (this instanceof Amount(var a, var whole)
        && other instanceof Amount(var b, var otherWhole)) {
      int order = Double.compare(a, b);
      return order == 0 ? Long.compare(whole, otherWhole) : order;
    }
    if (this instanceof Text(var a) && other instanceof Text(var b)) {
      // The order of UTF-8 is that of code points; that of strings is not.
      return Arrays.compareUnsigned(
          a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
    return Integer.compare(rank(), other.rank());
  }

  private int rank() {
    return switch (this) {
      case Nothing() -> 0;
      case Truth _ -> 1;
      case Amount _ -> 2;
      case Text _ -> 3;
    };
  }

  /** Gives the first value of a field. */
  static SortKey of(Event event, int field) {
    int value = event.firstValue(field);
    if (value == Event.NONE) {
      return new Nothing();
    }
    return switch (event.tag(value)) {
      case Tag.TEXT -> new Text(event.valueText(value));
      case Tag.LONG -> new Amount(event.longValue(value), event.longValue(value));
      case Tag.DOUBLE -> new Amount(event.doubleValue(value), 0);
      default -> new Truth(event.longValue(value) != 0);
    };
  }

  /** Gives the join keys of a match, a missing one first. */
  static List<SortKey> ofJoinKeys(Match match) {
    return match.joinKeys().stream().<SortKey>map(Text::new).toList();
  }
}
