package perilune.telemetry.eslogger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.JsonTree;
import perilune.telemetry.json.Timestamps;

/**
 * Makes one event of one record.
 *
 * <p>The name of the part that {@code event} has says what happened; the number {@code event_type}
 * changes between releases and is kept as {@code event.code} only. Owned by one thread.
 */
final class EventMapper {

  /** Longest name of an event that becomes an action, characters; Apple's have under 30. */
  private static final int MAX_NAME = 128;

  /** Names remembered beyond those of the table, count. */
  private static final int MAX_REMEMBERED = 1_024;

  private static final Word JAMF = new Word("JamfProtect");

  private final FieldWriter writer;
  private final Map<String, EventKind> kinds = new HashMap<>(EventKind.table());
  private final ProcessFields processes;
  private final ExecutionEvents execution;
  private final FileEvents files;
  private final LoginEvents logins;
  private final DetailFields details;
  private final Timestamps timestamps = new Timestamps();
  private String problem = "";

  EventMapper(ReadContext context) {
    writer = new FieldWriter(context);
    processes = new ProcessFields(context, writer);
    execution = new ExecutionEvents(writer, processes);
    files = new FileEvents(writer);
    logins = new LoginEvents(writer);
    details = new DetailFields(context, writer);
  }

  /** Says why the last record gave no event. */
  String problem() {
    return problem;
  }

  /**
   * Fills an event from a record.
   *
   * @return null if it is an event, else why it is none; see {@link #problem}
   */
  @Nullable Reason map(JsonTree tree, Event into, long line, long offset) {
    int root = tree.root();
    int holder = tree.member(root, "event");
    if (holder == JsonTree.NONE && tree.member(root, "event_type") == JsonTree.NONE) {
      problem = "it is no message of Endpoint Security";
      return Reason.NOT_A_RECORD;
    }
    writer.start(into, tree, line, offset);
    int part = part(tree, holder);
    if (part == JsonTree.NONE) {
      return Reason.BROKEN_RECORD;
    }
    EventKind kind = kind(tree.name(part));
    envelope(root);
    int host = writer.text(writer.object(root, "host"), "hostname");
    writer.text(KnownField.HOST_NAME, host);
    int process = writer.object(root, "process");
    if (process == JsonTree.NONE) {
      writer.incomplete("no process");
    }
    event(kind, part, process, host);
    instigator(part, host);
    outcome(root, part);
    details.write(tree.name(part), part, kind);
    return null;
  }

  /**
   * A service of the system acts for somebody: who that is tells more than which service it was.
   */
  private void instigator(int part, int host) {
    if (writer.wants(KnownField.INSTIGATOR_ID) || writer.wants(KnownField.INSTIGATOR_EXECUTABLE)) {
      int instigator =
          writer.tree().isObject(part) ? writer.object(part, "instigator") : JsonTree.NONE;
      if (instigator != JsonTree.NONE) {
        writer.text(KnownField.INSTIGATOR_EXECUTABLE, processes.path(instigator));
        processes.entityId(KnownField.INSTIGATOR_ID, instigator, host);
      }
    }
  }

  /** Gives the one part that an event has; what stands beside it as null does not count. */
  private int part(JsonTree tree, int holder) {
    int found = JsonTree.NONE;
    for (int at = tree.first(holder); at != JsonTree.NONE; at = tree.next(at)) {
      boolean empty = tree.isNull(at);
      if (found != JsonTree.NONE && !tree.isNull(found) && !empty) {
        problem = "its event is two at once";
        return JsonTree.NONE;
      }
      if (found == JsonTree.NONE || !empty) {
        found = at;
      }
    }
    boolean named = tree.isObject(holder) && found != JsonTree.NONE;
    if (!named || tree.name(found).isEmpty() || tree.name(found).length() > MAX_NAME) {
      problem = "it does not say what happened";
      return JsonTree.NONE;
    }
    return found;
  }

