package perilune.pipeline.readiness;

import java.util.List;

/**
 * Brings together the fields that come from the same part of a record: without it all are absent.
 */
final class FieldGroup {

  /** Fields of every event, and what the rules' own machinery adds: no sensor leaves them out. */
  private static final List<String> GIVEN =
      List.of("@timestamp", "event.", "host.", "ecs.", "agent.", "log.", "tags");

  private FieldGroup() {}

  /** Says whether a field is one that sensors may lack. */
  static boolean counts(String field) {
    return GIVEN.stream()
        .noneMatch(given -> given.endsWith(".") ? field.startsWith(given) : field.equals(given));
  }

  /** Gives the name of the group of a field: that of its first field. */
  static String of(String field) {
    return switch (field) {
      case "process.args", "process.args_count", "process.command_line" -> "process.args";
      case "process.executable", "process.name", "perilune.process.image_name" ->
          "process.executable";
      case "process.parent.pid", "process.parent.entity_id" -> "process.parent.pid";
      case "process.pid", "process.entity_id" -> "process.pid";
      case "file.path", "file.name", "file.extension", "file.directory" -> "file.path";
      case "dll.path", "dll.name" -> "dll.path";
      case "perilune.process.parent.image_name" -> "process.parent.executable";
      default -> prefixed(field);
    };
  }

  private static String prefixed(String field) {
    if (field.startsWith("destination.")) {
      return "destination.ip";
    }
    if (field.startsWith("process.parent.") && !field.contains("signature")) {
      return "process.parent.executable";
    }
    if (field.startsWith("process.code_signature.")) {
      return "process.code_signature";
    }
    return field.startsWith("user.") ? "user.id" : field;
  }
}
