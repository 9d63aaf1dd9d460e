package perilune.findings;

import java.util.List;
import java.util.Map;
import perilune.event.RetainedEvent;

/**
 * An event as a finding shows it.
 *
 * @param event what was kept of it
 * @param process whose event it is
 * @param action what happened, in a word
 * @param object what it happened to: a command line, an address, a path; may be empty
 * @param fields kept fields by name, for machines
 */
public record FoundEvent(
    RetainedEvent event,
    FoundProcess process,
    String action,
    String object,
    Map<String, List<String>> fields) {

  public FoundEvent {
    fields = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fields));
  }

  /** Gives the event's id. */
  public String id() {
    return event.id();
  }
}
