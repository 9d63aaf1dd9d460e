package perilune.findings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import perilune.engine.Match;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * Remembers the matches that are signals for other rules, so that a finding made of them shows
 * their events and not only that there were some.
 *
 * <p>Bounded: beyond its limit the oldest is forgotten, and a finding then shows the last event of
 * that signal alone. Owned by one thread. O(1).
 */
final class SignalMemory {

  /** Matches remembered, count: some 40 MB at worst, for their events are kept by rules too. */
  static final int DEFAULT_MAX_REMEMBERED = 10_000;

  private record Key(String ruleId, String eventId) {}

  private final int maxRemembered;
  private final Map<Key, Match> matches = new LinkedHashMap<>();

  SignalMemory(int maxRemembered) {
    this.maxRemembered = maxRemembered;
  }

  /** Takes a match. Of several of one rule that the same event completed the first is kept. */
  void take(Match match) {
    if (match.events().isEmpty()) {
      return;
    }
    matches.putIfAbsent(new Key(match.ruleId(), match.latest().id()), match);
    if (matches.size() > maxRemembered) {
      var oldest = matches.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Gives the match that became a signal. */
  Optional<Match> of(RetainedEvent signal) {
    return signal
        .text(KnownField.RULE_ID)
        .flatMap(id -> Optional.ofNullable(matches.get(new Key(id, signal.id()))));
  }
}
