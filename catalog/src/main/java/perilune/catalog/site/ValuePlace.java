package perilune.catalog.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import perilune.catalog.Indicator;
import perilune.source.HarmlessText;

/**
 * A page with values of a field that start alike. A field with many values is cut by first letters,
 * whatever their case, so that a new value moves few others.
 *
 * @param page its path in the site
 * @param prefix that all values start with, in lower case; empty for the field's own page
 * @param own values that stand on it, by value, whatever its case
 * @param longer pages of values with a longer prefix in common, by prefix
 * @param total number of values here and there
 */
record ValuePlace(
    String page,
    String field,
    String prefix,
    List<Indicator> own,
    List<ValuePlace> longer,
    int total) {

  /** Values that stand on one page without being cut, count. */
  private static final int WHOLE = 150;

  /** Values from which on a common prefix gets a page of its own, count. */
  private static final int OWN_PAGE = 10;

  /** Longest prefix, characters: what is longer alike stays on one page. */
  private static final int MAX_PREFIX = 64;

  /** A value in lower case, which is long to make and much asked for. */
  private record Lowered(String value, Indicator indicator) {

    static final Comparator<Lowered> ORDER =
        Comparator.comparing(Lowered::value)
            .thenComparing(one -> one.indicator().value())
            .thenComparing(Lowered::indicator);

    static Lowered of(Indicator one) {
      return new Lowered(one.value().toLowerCase(Locale.ROOT), one);
    }
  }

  /** Gives the page of a field, with all others below it. */
  static ValuePlace of(String folder, String field, List<Indicator> values) {
    String page = folder + "/" + Slug.of(field);
    List<Lowered> sorted = values.stream().map(Lowered::of).sorted(Lowered.ORDER).toList();
    return place(page, field, "", sorted);
  }

  private static ValuePlace place(
      String folder, String field, String prefix, List<Lowered> values) {
    var own = new ArrayList<Indicator>();
    var longer = new ArrayList<ValuePlace>();
    if (values.size() <= WHOLE || prefix.length() >= MAX_PREFIX) {
      values.forEach(one -> own.add(one.indicator()));
    } else {
      for (List<Lowered> group : byNextLetter(values, prefix.length())) {
        if (group.size() < OWN_PAGE || group.getFirst().value().length() == prefix.length()) {
          group.forEach(one -> own.add(one.indicator()));
        } else {
          longer.add(place(folder, field, common(group, prefix.length() + 1), group));
        }
      }
    }
    // Half of a character is no text that could be hashed: it is written out.
    String name = Slug.hashed(prefix, HarmlessText.of(prefix));
    String page = prefix.isEmpty() ? folder : folder + "/" + name;
    return new ValuePlace(
        page, field, prefix, List.copyOf(own), List.copyOf(longer), values.size());
  }

  /** Cuts values, which are sorted and start alike, where the next letter is another. */
  private static List<List<Lowered>> byNextLetter(List<Lowered> values, int at) {
    var groups = new ArrayList<List<Lowered>>();
    int start = 0;
    for (int i = 1; i <= values.size(); i++) {
      if (i == values.size() || letter(values.get(i), at) != letter(values.get(start), at)) {
        groups.add(values.subList(start, i));
        start = i;
      }
    }
    return groups;
  }

  private static int letter(Lowered one, int at) {
    return one.value().length() <= at ? -1 : one.value().charAt(at);
  }

  /** Gives the longest prefix of all values, which are sorted: that of the first and last. */
  private static String common(List<Lowered> values, int least) {
    String first = values.getFirst().value();
    String last = values.getLast().value();
    int most = Math.min(MAX_PREFIX, Math.min(first.length(), last.length()));
    int at = least;
    while (at < most && first.charAt(at) == last.charAt(at)) {
      at++;
    }
    return first.substring(0, at);
  }

  /** Passes on this page and all below it. */
  void each(Consumer<ValuePlace> to) {
    to.accept(this);
    longer.forEach(one -> one.each(to));
  }
}
