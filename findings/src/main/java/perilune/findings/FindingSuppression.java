package perilune.findings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.rules.Rule;
import perilune.rules.RuleTerms;
import perilune.rules.RuleTerms.Suppression;

/**
 * Counts further matches of a group into the group's first, where a rule says so.
 *
 * <p>Matches are of one group if their rule's {@code group_by} fields have the same values. The
 * first opens it and is told at once; the group is over when the rule's duration has passed since
 * then, or the rule's window ends. If others were counted by then, the first is told once more,
 * with their number. Matches without a time, and those of rules without suppression, are told as
 * they come.
 *
 * <p>What belongs to a group must not hang on the order in which hosts are read, so matches wait
 * until {@link #finish}, or until somebody says that none before them comes any more, and are taken
 * in order of time. Where too many wait, the oldest is taken early; where too many groups are open,
 * the one that ends first ends now. Both are counted. Owned by one thread. O(log waiting + log
 * groups) a match.
 */
public final class FindingSuppression {

  /** Matches that wait for their turn, count: some 20 MB. */
  public static final int DEFAULT_MAX_WAITING = 10_000;

  /** Open groups, count: some 100 MB, for each keeps its first match. */
  public static final int DEFAULT_MAX_GROUPS = 50_000;

  private static final Comparator<Match> BY_TIME =
      Comparator.comparingLong((Match match) -> match.latest().timeNanos())
          .thenComparing(Match::ruleId)
          .thenComparing(match -> match.events().getFirst().hostKey())
          .thenComparing(match -> match.events().getFirst().id())
          .thenComparing(match -> match.latest().id())
          .thenComparingInt(match -> match.events().size())
          .thenComparingInt(Match::score)
          .thenComparing(match -> match.row().toString());

  private static final Comparator<SuppressedGroup> BY_END =
      Comparator.comparingLong(SuppressedGroup::lastNanos).thenComparing(SuppressedGroup::key);

  /** Bounds, counts. */
  record Limits(int waiting, int groups) {}

  /** Takes what is to be told. */
  public interface Sink {
    /** Takes a match with what was counted into it. */
    void told(Match match, Finding.Suppressed suppressed);
  }

  private final Map<String, RuleTerms> terms = new HashMap<>();
  private final MatchValues values;
  private final int maxWaiting;
  private final int maxGroups;
  private final Sink sink;

  private final PriorityQueue<Match> waiting = new PriorityQueue<>(BY_TIME);
  private final Map<String, SuppressedGroup> groups = new HashMap<>();
  private final TreeSet<SuppressedGroup> ends = new TreeSet<>(BY_END);
  private long suppressed;
  private long takenEarly;
  private long endedEarly;

  /** Makes one with default limits for the matches of some rules. */
  public FindingSuppression(List<Rule> rules, FieldTable fields, Sink sink) {
    this(
        rules, new SharedValues(fields), new Limits(DEFAULT_MAX_WAITING, DEFAULT_MAX_GROUPS), sink);
  }

  FindingSuppression(List<Rule> rules, MatchValues values, Limits limits, Sink sink) {
    for (Rule rule : rules) {
      if (rule.header().terms().suppression().inForce()) {
        terms.put(rule.header().id(), rule.header().terms());
      }
    }
    this.values = values;
    maxWaiting = limits.waiting();
    maxGroups = limits.groups();
    this.sink = sink;
  }

  /** Takes a match. */
  public void accept(Match match) {
    if (!terms.containsKey(match.ruleId()) || !match.latest().timed()) {
      sink.told(match, Finding.Suppressed.NONE);
      return;
    }
    waiting.add(match);
    if (waiting.size() > maxWaiting) {
      takenEarly++;
      take(waiting.remove());
    }
  }

  /** Takes what waits up to a time, nanoseconds: no match before it comes any more. */
  void advance(long timeNanos) {
    for (Match next = waiting.peek();
        next != null && next.latest().timeNanos() <= timeNanos;
        next = waiting.peek()) {
      take(waiting.remove());
    }
    endUpTo(timeNanos);
  }

  /** Takes all that waits and ends all groups. */
  public void finish() {
    advance(Long.MAX_VALUE);
  }

