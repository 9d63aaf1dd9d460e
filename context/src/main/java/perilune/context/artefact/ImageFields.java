package perilune.context.artefact;

import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.KnownField;

/** Says what an event itself tells of its executable, library or mapping. Stateless. */
final class ImageFields {

  private static final String DELETED = " (deleted)";

  private ImageFields() {}

  /** Says what the executable of a start is, where it lies and what rights it gives. */
  static void start(Event event) {
    String executable = event.text(KnownField.PROCESS_EXECUTABLE).orElse("");
    String state = state(executable);
    event.replace(KnownField.IMAGE_STATE, state);
    event.replace(KnownField.IMAGE_LOCATION, location(executable, state));
    if (!event.has(KnownField.ELEVATION)) {
      event.put(KnownField.ELEVATION, runsForAnother(event) ? "setuid" : "unknown");
    }
  }

  /** Where no mode is recorded: an effective user other than the real one came with the file. */
  private static boolean runsForAnother(Event event) {
    String real = event.text(KnownField.PROCESS_REAL_USER_ID).orElse("");
    String effective = event.text(KnownField.USER_EFFECTIVE_ID).orElse("");
    return !real.isEmpty() && !effective.isEmpty() && !real.equals(effective);
  }

  private static String state(String executable) {
    if (executable.isEmpty()) {
      return "unknown";
    }
    // Linux names a memfd's file so in /proc/PID/exe, with or without its mark; see
    // memfd_create(2).
    if (executable.startsWith("/memfd:")
        || executable.startsWith("memfd:")
        || executable.equals("memfd")) {
      return "memory";
    }
    return executable.endsWith(DELETED) ? "deleted" : "file";
  }

  private static String location(String executable, String state) {
    return switch (state) {
      case "file" -> Place.of(executable);
      case "deleted" -> Place.of(executable.substring(0, executable.length() - DELETED.length()));
      default -> "unknown";
    };
  }

  static void library(Event event) {
    String path = event.text(KnownField.DLL_PATH).orElse("");
    event.replace(KnownField.LIBRARY_LOCATION, Place.of(path));
  }

  /** Says what a mapping allows at once. */
  static void memory(Event event) {
    boolean execute = event.hasText(KnownField.MEMORY_PROTECTION, "execute");
    boolean write = event.hasText(KnownField.MEMORY_PROTECTION, "write");
    event.replace(
        KnownField.MEMORY_STATE, !execute ? "other" : write ? "writable_executable" : "executable");
  }
}
