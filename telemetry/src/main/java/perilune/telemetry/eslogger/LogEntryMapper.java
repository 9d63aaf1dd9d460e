package perilune.telemetry.eslogger;

import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.JsonTree;
import perilune.telemetry.json.Timestamps;

/**
 * Makes an event of an entry of the unified log that is none of eslogger's.
 *
 * <p>Every entry is an event: {@code process}, {@code info}, {@code log}, with its text as {@code
 * message}. What sudo, AMFI, Gatekeeper and launchd say of programs is read by {@link LogText}.
 * Owned by one thread.
 */
final class LogEntryMapper {

  private static final Word LOG = new Word("log");
  private static final Word MODULE = new Word("unifiedlog");
  private static final Word DATASET = new Word("macos.unified_log");

  /** Longest message that is looked into, bytes: the log cuts at 32 KiB. */
  private static final int MAX_MESSAGE = 1 << 15;

  private final FieldWriter writer;
  private final LogText text;
  private final Timestamps timestamps = new Timestamps();

  LogEntryMapper(ReadContext context) {
    writer = new FieldWriter(context);
    text = new LogText(writer);
  }

  /** Says whether a record is an entry, by the names that every entry has. */
  static boolean isEntry(JsonTree tree) {
    int root = tree.root();
    return tree.isText(tree.member(root, "timestamp"))
        && (tree.member(root, "processImagePath") >= 0 || tree.member(root, "machTimestamp") >= 0);
  }

  /** Fills an event from an entry. */
  void map(JsonTree tree, Event into, long line, long offset) {
    int root = tree.root();
    writer.start(into, tree, line, offset);
    writer.word(KnownField.EVENT_KIND, Word.EVENT);
    writer.word(KnownField.EVENT_MODULE, MODULE);
    writer.word(KnownField.EVENT_DATASET, DATASET);
    writer.word(KnownField.HOST_OS_TYPE, Word.MACOS);
    int subsystem = writer.text(root, "subsystem");
    int path = writer.text(root, "processImagePath");
    boolean named = subsystem != JsonTree.NONE && tree.length(subsystem) > 0;
    if (named) {
      writer.text(KnownField.EVENT_PROVIDER, subsystem);
    } else {
      writer.lastPart(KnownField.EVENT_PROVIDER, path);
    }
    int message = writer.text(root, "eventMessage");
    writer.text(KnownField.MESSAGE, message);
    long order = writer.number(root, "machTimestamp");
    writer.number(KnownField.EVENT_SEQUENCE, order);
    into.header().sequence = Math.max(0, order);
    time(tree, root, into);
    what(tree, root, path, message);
  }

  private void what(JsonTree tree, int root, int path, int message) {
    boolean read =
        path != JsonTree.NONE
            && message != JsonTree.NONE
            && tree.length(message) <= MAX_MESSAGE
            && text.read(new LogText.Entry(root, path, message));
    if (!read) {
      writer.meaning(Word.PROCESS, Word.INFORMATION, LOG);
      process(root, path);
    }
  }

  private void process(int root, int path) {
    writer.number(KnownField.PROCESS_PID, writer.number(root, "processID"));
    writer.text(KnownField.PROCESS_EXECUTABLE, path);
    writer.lastPart(KnownField.IMAGE_NAME, path);
    writer.lastPart(KnownField.PROCESS_NAME, path);
    writer.id(KnownField.USER_ID, writer.number(root, "userID"));
    writer.number(KnownField.PROCESS_THREAD_ID, writer.number(root, "threadID"));
  }

  private void time(JsonTree tree, int root, Event into) {
    int time = writer.text(root, "timestamp");
    long nanos =
        time == JsonTree.NONE
            ? Timestamps.NONE
            : timestamps.parse(tree.bytes(), tree.start(time), tree.length(time));
    if (nanos == Timestamps.NONE) {
      writer.badTime();
      return;
    }
    into.header().timed = true;
    into.header().timeNanos = nanos;
  }
}