  private void take(Match match) {
    long time = match.latest().timeNanos();
    endUpTo(time);
    RuleTerms rule = terms.getOrDefault(match.ruleId(), RuleTerms.USUAL);
    List<String> shared = shared(match, rule.suppression());
    if (shared.contains("") && !rule.suppression().missingToo()) {
      sink.told(match, Finding.Suppressed.NONE);
      return;
    }
    String key = key(match.ruleId(), shared);
    SuppressedGroup group = groups.get(key);
    if (group == null) {
      open(new SuppressedGroup(key, match, time, lastNanos(rule, time), shared));
    } else if (group.isOf(match)) {
      // The same finding grown: it stays the group's first.
      group.grow(match);
      sink.told(match, group.suppressed());
    } else {
      suppressed++;
      group.count(time);
    }
  }

  /** Texts with their lengths: none can be made to look like two others. */
  private static String key(String ruleId, List<String> shared) {
    var key = new StringBuilder(ruleId);
    shared.forEach(text -> key.append('\0').append(text.length()).append(':').append(text));
    return key.toString();
  }

  /** What the match shares with its group, in the order of the fields; empty where it has none. */
  private List<String> shared(Match match, Suppression rule) {
    if (rule.groupBy().isEmpty()) {
      return match.joinKeys();
    }
    var all = new ArrayList<String>();
    for (String field : rule.groupBy()) {
      List<String> found = values.of(match, field);
      all.add(found.isEmpty() ? "" : field + ": " + String.join(", ", found));
    }
    return all;
  }

  private static long lastNanos(RuleTerms rule, long time) {
    if (rule.suppression().durationNanos().isPresent()) {
      return time + rule.suppression().durationNanos().getAsLong();
    }
    long every = rule.window().everyNanos();
    return time + every - 1 - Math.floorMod(time, every);
  }

  private void open(SuppressedGroup group) {
    if (groups.size() >= maxGroups) {
      endedEarly++;
      end(ends.first());
    }
    groups.put(group.key(), group);
    ends.add(group);
    sink.told(group.first(), Finding.Suppressed.NONE);
  }

  private void endUpTo(long timeNanos) {
    while (!ends.isEmpty()
        && (ends.first().lastNanos() < timeNanos || timeNanos == Long.MAX_VALUE)) {
      end(ends.first());
    }
  }

  private void end(SuppressedGroup group) {
    ends.remove(group);
    groups.remove(group.key());
    if (group.suppressed().count() > 0) {
      sink.told(group.first(), group.suppressed());
    }
  }

  /** Gives how many matches were counted into others. */
  public long suppressed() {
    return suppressed;
  }

  /** Gives how many matches were taken before their turn, because too many waited. */
  public long takenEarly() {
    return takenEarly;
  }

  /** Gives how many groups were ended before their time, because too many were open. */
  public long endedEarly() {
    return endedEarly;
  }

  /** Writes everything that a restart needs. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(suppressed);
    out.writeLong(takenEarly);
    out.writeLong(endedEarly);
    out.writeInt(waiting.size());
    var sorted = new ArrayList<>(waiting);
    sorted.sort(BY_TIME);
    for (Match match : sorted) {
      MatchCodec.write(match, out);
    }
    out.writeInt(ends.size());
    for (SuppressedGroup group : ends) {
      group.write(out);
    }
  }

  /**
   * Takes over what {@link #writeTo} wrote; what is of rules that are no longer there is dropped.
   *
   * @throws IOException if it is not what {@link #writeTo} writes
   */
  public void readFrom(DataInput in, FieldTable fields) throws IOException {
    suppressed = in.readLong();
    takenEarly = in.readLong();
    endedEarly = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      Match match = MatchCodec.read(in, fields);
      if (terms.containsKey(match.ruleId())) {
        waiting.add(match);
      }
    }
    for (int left = in.readInt(); left > 0; left--) {
      SuppressedGroup group = SuppressedGroup.read(in, fields);
      if (terms.containsKey(group.first().ruleId())) {
        groups.put(group.key(), group);
        ends.add(group);
      }
    }
  }
}
