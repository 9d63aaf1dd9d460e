package perilune.context.baseline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts the entries of a baseline into the order in which a person should look at them. */
public final class Review {

  /** What weighs how much in the order; the numbers only have to sort. */
  private static final int STRONG = 1_000;

  private static final int MEDIUM = 500;
  private static final int PROVENANCE = 120;
  private static final int PLACE = 100;
  private static final int RARE_PART = 90;
  private static final int ONE_HOST = 40;
  private static final int FEW_DAYS = 40;
  private static final int RECENT = 30;
  private static final int SIGN = 10;

  /** Risk score of severity high. */
  private static final int HIGH = 73;

  /** The last fifth of the time that was learned is recent. */
  private static final int RECENT_SHARE = 5;

  private static final Set<String> DOUBTFUL_SIGNATURES =
      Set.of("unsigned", "adhoc", "self_signed", "invalid", "errorexpired", "erroruntrusted");

  /**
   * An entry with why it is odd.
   *
   * @param entry it
   * @param state {@code approved}, {@code expired}, {@code touched} or {@code quiet}
   * @param oddness the more, the sooner to be looked at
   * @param reasons sentences, the weightiest first
   */
  public record Item(Entry entry, String state, int oddness, List<String> reasons) {
    public Item {
      reasons = List.copyOf(reasons);
    }
  }

  private final Baseline baseline;
  private final Optional<Instant> at;
  private final long recentNanos;

  private Review(Baseline baseline, Optional<Instant> at) {
    this.baseline = baseline;
    this.at = at;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Entry entry : baseline.entries()) {
      first = Math.min(first, entry.support().firstNanos());
      last = Math.max(last, entry.support().lastNanos());
    }
    recentNanos = baseline.entries().isEmpty() ? 0 : last - (last - first) / RECENT_SHARE;
  }

  /**
   * Gives all entries, the oddest first, those that nobody approved before those that somebody did.
   *
   * @param at time at which approvals have to hold; empty: those without end hold, and those with
   *     an end do if it lies behind all that was learned
   */
  public static List<Item> of(Baseline baseline, Optional<Instant> at) {
    var review = new Review(baseline, at);
    return baseline.entries().stream()
        .map(review::item)
        .sorted(
            Comparator.comparing((Item item) -> item.state().equals("approved"))
                .thenComparing(Comparator.comparingInt(Item::oddness).reversed())
                .thenComparing(item -> item.entry().id()))
        .toList();
  }

  private Item item(Entry entry) {
    var reasons = new ArrayList<String>();
    int oddness = touches(entry, reasons) + rare(entry, reasons) + origin(entry, reasons);
    oddness += support(entry, reasons);
    for (Touch sign : entry.signs()) {
      reasons.add("sign: " + sign.name() + ", " + times(sign.count()));
      oddness += SIGN;
    }
    return new Item(entry, state(entry), oddness, reasons);
  }

  private String state(Entry entry) {
    if (entry.approval().isEmpty()) {
      return entry.isTouched() ? "touched" : "quiet";
    }
    Instant time =
        at.orElse(
            baseline.entries().stream()
                .map(all -> Instant.ofEpochSecond(0, all.support().lastNanos()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
    boolean over = entry.approval().get().until().map(end -> !time.isBefore(end)).orElse(false);
    return over ? "expired" : "approved";
  }

  private static int touches(Entry entry, List<String> reasons) {
    int sum = 0;
    for (Touch touch :
        entry.touches().stream().sorted(Comparator.comparingInt(Touch::risk).reversed()).toList()) {
      boolean approved = entry.despite().contains(touch.rule());
      reasons.add(
          "signal: "
              + touch.name()
              + " (risk "
              + touch.risk()
              + "), "
              + times(touch.count())
              + (approved ? ", approved despite it" : ""));
      sum += touch.risk() >= HIGH ? STRONG : MEDIUM;
    }
    return sum;
  }

  private static String times(long count) {
    return count + (count == 1 ? " time" : " times");
  }

  private int rare(Entry entry, List<String> reasons) {
    if (entry.besides().isEmpty()) {
      return 0;
    }
    Map<Slot, SortedSet<String>> usual =
        baseline.entry(entry.besides()).map(Entry::values).orElse(Map.of());
    var odd = new ArrayList<String>();
    entry
        .values()
        .forEach((slot, values) -> {
          var more = new TreeSet<>(values);
          more.removeAll(usual.getOrDefault(slot, new TreeSet<>()));
          more.forEach(value -> odd.add(slot.word() + " " + value));
        });
    reasons.add("rare beside " + entry.besides() + ": " + String.join(", ", odd));
    return RARE_PART;
  }

  private static int origin(Entry entry, List<String> reasons) {
    int sum = 0;
    for (String owner : entry.of(Slot.PACKAGE)) {
      if (!owner.equals("owned")) {
        reasons.add("its program is " + owner + (owner.equals("unowned") ? " by packages" : ""));
        sum += PROVENANCE;
      }
    }
    for (String signature : entry.of(Slot.SIGNATURE)) {
      if (DOUBTFUL_SIGNATURES.contains(signature.toLowerCase(java.util.Locale.ROOT))) {
        reasons.add("its program is signed by nobody: " + signature);
        sum += PROVENANCE;
      }
    }
    for (Slot slot : new Slot[] {Slot.INTERPRETER, Slot.RUNS, Slot.CHILD}) {
      for (String value : entry.of(slot)) {
        if (value.contains("<x>") || value.contains("/.") || value.startsWith("temporary:")) {
          reasons.add(slot.word() + " in a place for what passes: " + value);
          sum += PLACE;
        }
      }
    }
    return sum;
  }

  private int support(Entry entry, List<String> reasons) {
    Support support = entry.support();
    int sum = 0;
    if (support.hosts() < ValueSupport.ENOUGH_HOSTS) {
      reasons.add("one host only");
      sum += ONE_HOST;
    }
    if (support.days() < ValueSupport.ENOUGH_DAYS) {
      reasons.add(support.days() == 1 ? "one day only" : support.days() + " days only");
      sum += FEW_DAYS;
    }
    if (support.firstNanos() > recentNanos) {
      reasons.add("new: first seen " + Instant.ofEpochSecond(0, support.firstNanos()));
      sum += RECENT;
    }
    return sum;
  }
}
