package perilune.pipeline.readiness;

import java.util.List;
import java.util.Set;
import perilune.event.Event;
import perilune.event.KnownField;

/** Gives kinds of events a short name, so that those of all sensors can be compared. */
final class EventKind {

  static final String PROGRAM_START = "program-start";

  /** What sudo or systemd tells of a start of its own accord, with neither path nor arguments. */
  private static final Set<String> TOLD_BY_OTHERS = Set.of("ran-command", "started-service");

  private EventKind() {}

  /** Gives the kind of an event by its category, types and action. */
  static String of(Event event) {
    List<String> categories = event.texts(KnownField.EVENT_CATEGORY);
    List<String> types = event.texts(KnownField.EVENT_TYPE);
    String action = event.text(KnownField.EVENT_ACTION).orElse("");
    for (String category : categories) {
      switch (category) {
        case "process" -> {
          return process(types, action);
        }
        case "network" -> {
          return network(types, action);
        }
        case "file" -> {
          return file(types, action);
        }
        case "library", "driver" -> {
          return "library-load";
        }
        case "authentication", "session" -> {
          return "login";
        }
        default -> {}
      }
    }
    return categories.isEmpty() ? "uncategorised" : categories.getFirst();
  }

  private static String process(List<String> types, String action) {
    if (action.contains("memfd")) {
      return "memory-file";
    }
    if (action.equals("memory-protection")) {
      return "memory-protection";
    }
    if (action.equals("fork") || action.equals("forked")) {
      return "fork";
    }
    if (types.contains("start") && !TOLD_BY_OTHERS.contains(action)) {
      return PROGRAM_START;
    }
    return types.contains("end") ? "program-end" : "other-process";
  }

  private static String network(List<String> types, String action) {
    if (action.contains("accept")) {
      return "accept";
    }
    if (action.contains("listen") || action.contains("bound")) {
      return "listen";
    }
    if (action.contains("lookup") || action.startsWith("dns") || types.contains("protocol")) {
      return "name-lookup";
    }
    if (action.contains("disconnect") || types.contains("end") && !types.contains("start")) {
      return "disconnect";
    }
    return types.contains("info") && types.size() == 1 ? "other-network" : "connect";
  }

  private static String file(List<String> types, String action) {
    if (types.contains("deletion")) {
      return "file-deletion";
    }
    if (action.contains("rename")) {
      return "file-rename";
    }
    if (action.contains("permission") || action.contains("owner") || action.contains("mode")) {
      return action.contains("modification") ? "file-change" : "file-permission";
    }
    if (types.contains("creation")) {
      return "file-creation";
    }
    if (types.contains("change")) {
      return "file-change";
    }
    return types.contains("access") ? "file-access" : "other-file";
  }
}
