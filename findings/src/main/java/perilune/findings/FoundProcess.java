package perilune.findings;

import java.util.List;
import java.util.OptionalLong;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * A process as a finding shows it. Empty strings where not known.
 *
 * @param entityId names it for all time
 * @param pid process id on its host
 * @param name the name it was started by
 * @param executable absolute path
 * @param args argument vector
 * @param commandLine arguments joined
 * @param commandLineSource execve, proctitle, source, lineage or unknown
 * @param commandLineCut whether the record does not hold all of it
 * @param workingDirectory where it ran
 * @param owner the package that owns its executable
 */
public record FoundProcess(
    String entityId,
    OptionalLong pid,
    String name,
    String executable,
    List<String> args,
    String commandLine,
    String commandLineSource,
    boolean commandLineCut,
    String workingDirectory,
    FoundPackage owner) {

  public FoundProcess {
    args = List.copyOf(args);
  }

  /** Reads an event's own process. */
  static FoundProcess own(RetainedEvent event) {
    return new FoundProcess(
        event.text(KnownField.PROCESS_ENTITY_ID).orElse(""),
        number(event, KnownField.PROCESS_PID),
        event.text(KnownField.PROCESS_NAME).orElse(""),
        event.text(KnownField.PROCESS_EXECUTABLE).orElse(""),
        event.texts(KnownField.PROCESS_ARGS),
        event.text(KnownField.PROCESS_COMMAND_LINE).orElse(""),
        event.text(KnownField.COMMAND_LINE_SOURCE).orElse("unknown"),
        event.text(KnownField.COMMAND_LINE_CUT).orElse("false").equals("true"),
        event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse(""),
        FoundPackage.own(event));
  }

  /** Reads the parent of an event's process. */
  static FoundProcess parent(RetainedEvent event) {
    return new FoundProcess(
        event.text(KnownField.PROCESS_PARENT_ENTITY_ID).orElse(""),
        number(event, KnownField.PROCESS_PARENT_PID),
        event.text(KnownField.PROCESS_PARENT_NAME).orElse(""),
        event.text(KnownField.PROCESS_PARENT_EXECUTABLE).orElse(""),
        event.texts(KnownField.PROCESS_PARENT_ARGS),
        event.text(KnownField.PROCESS_PARENT_COMMAND_LINE).orElse(""),
        event.text(KnownField.PROCESS_PARENT_COMMAND_LINE).isPresent() ? "lineage" : "unknown",
        false,
        event.text(KnownField.PROCESS_PARENT_WORKING_DIRECTORY).orElse(""),
        FoundPackage.parent(event));
  }

  private static OptionalLong number(RetainedEvent event, KnownField field) {
    String text = event.text(field).orElse("");
    return text.isEmpty() || text.length() > 18 || !text.chars().allMatch(Character::isDigit)
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(text));
  }

  /** Says whether anything at all is known of it. */
  boolean isKnown() {
    return pid.isPresent() || !entityId.isEmpty() || !name.isEmpty();
  }
}
