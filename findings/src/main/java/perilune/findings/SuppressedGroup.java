package perilune.findings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/** An open group: its first match, and how many were counted into it. Owned by one thread. */
final class SuppressedGroup {
  private final String key;
  private final long lastNanos;
  private final List<String> shared;
  private Match first;
  private long count;
  private long latestNanos;

  SuppressedGroup(String key, Match first, long timeNanos, long lastNanos, List<String> shared) {
    this.key = key;
    this.first = first;
    this.latestNanos = timeNanos;
    this.lastNanos = lastNanos;
    this.shared = List.copyOf(shared);
  }

  /** Names the group. */
  String key() {
    return key;
  }

  /** Gives until when it is open, inclusive. */
  long lastNanos() {
    return lastNanos;
  }

  Match first() {
    return first;
  }

  /** Takes the first match as it is now. */
  void grow(Match match) {
    first = match;
  }

  /** Says whether it is the first match again, grown; rows that differ are different matches. */
  boolean isOf(Match match) {
    RetainedEvent own = first.events().getFirst();
    RetainedEvent other = match.events().getFirst();
    return own.hostKey().equals(other.hostKey())
        && own.id().equals(other.id())
        && first.row().columns().equals(match.row().columns());
  }

  /** Counts a match. */
  void count(long timeNanos) {
    count++;
    latestNanos = Math.max(latestNanos, timeNanos);
  }

  /** Gives what was counted. */
  Finding.Suppressed suppressed() {
    return new Finding.Suppressed(
        count, latestNanos, shared.stream().filter(value -> !value.isEmpty()).toList());
  }

  void write(DataOutput out) throws IOException {
    MatchCodec.writeText(key, out);
    MatchCodec.write(first, out);
    out.writeLong(lastNanos);
    out.writeLong(count);
    out.writeLong(latestNanos);
    MatchCodec.writeTexts(shared, out);
  }

  static SuppressedGroup read(DataInput in, FieldTable fields) throws IOException {
    String key = MatchCodec.readText(in);
    Match first = MatchCodec.read(in, fields);
    long lastNanos = in.readLong();
    long count = in.readLong();
    long latestNanos = in.readLong();
    var group = new SuppressedGroup(key, first, latestNanos, lastNanos, MatchCodec.readTexts(in));
    group.count = count;
    return group;
  }
}
