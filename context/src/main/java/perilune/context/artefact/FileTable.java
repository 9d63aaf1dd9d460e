package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * All paths of one host of which something is known, bounded.
 *
 * <p>What was neither written, used nor looked for within the window goes first, then what was
 * touched longest ago; of a process that writes too many files its own oldest go before those of
 * others. The order of the map is that of the last touch. Every operation is O(1); finding
 * allocates nothing.
 */
final class FileTable {

  private static final int NO_WRITER = -1;

  private final ArtefactLimits limits;
  private final Tally tally;
  private final LinkedHashMap<TextKey, FileEntry> files = new LinkedHashMap<>(256, 0.75f, true);
  private final Map<TextKey, Writer> writers = new HashMap<>();
  private final TextKey probe = new TextKey();
  private long textBytes;
  private long lastNumber;
  private long nowNanos = FileEntry.NEVER;

  /** When the next entry may have to go; a bound, so that events need not look. */
  private long tidyNanos = FileEntry.NEVER;

  /** Time of the newest write and use that were forgotten. */
  private long forgottenWriteNanos = FileEntry.NEVER;

  private long forgottenUseNanos = FileEntry.NEVER;

  FileTable(ArtefactLimits limits, Tally tally) {
    this.limits = limits;
    this.tally = tally;
  }

  int size() {
    return files.size();
  }

  /** Gives what is known of a path. */
  @Nullable FileEntry get(TextKey path) {
    FileEntry entry = files.get(path);
    if (entry != null) {
      entry.touchedNanos = nowNanos;
    }
    return entry;
  }

  /** Gives what is known of a path, a new entry if nothing is; null for one that is too long. */
  @Nullable FileEntry getOrAdd(TextKey path) {
    FileEntry known = get(path);
    if (known != null) {
      return known;
    }
    if (isTooLong(path)) {
      tally.longPaths++;
      return null;
    }
    var entry = new FileEntry(path.frozen());
    entry.touchedNanos = nowNanos;
    files.put(entry.path, entry);
    recount(entry);
    return entry;
  }

  boolean isTooLong(TextKey path) {
    return path.length() > limits.maxPathBytes();
  }

  /** Counts an entry's text anew, after it was changed. */
  void recount(FileEntry entry) {
    textBytes += entry.textBytes() - entry.countedBytes;
    entry.countedBytes = entry.textBytes();
  }

  /** Makes the process of an event the writer of a file; none if it has no identity. */
  void written(FileEntry entry, Event event) {
    Writer writer = writerOf(event);
    setWriter(entry, writer);
    boolean changed = writer != null && !TextKey.same(event, Writer.userField(event), writer.user);
    entry.user =
        changed
            ? TextKey.copy(event, Writer.userField(event), limits.maxPathBytes())
            : TextKey.NONE;
  }

  /** Gives a file a writer; the oldest file of one that has too many is forgotten. */
  void setWriter(FileEntry entry, @Nullable Writer writer) {
    if (entry.writer == writer) {
      return;
    }
    leaveWriter(entry);
    if (writer == null) {
      return;
    }
    entry.writer = writer;
    entry.number = ++lastNumber;
    join(writer, entry);
    if (writer.files.size() > limits.maxFilesPerProcess()) {
      forget(writer.files.getFirst());
      tally.evictedOfProcess++;
    }
  }

  private void join(Writer writer, FileEntry entry) {
    writer.files.add(entry);
    if (writer.files.size() == 1) {
      writers.put(writer.entityId, writer);
      textBytes += writer.textBytes();
    }
  }

  private @Nullable Writer writerOf(Event event) {
    int value = event.firstValue(KnownField.PROCESS_ENTITY_ID.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return null;
    }
    int at = event.offset(value);
    Writer known = writers.get(probe.text(event.arena(), at, at + event.length(value)));
    return known != null ? known : new Writer(event);
  }

  private void leaveWriter(FileEntry entry) {
    Writer writer = entry.writer;
    if (writer == null) {
      return;
    }
    entry.writer = null;
    writer.files.remove(entry);
    if (writer.files.isEmpty()) {
      writers.remove(writer.entityId);
      textBytes -= writer.textBytes();
    }
  }

  /** Forgets a path: nothing is there any more. */
  void remove(FileEntry entry) {
    files.remove(entry.path);
    leaveWriter(entry);
    textBytes -= entry.countedBytes;
  }

  private void forget(FileEntry entry) {
    forgottenWriteNanos = Math.max(forgottenWriteNanos, entry.writeNanos);
    forgottenUseNanos = Math.max(forgottenUseNanos, entry.usedNanos);
    remove(entry);
  }

