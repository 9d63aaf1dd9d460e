package perilune.context.lineage;

import perilune.event.Event;
import perilune.event.KnownField;

/** Reads programs from events. Allocates: only for processes and images not met before. */
final class ProgramReader {

  /** Longest path, bytes: Linux's PATH_MAX. Longer ones are cut. */
  static final int MAX_PATH_BYTES = 4096;

  /** Longest name or id, bytes. */
  static final int MAX_NAME_BYTES = 1024;

  /** Longest entity id of a source, bytes; Elastic's have under 100. Longer ones are no ids. */
  static final int MAX_ID_BYTES = 1024;

  private final int maxArgumentBytes;
  private final Tally tally;

  ProgramReader(int maxArgumentBytes, Tally tally) {
    this.maxArgumentBytes = maxArgumentBytes;
    this.tally = tally;
  }

  /** Says whether the event's command line is only the kernel's title, which may be stale. */
  static boolean hasOnlyTitle(Event event) {
    return event.hasText(KnownField.COMMAND_LINE_SOURCE, "proctitle");
  }

  /** Gives the program that the event's process runs. */
  Program read(Event event) {
    byte[] text = Bytes.of(event, KnownField.PROCESS_COMMAND_LINE, maxArgumentBytes);
    Arguments arguments = arguments(event, KnownField.PROCESS_ARGS, KnownField.PROCESS_ARGS_COUNT);
    return program(event, new CommandLine(arguments, text, hasOnlyTitle(event)));
  }

  /** Gives a program of which an event says no more than that it runs: a title is not believed. */
  Program readSeen(Event event) {
    return hasOnlyTitle(event) ? program(event, CommandLine.UNKNOWN) : read(event);
  }

  private static Program program(Event event, CommandLine line) {
    return new Program(
        Bytes.of(event, KnownField.PROCESS_EXECUTABLE, MAX_PATH_BYTES),
        Bytes.of(event, KnownField.PROCESS_NAME, MAX_NAME_BYTES),
        line,
        line.known()
            ? Bytes.of(event, KnownField.PROCESS_WORKING_DIRECTORY, MAX_PATH_BYTES)
            : Bytes.NONE);
  }

  /** Gives the program that the event says its process's parent runs. */
  Program readParent(Event event) {
    byte[] text = Bytes.of(event, KnownField.PROCESS_PARENT_COMMAND_LINE, maxArgumentBytes);
    Arguments arguments =
        arguments(event, KnownField.PROCESS_PARENT_ARGS, KnownField.PROCESS_PARENT_ARGS_COUNT);
    return new Program(
        Bytes.of(event, KnownField.PROCESS_PARENT_EXECUTABLE, MAX_PATH_BYTES),
        Bytes.of(event, KnownField.PROCESS_PARENT_NAME, MAX_NAME_BYTES),
        new CommandLine(arguments, text, false),
        Bytes.of(event, KnownField.PROCESS_PARENT_WORKING_DIRECTORY, MAX_PATH_BYTES));
  }

  /** Gives the first program, and the second's texts where the first has none. */
  static Program merge(Program first, Program second) {
    return new Program(
        either(first.executable(), second.executable()),
        either(first.name(), second.name()),
        first.line().known() ? first.line() : second.line(),
        either(first.workingDirectory(), second.workingDirectory()));
  }

  private static byte[] either(byte[] first, byte[] second) {
    return first.length > 0 ? first : second;
  }

  private Arguments arguments(Event event, KnownField field, KnownField countField) {
    Arguments read = Arguments.of(event, field, maxArgumentBytes);
    if (read.cut()) {
      tally.cutArguments++;
    }
    boolean own = field == KnownField.PROCESS_ARGS;
    int cut = own ? event.firstValue(KnownField.COMMAND_LINE_CUT.id()) : Event.NONE;
    boolean cutInRecord = cut != Event.NONE && event.longValue(cut) != 0;
    return read.as(event.longOr(countField, -1), cutInRecord);
  }
}
