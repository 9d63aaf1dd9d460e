package perilune.context.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/**
 * A written history of one host and what must be known at each of its events.
 *
 * <pre>
 * == a sentence                                         begins a case
 * 10.001 #6 exec pid=101 ppid=100 exe=/usr/bin/lua args=lua,-e,x
 *   => process.parent.name=bash  process.parent.args=-  has this value; is absent
 *   => process.args=a|b  process.entity_id=@x  several values; the same wherever @x stands
 *   => process.entity_id!=@x                            another than @x
 *   => #evicted=2                                       a counter
 * </pre>
 *
 * Words: exec, fork, end, create, write, rename, link, chmod, delete, load, protect, LOGIN and
 * other record types in capitals, doc for a document whose fields are all given, and anything else
 * for another system call. In values, ~ stands for a blank.
 */
public record Timeline(String name, List<Step> steps) {

  /** One event, and what is expected of it. */
  public record Step(int line, String event, List<String> expectations) {}

  @Override
  public String toString() {
    return name;
  }

  static List<Timeline> read(String resource) {
    return readFrom("/lineage/" + resource);
  }

  /** Reads all histories of a resource. */
  public static List<Timeline> readFrom(String resource) {
    var timelines = new ArrayList<Timeline>();
    int number = 0;
    for (String raw : text(resource).split("\n")) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("//")) {
        continue;
      }
      if (line.startsWith("==")) {
        timelines.add(new Timeline(line.substring(2).strip(), new ArrayList<>()));
      } else if (line.startsWith("=>")) {
        timelines.getLast().steps.getLast().expectations.addAll(words(line.substring(2)));
      } else {
        timelines.getLast().steps.add(new Step(number, line, new ArrayList<>()));
      }
    }
    return timelines;
  }

  private static String text(String resource) {
    try (var in = Timeline.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no timeline " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  /** Gives the event that a line describes. */
  public static Event event(FieldTable fields, String line) {
    var event = new Event(fields);
    List<String> words = words(line);
    event.header().timed = true;
    event.header().timeNanos = new BigDecimal(words.get(0)).movePointRight(9).longValueExact();
    event.header().hostKey = "host-a";
    String word = words.get(1);
    int at = 1;
    if (word.startsWith("#")) {
      event.header().sequence = Long.parseLong(word.substring(1));
      word = words.get(2);
      at = 2;
    }
    action(event, word);
    for (String pair : words.subList(at + 1, words.size())) {
      int equals = pair.indexOf('=');
      put(event, pair.substring(0, equals), pair.substring(equals + 1).replace('~', ' '));
    }
    shorten(event);
    return event;
  }

  private static void action(Event event, String word) {
    switch (word) {
      case "exec" -> actions(event, "process", "start", "exec");
      case "fork" -> actions(event, "process", "info", "fork");
      case "end" -> actions(event, "process", "end", "end");
      case "create" -> actions(event, "file", "creation", "creation");
      case "write" -> actions(event, "file", "change", "opened-for-writing");
      case "rename" -> actions(event, "file", "change", "rename");
      case "link" -> actions(event, "file", "creation", "creation");
      case "chmod" -> actions(event, "file", "change", "permissions-modified");
      case "delete" -> actions(event, "file", "deletion", "deletion");
      case "load" -> actions(event, "library", "start", "load");
      case "protect" -> actions(event, "process", "change", "memory-protection");
      case "doc" -> {}
      default -> {
        if (word.equals(word.toUpperCase(java.util.Locale.ROOT))) {
          actions(event, "authentication", "start", "login");
          event.put(KnownField.AUDITD_MESSAGE_TYPE, word);
        } else {
          actions(event, "network", "info", word);
        }
      }
    }
  }

  private static void actions(Event event, String category, String type, String action) {
    event.put(KnownField.EVENT_CATEGORY, category);
    event.put(KnownField.EVENT_TYPE, type);
    event.put(KnownField.EVENT_ACTION, action);
  }

  private static void put(Event event, String name, String value) {
    switch (name) {
      case "pid" -> event.putLong(KnownField.PROCESS_PID, Long.parseLong(value));
      case "ppid" -> event.putLong(KnownField.PROCESS_PARENT_PID, Long.parseLong(value));
      case "child" -> event.putLong(KnownField.PROCESS_CHILD_PID, Long.parseLong(value));
      case "exe" -> event.put(KnownField.PROCESS_EXECUTABLE, value);
      case "comm" -> event.put(KnownField.PROCESS_NAME, value);
      case "cwd" -> event.put(KnownField.PROCESS_WORKING_DIRECTORY, value);
      case "file" -> event.put(KnownField.FILE_PATH, value);
      case "from" -> event.put(KnownField.FILE_ORIGINAL_PATH, value);
      case "to" -> event.put(KnownField.FILE_TARGET_PATH, value);
      case "dll" -> event.put(KnownField.DLL_PATH, value);
      case "ses" -> event.put(KnownField.SESSION_ID, value);
      case "acct" -> event.put(KnownField.USER_NAME, value);
      case "target" -> event.put(KnownField.USER_TARGET_NAME, value);
      case "addr" -> event.put(KnownField.SOURCE_IP, value);
      case "outcome" -> event.put(KnownField.EVENT_OUTCOME, value);
      case "a0" -> {
        event.put(KnownField.AUDITD_A0, value);
        event.put(KnownField.AUDITD_SYSCALL, "clone");
      }
      case "args" -> {
        arguments(event, value);
        event.put(KnownField.COMMAND_LINE_SOURCE, "execve");
      }
      case "title" -> {
        arguments(event, value);
        event.put(KnownField.COMMAND_LINE_SOURCE, "proctitle");
      }
      default -> other(event, name, value);
    }
  }

  private static void other(Event event, String name, String value) {
    int field = event.table().intern(name);
    for (String each : value.split(",", -1)) {
      switch (event.table().type(field)) {
        case LONG -> event.putLong(field, Long.parseLong(each));
        case BOOLEAN -> event.putBoolean(field, Boolean.parseBoolean(each));
        default -> event.put(field, each);
      }
    }
  }

  private static void arguments(Event event, String value) {
    String[] arguments = value.split(",", -1);
    for (String argument : arguments) {
      event.put(KnownField.PROCESS_ARGS, argument);
    }
    event.putLong(KnownField.PROCESS_ARGS_COUNT, arguments.length);
    event.put(KnownField.PROCESS_COMMAND_LINE, String.join(" ", arguments));
  }

  /** The kernel calls a program by the last part of its path, at most 15 bytes of it. */
  private static void shorten(Event event) {
    if (event.has(KnownField.PROCESS_EXECUTABLE)
        && !event.has(KnownField.PROCESS_NAME)
        && !event.has(KnownField.PROCESS_ENTITY_ID)) {
      String path = event.text(KnownField.PROCESS_EXECUTABLE).orElseThrow();
      String name = path.substring(path.lastIndexOf('/') + 1);
      event.put(KnownField.PROCESS_NAME, name.substring(0, Math.min(15, name.length())));
    }
  }
}
