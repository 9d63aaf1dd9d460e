package perilune.telemetry.windows;

import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.Tag;
import perilune.telemetry.AsciiWords;
import perilune.telemetry.ReadContext;

/**
 * Adds fields that are parts of other fields: last parts of paths, the hive of a registry key, the
 * arguments of a command line. A field that has a value keeps it.
 *
 * <p>In a path that starts with {@code /} only that divides, in any other a backslash too. A
 * command line is cut into arguments only where it is of Windows: that of Linux was joined without
 * quotes. Owned by one thread.
 */
final class DerivedFields {

  enum Part {
    LAST,
    EXTENSION,
    HIVE,
    KEY,
    VALUE,
    ARGUMENTS,
    ARGUMENT_COUNT
  }

  /** One field and what it is a part of. */
  record Derivation(String of, String into, Part part) {}

  static final List<Derivation> ALL =
      List.of(
          new Derivation("process.executable", "process.name", Part.LAST),
          new Derivation("process.executable", "perilune.process.image_name", Part.LAST),
          new Derivation("process.parent.executable", "process.parent.name", Part.LAST),
          new Derivation(
              "process.parent.executable", "perilune.process.parent.image_name", Part.LAST),
          new Derivation("Target.process.executable", "Target.process.name", Part.LAST),
          new Derivation("process.command_line", "process.args", Part.ARGUMENTS),
          new Derivation("process.command_line", "process.args_count", Part.ARGUMENT_COUNT),
          new Derivation("process.parent.command_line", "process.parent.args", Part.ARGUMENTS),
          new Derivation(
              "process.parent.command_line", "process.parent.args_count", Part.ARGUMENT_COUNT),
          new Derivation("file.path", "file.name", Part.LAST),
          new Derivation("file.path", "file.extension", Part.EXTENSION),
          new Derivation("dll.path", "dll.name", Part.LAST),
          new Derivation("registry.path", "registry.hive", Part.HIVE),
          new Derivation("registry.path", "registry.key", Part.KEY),
          new Derivation("registry.path", "registry.value", Part.VALUE));

  private record Step(int of, int into, Part part) {}

  private final Step[] steps;
  private final Arguments arguments = new Arguments();

  // The text of which the last step was a part: several steps in a row are parts of one.
  private int value;
  private int last;
  private boolean split;

  DerivedFields(ReadContext context) {
    var wanted = new ArrayList<Step>();
    FieldTable fields = context.fields();
    for (Derivation each : ALL) {
      if (context.demand().wantsAll() || context.demand().wants(fields.intern(each.into()))) {
        wanted.add(new Step(fields.intern(each.of()), fields.intern(each.into()), each.part()));
      }
    }
    steps = wanted.stream().filter(step -> step.into() != FieldTable.FULL).toArray(Step[]::new);
  }

  /**
   * @param linux whether the record is of Linux
   */
  void fill(Event event, boolean linux) {
    value = Event.NONE;
    for (Step step : steps) {
      int of = event.firstValue(step.of());
      if (of != Event.NONE && event.tag(of) == Tag.TEXT && !event.has(step.into())) {
        take(of, event);
        fill(step, event, linux);
      }
    }
  }

  private void take(int of, Event event) {
    if (value != of) {
      value = of;
      split = false;
      int from = event.offset(of);
      last = lastPart(event.arena(), from, from + event.length(of));
    }
  }

  private void fill(Step step, Event event, boolean linux) {
    int from = event.offset(value);
    int end = from + event.length(value);
    switch (step.part()) {
      case LAST, VALUE -> put(step, event, last, end);
      case EXTENSION -> {
        int dot = end;
        while (dot > last && event.arena()[dot - 1] != '.') {
          dot--;
        }
        // The dot of a hidden file's name starts no extension.
        put(step, event, dot > last + 1 ? dot : end, end);
      }
      case HIVE -> put(step, event, from, firstSlash(event.arena(), from, end));
      case KEY -> {
        int slash = firstSlash(event.arena(), from, end);
        put(step, event, Math.min(slash + 1, end), Math.max(last - 1, slash));
      }
      case ARGUMENTS -> {
        if (!linux) {
          split(event, from, end);
          arguments.putAll(event, step.into());
        }
      }
      case ARGUMENT_COUNT -> {
        if (!linux) {
          split(event, from, end);
          event.putLong(step.into(), arguments.count());
        }
      }
    }
  }

  private void split(Event event, int from, int end) {
    if (!split) {
      split = true;
      arguments.split(event.arena(), from, end);
    }
  }

  private static void put(Step step, Event event, int from, int end) {
    if (from < end) {
      event.put(step.into(), event.arena(), from, end - from);
    }
  }

  private static int firstSlash(byte[] bytes, int from, int end) {
    return AsciiWords.find((byte) '\\', bytes, from, end);
  }

  private static int lastPart(byte[] bytes, int from, int end) {
    boolean slashOnly = from < end && bytes[from] == '/';
    int at = end;
    while (at > from && bytes[at - 1] != '/' && (slashOnly || bytes[at - 1] != '\\')) {
      at--;
    }
    return at;
  }
}
