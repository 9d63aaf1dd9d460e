package perilune.pipeline;

import java.util.List;
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

  /** Turns an event into the signal that a match raises, at the place of the match's last event. */
  static void raise(RetainedEvent last, String ruleId, Event into) {
    last.restoreTo(into);
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
