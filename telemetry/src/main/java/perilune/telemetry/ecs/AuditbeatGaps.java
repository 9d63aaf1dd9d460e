package perilune.telemetry.ecs;

import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/**
 * Adds to an event of Auditbeat what its older versions write under other names or not at all.
 *
 * <p>Sources: elastic/go-libaudit, {@code aucoalesce/normalizations.yaml}, for the actions and what
 * they are in ECS; Auditbeat 6 for {@code process.ppid}, {@code process.exe} and {@code
 * process.cwd}.
 *
 * <p>Owned by one thread.
 */
final class AuditbeatGaps {

  private record Meaning(String action, String category, String type) {}

  private static final Meaning[] MEANINGS = {
    new Meaning("executed", "process", "start"),
    new Meaning("process_started", "process", "start"),
    new Meaning("process_stopped", "process", "end"),
    new Meaning("existing_process", "process", "info"),
    new Meaning("killed-pid", "process", "end"),
    new Meaning("changed-identity-of", "process", "change"),
    new Meaning("connected-to", "network", "start"),
    new Meaning("accepted-connection-from", "network", "start"),
    new Meaning("bound-socket", "network", "start"),
    new Meaning("listen-for-connections", "network", "start"),
    new Meaning("sent-to", "network", "info"),
    new Meaning("received-from", "network", "info"),
    new Meaning("opened-file", "file", "access"),
    new Meaning("read-file", "file", "access"),
    new Meaning("checked-metadata-of", "file", "access"),
    new Meaning("created-directory", "file", "creation"),
    new Meaning("symlinked", "file", "creation"),
    new Meaning("linked", "file", "creation"),
    new Meaning("created", "file", "creation"),
    new Meaning("deleted", "file", "deletion"),
    new Meaning("renamed", "file", "change"),
    new Meaning("updated", "file", "change"),
    new Meaning("changed-file-attributes-of", "file", "change"),
    new Meaning("changed-file-permissions-of", "file", "change"),
    new Meaning("changed-file-ownership-of", "file", "change"),
    new Meaning("changed-timestamp-of", "file", "change"),
    new Meaning("loaded-kernel-module", "driver", "start"),
    new Meaning("unloaded-kernel-module", "driver", "end"),
    new Meaning("logged-in", "authentication", "start"),
    new Meaning("changed-login-id-to", "authentication", "start"),
    new Meaning("started-session", "session", "start"),
    new Meaning("ended-session", "session", "end"),
  };

  private final FieldDemand demand;
  private final int parentPid;
  private final int executable;
  private final int directory;

  /** Asks the tree for the older names of what is asked for. */
  AuditbeatGaps(FieldTable fields, FieldDemand demand, FieldTree tree) {
    this.demand = demand;
    parentPid = fields.intern("process.ppid");
    executable = fields.intern("process.exe");
    directory = fields.intern("process.cwd");
    tree.add("process.ppid");
    tree.add("process.exe");
    tree.add("process.cwd");
  }

  /** Says whether the event comes from the Linux audit system. */
  static boolean isAuditd(Event event) {
    return event.hasText(KnownField.EVENT_MODULE, "auditd");
  }

  /** Fills the gaps of one event. */
  void fill(Event event) {
    if (!isAuditd(event)
        && !event.hasText(KnownField.EVENT_MODULE, "auditbeat")
        && !event.hasText(KnownField.AGENT_TYPE, "auditbeat")) {
      return;
    }
    parentPid(event);
    copy(event, executable, KnownField.PROCESS_EXECUTABLE);
    copy(event, directory, KnownField.PROCESS_WORKING_DIRECTORY);
    boolean category = isGap(event, KnownField.EVENT_CATEGORY);
    boolean type = isGap(event, KnownField.EVENT_TYPE);
    if (category || type) {
      classify(event, category, type);
    }
  }

  private boolean isGap(Event event, KnownField field) {
    return demand.wants(field) && !event.has(field);
  }

  private void copy(Event event, int from, KnownField into) {
    if (event.has(from) && !event.has(into)) {
      event.putAll(into.id(), event, from);
    }
  }

  private void parentPid(Event event) {
    int value = event.firstValue(parentPid);
    if (value == Event.NONE || event.has(KnownField.PROCESS_PARENT_PID)) {
      return;
    }
    if (event.tag(value) == perilune.event.Tag.LONG) {
      event.putLong(KnownField.PROCESS_PARENT_PID, event.longValue(value));
    } else if (event.tag(value) == perilune.event.Tag.TEXT && event.length(value) > 0) {
      long pid = Decimal.unsignedOrZero(event.arena(), event.offset(value), event.length(value));
      if (pid > 0) {
        event.putLong(KnownField.PROCESS_PARENT_PID, pid);
      }
    }
  }

  private static void classify(Event event, boolean category, boolean type) {
    for (Meaning meaning : MEANINGS) {
      if (event.hasText(KnownField.EVENT_ACTION, meaning.action)) {
        if (category) {
          event.put(KnownField.EVENT_CATEGORY, meaning.category);
        }
        if (type) {
          event.put(KnownField.EVENT_TYPE, meaning.type);
        }
        return;
      }
    }
  }
}
