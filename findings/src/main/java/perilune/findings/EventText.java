package perilune.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/** Says in a few words what an event did. */
public final class EventText {

  private EventText() {}

  /** Gives the event's action, else its type, else its category. */
  public static String action(RetainedEvent event) {
    return event
        .text(KnownField.EVENT_ACTION)
        .or(() -> event.text(KnownField.EVENT_TYPE))
        .or(() -> event.text(KnownField.EVENT_CATEGORY))
        .orElse("event");
  }

  /** Gives what it happened to. */
  public static String object(RetainedEvent event) {
    List<String> categories = event.texts(KnownField.EVENT_CATEGORY);
    if (categories.contains("network")) {
      return address(event);
    }
    Optional<String> object =
        categories.contains("process")
            ? event.text(KnownField.PROCESS_COMMAND_LINE)
            : event.text(KnownField.FILE_PATH).or(() -> event.text(KnownField.DLL_PATH));
    return object.orElse("");
  }

  private static String address(RetainedEvent event) {
    var parts = new ArrayList<String>();
    endpoint(event, KnownField.DESTINATION_IP, KnownField.DESTINATION_PORT)
        .ifPresent(end -> parts.add("to " + end));
    endpoint(event, KnownField.SOURCE_IP, KnownField.SOURCE_PORT)
        .ifPresent(end -> parts.add("from " + end));
    return String.join(" ", parts);
  }

  private static Optional<String> endpoint(RetainedEvent event, KnownField ip, KnownField port) {
    return event
        .text(ip)
        .map(address -> event.text(port).map(number -> address + ":" + number).orElse(address));
  }
}
