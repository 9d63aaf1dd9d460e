package perilune.context.artefact;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/**
 * File and process events made up from a seed: few paths and pids, hostile paths, absent fields,
 * events that come late, days that pass at once.
 */
final class FileHistory {

  private static final String[] PATHS = {
    "/tmp/a",
    "/tmp/b",
    "/tmp/c.lua",
    "/usr/bin/lua5.4",
    "/bin/luajit",
    "/dev/shm/.k",
    "/srv/d/a",
    "/srv/d",
    "a",
    "./d/a",
    "",
    "/",
    "//",
    "/tmp/a (deleted)",
    " (deleted)",
    "/memfd:x (deleted)",
    "/proc/self/fd/3",
    "/dev/null",
    "/tmp/\u0000\uFFFD",
    "/" + "x".repeat(5_000)
  };
  private static final String[] PROGRAMS = {
    "cp", "mv", "cat", "busybox", "dash", "luac5.4", "luajit", "rsync", "install", "dd", "x"
  };
  private static final String[] TYPES = {"creation", "change", "deletion", "start", "info"};
  private static final String[] CATEGORIES = {"file", "file", "process", "library"};
  private static final String[] ACTIONS = {
    "creation", "rename", "permissions-modified", "exec", "fork", "ownership-modified"
  };
  private static final String[] ARGUMENTS = {
    "-t", "--", "-", "--target-directory", "-e", "if=/bin/luajit", "of=/tmp/a", "os.execute(", "-m"
  };

  private final SplittableRandom random;
  private final FieldTable fields;
  private long timeMillis = 1_000_000;

  FileHistory(long seed, FieldTable fields) {
    this.random = new SplittableRandom(seed);
    this.fields = fields;
  }

  /** Gives the seed to use: a fixed one, so that a build repeats, or the one asked for. */
  static long seed() {
    long seed = Long.getLong("perilune.artefact.seed", 20261122);
    System.out.println("file history seed: -Dperilune.artefact.seed=" + seed);
    return seed;
  }

  List<Event> events(int count) {
    var events = new ArrayList<Event>(count);
    for (int i = 1; i <= count; i++) {
      timeMillis += random.nextInt(200) == 0 ? random.nextInt(4_000_000) : random.nextInt(9);
      long late = random.nextInt(20) == 0 ? random.nextInt(4_000) : 0;
      var event = new Event(fields);
      event.header().timed = random.nextInt(100) != 0;
      event.header().timeNanos = (timeMillis - late) * 1_000_000;
      event.header().sequence = i;
      event.header().hashLow = i;
      event.header().hostKey = "host-b";
      fill(event);
      events.add(event);
    }
    return events;
  }

  private void fill(Event event) {
    event.put(KnownField.EVENT_CATEGORY, oneOf(CATEGORIES));
    event.put(KnownField.EVENT_TYPE, oneOf(TYPES));
    event.put(KnownField.EVENT_ACTION, oneOf(ACTIONS));
    path(event, KnownField.FILE_PATH, 8);
    path(event, KnownField.FILE_ORIGINAL_PATH, 2);
    path(event, KnownField.FILE_TARGET_PATH, 2);
    path(event, KnownField.DLL_PATH, 5);
    path(event, KnownField.PROCESS_EXEC_PATH, 3);
    if (random.nextInt(5) != 0) {
      event.put(KnownField.PROCESS_EXECUTABLE, executable());
      event.putLong(KnownField.PROCESS_PID, random.nextInt(5));
      event.putLong(KnownField.PROCESS_PARENT_PID, random.nextInt(5));
      if (random.nextInt(3) == 0) {
        event.put(KnownField.PROCESS_ENTITY_ID, "E" + random.nextInt(3));
      }
    }
    if (random.nextInt(3) == 0) {
      event.put(KnownField.FILE_MODE, Integer.toOctalString(random.nextInt(0x1000)));
      event.put(KnownField.FILE_INODE, Integer.toString(random.nextInt(3)));
      event.put(KnownField.FILE_DEVICE, "fe:00");
    }
    if (random.nextInt(30) == 0) {
      event.putLong(KnownField.FILE_PATH, 7);
      event.putBoolean(KnownField.FILE_MODE, true);
      event.put(KnownField.FILE_HEADER_BYTES, random.nextBoolean() ? "1b4c4a02" : "zzzz");
      event.put(KnownField.FILE_TYPE, "dir");
    }
    for (int left = random.nextInt(5); left > 0; left--) {
      event.put(
          KnownField.PROCESS_ARGS,
          switch (random.nextInt(3)) {
            case 0 -> oneOf(PROGRAMS);
            case 1 -> oneOf(PATHS);
            default -> oneOf(ARGUMENTS);
          });
    }
    if (random.nextInt(3) == 0) {
      event.put(KnownField.PROCESS_WORKING_DIRECTORY, oneOf(PATHS));
    }
  }

  private String executable() {
    return random.nextInt(3) == 0 ? oneOf(PATHS) : "/usr/bin/" + oneOf(PROGRAMS);
  }

  private void path(Event event, KnownField field, int outOfTen) {
    if (random.nextInt(10) < outOfTen) {
      boolean many = random.nextInt(4) == 0;
      event.put(field, many ? "/tmp/" + random.nextInt(300) : oneOf(PATHS));
    }
  }

  private String oneOf(String[] values) {
    return values[random.nextInt(values.length)];
  }
}
