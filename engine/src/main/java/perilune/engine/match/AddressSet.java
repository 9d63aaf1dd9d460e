package perilune.engine.match;

import java.util.Comparator;
import java.util.List;
import perilune.event.Event;
import perilune.event.Tag;

/** One of many single addresses, however written: a sorted table. O(log addresses). */
final class AddressSet implements ValueTest {

  private final long[] high;
  private final long[] low;

  private AddressSet(long[] high, long[] low) {
    this.high = high;
    this.low = low;
  }

  static AddressSet of(List<InternetAddress> addresses) {
    List<InternetAddress> sorted =
        addresses.stream()
            .sorted(
                Comparator.comparingLong(InternetAddress::high)
                    .thenComparingLong(InternetAddress::low))
            .toList();
    return new AddressSet(
        sorted.stream().mapToLong(InternetAddress::high).toArray(),
        sorted.stream().mapToLong(InternetAddress::low).toArray());
  }

  @Override
  public boolean test(EventView view, Event event, int value) {
    return event.tag(value) == Tag.TEXT
        && view.address.read(event.arena(), event.offset(value), event.length(value))
        && holds(view.address.high(), view.address.low());
  }

  private boolean holds(long wantedHigh, long wantedLow) {
    int from = 0;
    int to = high.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = Long.compare(high[middle], wantedHigh);
      order = order == 0 ? Long.compare(low[middle], wantedLow) : order;
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return false;
  }
}
