package perilune.catalog.page;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Numbers as people read them. */
final class Numbers {

  private Numbers() {}

  /** Gives a number with commas between thousands. */
  static String grouped(long number) {
    String digits = Long.toString(number);
    var out = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
      out.insert(at, ',');
    }
    return out.toString();
  }

  /** Gives numbers by vendor: {@code elastic 80, sigma 8}. */
  static String byVendor(SortedMap<String, Integer> counts) {
    return counts.entrySet().stream().map(Numbers::one).collect(Collectors.joining(", "));
  }

  private static String one(Map.Entry<String, Integer> entry) {
    return entry.getKey() + " " + grouped(entry.getValue());
  }
}
