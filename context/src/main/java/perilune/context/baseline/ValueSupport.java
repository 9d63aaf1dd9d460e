package perilune.context.baseline;

import java.util.TreeSet;

/** How widely one value was seen: as far as it matters for whether it is rare. */
final class ValueSupport {

  /** Hosts, and days, from which a value is not rare on its own. */
  static final int ENOUGH_HOSTS = 2;

  static final int ENOUGH_DAYS = 3;

  final TreeSet<String> hosts = new TreeSet<>();
  final TreeSet<Long> days = new TreeSet<>();
  long count;

  void see(String host, long day) {
    count++;
    if (hosts.size() < ENOUGH_HOSTS) {
      hosts.add(host);
    }
    if (days.size() < ENOUGH_DAYS) {
      days.add(day);
    }
  }

  ValueSupport plus(ValueSupport other) {
    var both = new ValueSupport();
    both.count = count + other.count;
    both.hosts.addAll(hosts);
    both.hosts.addAll(other.hosts);
    both.days.addAll(days);
    both.days.addAll(other.days);
    return both;
  }

  /** Says whether it was seen on one host only, and there on few days. */
  boolean isRare() {
    return hosts.size() < ENOUGH_HOSTS && days.size() < ENOUGH_DAYS;
  }
}