  /** Says whether a write, or a use, may have been forgotten that would count at a time. */
  boolean mayHaveForgottenWrite(long atNanos) {
    return mayCount(forgottenWriteNanos, atNanos);
  }

  boolean mayHaveForgottenUse(long atNanos) {
    return mayCount(forgottenUseNanos, atNanos);
  }

  /** Only the newest is kept: where it is later than the event, older ones may still count. */
  private boolean mayCount(long newest, long at) {
    return newest != FileEntry.NEVER && newest > at || isWithinWindow(newest, at);
  }

  /** Says whether something happened before a time and within the window before it. */
  boolean isWithinWindow(long nanos, long atNanos) {
    return nanos != FileEntry.NEVER
        && nanos <= atNanos
        && FileEntry.elapsed(nanos, atNanos) <= limits.window().toNanos();
  }

  /** Gives paths, the one touched last ahead. */
  Iterable<FileEntry> newestFirst() {
    return files.sequencedValues().reversed();
  }

  /** Says how late it is; forgets what is too old and what is too much. */
  void tidy(long now) {
    nowNanos = Math.max(nowNanos, now);
    if (nowNanos > tidyNanos) {
      expire();
    }
    while (files.size() > limits.maxFiles()
        || textBytes > limits.maxTextBytes() && !files.isEmpty()) {
      forget(files.firstEntry().getValue());
      tally.evicted++;
    }
  }

  /** The oldest may be one that lasts: it moves to the end, as if it had been looked for. */
  private void expire() {
    long window = limits.window().toNanos();
    for (int left = files.size(); left > 0; left--) {
      FileEntry oldest = files.firstEntry().getValue();
      if (FileEntry.elapsed(oldest.touchedNanos, nowNanos) <= window) {
        break;
      }
      if (oldest.lasts()) {
        get(oldest.path);
      } else {
        // Too old for what comes in order; a clock that steps back may ask for it yet.
        forget(oldest);
        tally.expired++;
      }
    }
    // Nothing grows too old before what is now the oldest does.
    long from = files.isEmpty() ? nowNanos : files.firstEntry().getValue().touchedNanos;
    tidyNanos = from > Long.MAX_VALUE - window ? Long.MAX_VALUE : from + window;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(lastNumber);
    out.writeLong(nowNanos);
    out.writeLong(tidyNanos);
    out.writeLong(forgottenWriteNanos);
    out.writeLong(forgottenUseNanos);
    var numbers = new IdentityHashMap<Writer, Integer>();
    var ordered = new ArrayList<Writer>();
    for (FileEntry entry : files.values()) {
      Writer writer = entry.writer;
      if (writer != null && numbers.putIfAbsent(writer, ordered.size()) == null) {
        ordered.add(writer);
      }
    }
    out.writeInt(ordered.size());
    for (Writer writer : ordered) {
      writer.writeTo(out);
    }
    out.writeInt(files.size());
    for (FileEntry entry : files.values()) {
      Writer writer = entry.writer;
      out.writeInt(writer == null ? NO_WRITER : numbers.getOrDefault(writer, NO_WRITER));
      entry.writeTo(out);
    }
  }

  /** Reads what {@link #writeTo} wrote into an empty table. */
  void readFrom(DataInput in) throws IOException {
    lastNumber = in.readLong();
    nowNanos = in.readLong();
    tidyNanos = in.readLong();
    forgottenWriteNanos = in.readLong();
    forgottenUseNanos = in.readLong();
    var ordered = new ArrayList<Writer>();
    for (int left = count(in); left > 0; left--) {
      ordered.add(Writer.readFrom(in));
    }
    var written = new ArrayList<FileEntry>();
    for (int left = count(in); left > 0; left--) {
      int writer = in.readInt();
      FileEntry entry = FileEntry.readFrom(in);
      files.put(entry.path, entry);
      recount(entry);
      if (writer != NO_WRITER) {
        entry.writer = at(ordered, writer);
        written.add(entry);
      }
    }
    relink(written);
  }

  private void relink(List<FileEntry> written) {
    written.sort(Comparator.comparingLong(entry -> entry.number));
    for (FileEntry entry : written) {
      Writer writer = entry.writer;
      if (writer != null) {
        join(writer, entry);
      }
    }
  }

  private static Writer at(List<Writer> writers, int number) throws IOException {
    if (number < 0 || number >= writers.size()) {
      throw new IOException("snapshot of artefacts is damaged: reference " + number);
    }
    return writers.get(number);
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("snapshot of artefacts is damaged: a count is " + count);
    }
    return count;
  }
}
