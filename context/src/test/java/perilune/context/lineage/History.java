package perilune.context.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/**
 * Histories made up from a seed: few pids, so that they are used again; records lost, late and out
 * of order; forks that name wrong pids; logins; documents with entity ids among the records.
 */
final class History {

  private static final String[] PROGRAMS = {
    "/usr/bin/bash",
    "/usr/bin/lua5.4",
    "/usr/sbin/sshd",
    "/usr/sbin/cron",
    "/usr/bin/runc",
    "/usr/bin/containerd-shim-runc-v2",
    "/memfd:x (deleted)",
    ""
  };
  private static final String[] ACTIONS = {"exec", "fork", "end", "connect", "connect", "connect"};
  private static final String[] LOGINS = {"LOGIN", "USER_AUTH", "USER_START"};

  private final SplittableRandom random;
  private final FieldTable fields;
  private final int pids;
  private long timeMillis = 1_000_000;

  History(long seed, FieldTable fields, int pids) {
    this.random = new SplittableRandom(seed);
    this.fields = fields;
    this.pids = pids;
  }

  /** Gives the seed to use: a fixed one, so that a build repeats, or the one asked for. */
  static long seed() {
    long seed = Long.getLong("perilune.lineage.seed", 20261121);
    System.out.println("history seed: -Dperilune.lineage.seed=" + seed);
    return seed;
  }

  List<Event> events(int count) {
    var events = new ArrayList<Event>(count);
    for (int i = 1; i <= count; i++) {
      timeMillis += random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(3);
      long late = random.nextInt(20) == 0 ? random.nextInt(4_000) : 0;
      var event = new Event(fields);
      event.header().timed = random.nextInt(200) != 0;
      event.header().timeNanos = (timeMillis - late) * 1_000_000;
      event.header().sequence = random.nextInt(10) == 0 ? 0 : i;
      event.header().hashLow = i;
      event.header().hostKey = "host-b";
      fill(event);
      events.add(event);
    }
    return events;
  }

  private void fill(Event event) {
    long pid = random.nextInt(pids);
    if (random.nextInt(50) != 0) {
      event.putLong(KnownField.PROCESS_PID, pid);
    }
    if (random.nextInt(10) != 0) {
      event.putLong(KnownField.PROCESS_PARENT_PID, random.nextInt(pids));
    }
    String action = ACTIONS[random.nextInt(ACTIONS.length)];
    event.put(KnownField.EVENT_CATEGORY, action.equals("connect") ? "network" : "process");
    event.put(KnownField.EVENT_ACTION, action);
    switch (action) {
      case "exec" -> event.put(KnownField.EVENT_TYPE, "start");
      case "end" -> event.put(KnownField.EVENT_TYPE, "end");
      case "fork" -> event.putLong(KnownField.PROCESS_CHILD_PID, random.nextInt(pids));
      default -> login(event);
    }
    program(event);
    if (random.nextInt(4) == 0) {
      document(event, pid);
    }
    if (random.nextInt(3) == 0) {
      event.put(KnownField.SESSION_ID, Integer.toString(random.nextInt(6)));
    }
  }

  private void login(Event event) {
    if (random.nextInt(10) == 0) {
      event.put(KnownField.AUDITD_MESSAGE_TYPE, LOGINS[random.nextInt(LOGINS.length)]);
      event.put(KnownField.USER_NAME, "user" + random.nextInt(4));
      event.put(KnownField.SOURCE_IP, "198.51.100." + random.nextInt(9));
    } else if (random.nextInt(500) == 0) {
      event.put(KnownField.AUDITD_MESSAGE_TYPE, "SYSTEM_BOOT");
    } else if (random.nextInt(100) == 0) {
      event.putLong(KnownField.AUDITD_MESSAGE_TYPE, 5);
      event.putBoolean(KnownField.PROCESS_NAME, true);
    }
  }

  private void program(Event event) {
    String path = PROGRAMS[random.nextInt(PROGRAMS.length)];
    if (path.isEmpty()) {
      return;
    }
    event.put(KnownField.PROCESS_EXECUTABLE, path);
    event.put(KnownField.PROCESS_NAME, path.substring(path.lastIndexOf('/') + 1));
    for (int i = random.nextInt(4); i > 0; i--) {
      event.put(KnownField.PROCESS_ARGS, "argument-" + random.nextInt(100));
      if (random.nextInt(20) == 0) {
        event.putLong(KnownField.PROCESS_ARGS, random.nextLong());
      }
    }
  }

  private void document(Event event, long pid) {
    event.put(KnownField.PROCESS_ENTITY_ID, "E" + pid + "-" + random.nextInt(3));
    event.put(KnownField.PROCESS_PARENT_ENTITY_ID, "E" + random.nextInt(pids) + "-0");
    for (int i = random.nextInt(5); i > 0; i--) {
      event.put(KnownField.PROCESS_ANCESTRY, "E" + random.nextInt(pids) + "-1");
    }
  }
}
