package perilune.context.lineage;

import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Reads programs from events. What it gives is valid until it is asked again, and copied by who
 * keeps it: it allocates nothing once its arrays are large enough.
 */
final class ProgramReader {

  /** Longest path, bytes: Linux's PATH_MAX. Longer ones are cut. */
  static final int MAX_PATH_BYTES = 4096;

  /** Longest name or id, bytes. */
  static final int MAX_NAME_BYTES = 1024;

  /** Longest entity id of a source, bytes; Elastic's have under 100. Longer ones are no ids. */
  static final int MAX_ID_BYTES = 1024;

  private final int maxArgumentBytes;
  private final Tally tally;
  private final Program program = new Program();
  private final Program merged = new Program();
  private final Arguments arguments = new Arguments();

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
    return read(event, true);
  }

  /** Gives a program of which an event says no more than that it runs: a title is not believed. */
  Program readSeen(Event event) {
    return read(event, !hasOnlyTitle(event));
  }

  private Program read(Event event, boolean believed) {
    program.clear();
    append(Program.Text.EXECUTABLE, event, KnownField.PROCESS_EXECUTABLE, MAX_PATH_BYTES);
    append(Program.Text.NAME, event, KnownField.PROCESS_NAME, MAX_NAME_BYTES);
    boolean line = event.has(KnownField.PROCESS_COMMAND_LINE) || event.has(KnownField.PROCESS_ARGS);
    if (believed && line) {
      append(
          Program.Text.WORKING_DIRECTORY,
          event,
          KnownField.PROCESS_WORKING_DIRECTORY,
          MAX_PATH_BYTES);
      append(Program.Text.COMMAND_LINE, event, KnownField.PROCESS_COMMAND_LINE, maxArgumentBytes);
    }
    if (believed) {
      readArguments(event, KnownField.PROCESS_ARGS, KnownField.PROCESS_ARGS_COUNT);
      int cut = event.firstValue(KnownField.COMMAND_LINE_CUT.id());
      arguments.state(-1, cut != Event.NONE && event.longValue(cut) != 0);
      program.append(arguments);
      program.onlyTitle(hasOnlyTitle(event));
    }
    program.complete();
    return program;
  }

  /** Gives the program that the event says its process's parent runs. */
  Program readParent(Event event) {
    program.clear();
    append(Program.Text.EXECUTABLE, event, KnownField.PROCESS_PARENT_EXECUTABLE, MAX_PATH_BYTES);
    append(Program.Text.NAME, event, KnownField.PROCESS_PARENT_NAME, MAX_NAME_BYTES);
    append(
        Program.Text.WORKING_DIRECTORY,
        event,
        KnownField.PROCESS_PARENT_WORKING_DIRECTORY,
        MAX_PATH_BYTES);
    append(
        Program.Text.COMMAND_LINE, event, KnownField.PROCESS_PARENT_COMMAND_LINE, maxArgumentBytes);
    readArguments(event, KnownField.PROCESS_PARENT_ARGS, KnownField.PROCESS_PARENT_ARGS_COUNT);
    program.append(arguments);
    program.complete();
    return program;
  }

  /** Gives a program of which no more is known than its executable, called as that is. */
  Program named(Event event, KnownField executable) {
    program.clear();
    append(Program.Text.EXECUTABLE, event, executable, MAX_PATH_BYTES);
    program.callAsFile();
    program.complete();
    return program;
  }

  /** Gives the first program, and the second's texts where the first has none. */
  Program merge(Program first, Program second) {
    merged.clear();
    merged.append(Program.Text.EXECUTABLE, having(Program.Text.EXECUTABLE, first, second));
    merged.append(Program.Text.NAME, having(Program.Text.NAME, first, second));
    Program.Text directory = Program.Text.WORKING_DIRECTORY;
    merged.append(directory, having(directory, first, second));
    merged.appendLine(first.lineKnown() ? first : second);
    merged.complete();
    return merged;
  }

  private static Program having(Program.Text text, Program first, Program second) {
    return first.has(text) ? first : second;
  }

  private void append(Program.Text text, Event event, KnownField field, int max) {
    int value = event.firstValue(field.id());
    if (value != Event.NONE && event.tag(value) == Tag.TEXT && event.length(value) > 0) {
      int length = Math.min(event.length(value), max);
      program.append(text, event.arena(), event.offset(value), length);
    }
  }

  private void readArguments(Event event, KnownField field, KnownField countField) {
    arguments.read(event, field, maxArgumentBytes);
    if (arguments.cut()) {
      tally.cutArguments++;
    }
    arguments.state(event.longOr(countField, -1), false);
  }
}
