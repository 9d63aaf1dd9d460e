package perilune.pipeline;

import java.util.List;
import java.util.Optional;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * Matches as events. The category {@code signal} belongs to the pipeline: telemetry that claims it
 * is an attempt to fire the rules that wait for a match, and loses the claim.
 */
final class SignalEvents {

  private static final String SIGNAL = "signal";

  private SignalEvents() {}

  /**
   * Turns an event into the signal that a match raises, at the place of the match's last event.
   *
   * <p>A signal always has a {@code perilune.lua.root.entity_id}, so that a story can be told of
   * it: that of its last event, else of the first that has one, else the first event's process. The
   * root's relation stays as it is.
   */
  static void raise(Match match, Event into) {
    match.latest().restoreTo(into);
    if (!into.has(KnownField.LUA_ROOT_ID)) {
      story(match.events()).ifPresent(id -> into.put(KnownField.LUA_ROOT_ID, id));
    }
    mark(into, match.ruleId());
  }

  private static Optional<String> story(List<RetainedEvent> events) {
    return events.stream()
        .flatMap(event -> event.text(KnownField.LUA_ROOT_ID).stream())
        .findFirst()
        .or(() -> events.getFirst().text(KnownField.PROCESS_ENTITY_ID));
  }

  private static void mark(Event into, String ruleId) {
    into.replace(KnownField.EVENT_KIND, SIGNAL);
    into.replace(KnownField.EVENT_CATEGORY, SIGNAL);
    into.replace(KnownField.RULE_ID, ruleId);
  }

  /** Takes the category from an event of telemetry; its other categories stay. */
  static void disown(Event event) {
    if (!event.hasText(KnownField.EVENT_CATEGORY, SIGNAL)) {
      return;
    }
    List<String> claimed = event.texts(KnownField.EVENT_CATEGORY);
    event.remove(KnownField.EVENT_CATEGORY.id());
    for (String category : claimed) {
      if (!category.equals(SIGNAL)) {
        event.put(KnownField.EVENT_CATEGORY, category);
      }
    }
  }
}