  private EventKind kind(String name) {
    EventKind known = kinds.get(name);
    if (known != null) {
      return known;
    }
    EventKind kind = EventKind.unheardOf(name);
    if (kinds.size() < MAX_REMEMBERED) {
      kinds.put(name, kind);
    }
    return kind;
  }

  private void envelope(int root) {
    JsonTree tree = writer.tree();
    writer.word(KnownField.EVENT_KIND, Word.EVENT);
    writer.word(KnownField.EVENT_MODULE, Word.ESLOGGER);
    writer.word(KnownField.EVENT_DATASET, Word.ESLOGGER_EVENTS);
    writer.word(KnownField.HOST_OS_TYPE, Word.MACOS);
    boolean jamf = tree.isText(writer.member(writer.object(root, "metadata"), "vendor"), "Jamf");
    writer.word(KnownField.EVENT_PROVIDER, jamf ? JAMF : Word.ENDPOINT_SECURITY);
    writer.id(KnownField.EVENT_CODE, writer.number(root, "event_type"));
    writer.text(KnownField.EVENT_ID, nonEmpty(writer.text(root, "uuid")));
    long thread = writer.number(writer.object(root, "thread"), "thread_id");
    writer.number(KnownField.PROCESS_THREAD_ID, thread);
    long sequence = writer.number(root, "global_seq_num");
    if (sequence == FieldWriter.NO_NUMBER) {
      sequence = writer.number(root, "glob_seq_num");
    }
    writer.number(KnownField.EVENT_SEQUENCE, sequence);
    writer.event().header().sequence = Math.max(0, sequence);
    time(root);
  }

  private int nonEmpty(int node) {
    return node != JsonTree.NONE && writer.tree().length(node) > 0 ? node : JsonTree.NONE;
  }

  private void time(int root) {
    JsonTree tree = writer.tree();
    int time = writer.text(root, "time");
    long nanos =
        time == JsonTree.NONE
            ? Timestamps.NONE
            : timestamps.parse(tree.bytes(), tree.start(time), tree.length(time));
    if (nanos == Timestamps.NONE) {
      writer.badTime();
      return;
    }
    writer.event().header().timed = true;
    writer.event().header().timeNanos = nanos;
  }

  private void event(EventKind kind, int part, int process, int host) {
    switch (kind.shape()) {
      case EXEC -> execution.exec(kind, part, process, host);
      case FORK -> execution.fork(kind, part, process, host);
      default -> {
        otherEvent(kind, part);
        if (process != JsonTree.NONE) {
          processes.write(process, host);
        }
      }
    }
  }

  private void otherEvent(EventKind kind, int part) {
    switch (kind.shape()) {
      case EXIT -> execution.exit(kind, part);
      case MMAP -> execution.map(kind, part);
      case MPROTECT -> execution.protect(kind, part);
      case CREATE -> files.create(kind, part);
      case RENAME -> files.rename(kind, part);
      case LINK -> files.link(kind, part);
      case COPY -> files.copy(kind, part);
      case OPEN -> files.open(kind, part);
      case CLOSE -> files.close(kind, part);
      case MODE -> files.changeMode(kind, part);
      case OWNER -> files.changeOwner(kind, part);
      case BIND -> files.bind(kind, part);
      case FILE -> files.mention(kind, part);
      case LOGIN -> logins.write(kind, part);
      case PLAIN, EXEC, FORK -> kind.write(writer);
    }
  }

  /**
   * What the event itself says, else whether the system allowed it. A denial cannot be believed:
   * Jamf Protect writes it of programs that ran.
   */
  private void outcome(int root, int part) {
    JsonTree tree = writer.tree();
    int success = tree.member(part, "success");
    if (tree.isTruth(success)) {
      writer.word(
          KnownField.EVENT_OUTCOME, tree.number(success) != 0 ? Word.SUCCESS : Word.FAILURE);
      return;
    }
    int result = writer.object(writer.object(writer.object(root, "action"), "result"), "result");
    boolean allowed = writer.number(result, "auth") == 0;
    writer.word(KnownField.EVENT_OUTCOME, allowed ? Word.SUCCESS : Word.UNKNOWN);
  }
}
