package perilune.telemetry.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.EventHeader;

/** One thing that the output shows, until the time of all is known. Owned by one thread. */
final class Observation {

  /** Where its lines lie. */
  final EventHeader header = new EventHeader();

  final String host;

  /** Values by field, texts and whole numbers. */
  final Map<String, Object> fields = new LinkedHashMap<>();

  /** A line of syslog among the output, which becomes an event of its own. */
  @Nullable String message;

  /** Its first line. */
  final String text;

  Observation(String host, String text) {
    this.host = host;
    this.text = text;
  }

  void put(String field, String value) {
    if (!value.isEmpty()) {
      fields.put(field, value);
    }
  }

  void put(String field, long value) {
    fields.put(field, value);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }
}
