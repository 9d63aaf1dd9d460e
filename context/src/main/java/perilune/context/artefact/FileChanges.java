package perilune.context.artefact;

import org.jspecify.annotations.Nullable;
import perilune.context.artefact.CopyCommand.Copied;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Learns from what happens to files: written, renamed, linked, given a run bit, deleted.
 *
 * <p>An event that is older than what is known of its path changes nothing, and is counted.
 */
final class FileChanges {

  /** Paths below these are no files that anybody keeps. */
  private static final byte[] DEVICES = TextKey.ascii("/dev/");

  private static final byte[] SHARED_MEMORY = TextKey.ascii("/dev/shm/");
  private static final byte[] PROCESSES = TextKey.ascii("/proc/");
  private static final byte[] SYSTEM = TextKey.ascii("/sys/");

  private final FileTable table;
  private final Tally tally;
  private final Origins origins;
  private final TextKey path = new TextKey();
  private final TextKey other = new TextKey();

  FileChanges(FileTable table, Tally tally, Origins origins) {
    this.table = table;
    this.tally = tally;
    this.origins = origins;
  }

  /** Learns from a file event that succeeded. */
  void learn(Event event, FileAction action, long now) {
    path.path(event, KnownField.FILE_PATH);
    Copied copied = copied(event, action);
    if (path.length() == 0 || isNoFile(path)) {
      return;
    }
    switch (action) {
      case CREATION, CHANGE -> write(event, action == FileAction.CREATION, copied, now);
      case RENAME -> rename(event, now);
      case LINK -> link(event, now);
      case COPY -> copy(event, now);
      case MODE -> mode(event, now);
      case MARK -> mark(event, now);
      case DELETION -> delete(now);
      case OTHER -> {
        // Nothing of it is asked for later.
      }
    }
  }

  private static boolean isNoFile(TextKey path) {
    return path.startsWith(DEVICES) && !path.startsWith(SHARED_MEMORY)
        || path.startsWith(PROCESSES)
        || path.startsWith(SYSTEM);
  }

  /** Asks a copying program's command line of what the file is a copy, and for its whole path. */
  private @Nullable Copied copied(Event event, FileAction action) {
    if (!action.writes() || path.length() == 0 || !CopyCommand.mayCopy(event)) {
      return null;
    }
    if (CopyCommand.isTooLong(event)) {
      tally.longCommands++;
      return null;
    }
    CopyCommand command = CopyCommand.ofCopier(event);
    Copied copied = command == null ? null : command.of(path.toString());
    if (copied != null) {
      path.path(copied.path());
    }
    return copied;
  }

  /**
   * Where the file's own write was not recorded, its mark stands for it: who fetches a file writes
   * both. Source: Microsoft, [MS-FSCC] 5.6.1, Zone.Identifier.
   */
  private void mark(Event event, long now) {
    if (!path.dropZone()) {
      return;
    }
    FileEntry entry = entry(now);
    if (entry == null) {
      return;
    }
    if (entry.deleted || !table.isWithinWindow(entry.writeNanos, now)) {
      entry.renew();
      entry.how = How.CREATED;
      stamp(entry, event, now);
    }
    entry.how |= How.MARKED;
  }

  private @Nullable FileEntry entry(long now) {
    FileEntry entry = table.getOrAdd(path);
    if (entry != null && entry.writeNanos > now) {
      tally.lateEvents++;
      return null;
    }
    return entry;
  }

  // ---- writing ----

  private void write(Event event, boolean created, @Nullable Copied copied, long now) {
    boolean directory = event.hasText(KnownField.FILE_TYPE, "dir");
    FileEntry entry = directory ? null : entry(now);
    if (entry == null) {
      return;
    }
    boolean known = isKnown(entry, now);
    if (created && Announcements.hold(entry, now)) {
      entry.how = How.CREATED | How.COPIED;
    } else if (created) {
      entry.renew();
      entry.how = How.CREATED | (known ? How.REPLACED : 0);
    } else {
      change(entry, known, now);
    }
    if (copied != null) {
      entry.how |= How.COPIED;
      entry.original = TextKey.NONE;
      entry.origin = FileEntry.NO_ORIGIN;
      entry.form = FileEntry.UNKNOWN_FORM;
      origins.inherit(entry, copied.source(), FileEntry.COPY);
    }
    byte form = Forms.written(event, path);
    entry.form = form == FileEntry.UNKNOWN_FORM ? entry.form : form;
    stamp(entry, event, now);
  }

  /** Says whether a file was at the path that somebody wrote or used shortly before. */
  private boolean isKnown(FileEntry entry, long now) {
    boolean written = table.isWithinWindow(entry.writeNanos, now);
    return !entry.deleted && (written || table.isWithinWindow(entry.usedNanos, now));
  }

  /** A file that nobody was seen to make was there before: its content is replaced in place. */
  private void change(FileEntry entry, boolean known, long now) {
    if (entry.deleted) {
      entry.renew();
    }
    boolean ownLife = known && table.isWithinWindow(entry.writeNanos, now);
    boolean used = entry.usedNanos != FileEntry.NEVER && entry.usedNanos >= entry.writeNanos;
    int before = ownLife ? entry.how : entry.how & How.RUN_BIT;
    entry.how = before | How.WRITTEN | (ownLife && !used ? 0 : How.REPLACED);
  }

  private void stamp(FileEntry entry, Event event, long now) {
    entry.writeNanos = now;
    entry.inode = hash(event, KnownField.FILE_INODE);
    entry.device = hash(event, KnownField.FILE_DEVICE);
    table.written(entry, event);
    table.recount(entry);
  }

  // ---- names ----

  private void rename(Event event, long now) {
    other.path(event, KnownField.FILE_ORIGINAL_PATH);
    FileEntry from = other.length() == 0 ? null : table.get(other);
    FileEntry entry = from != null && from.path.equals(path) ? null : entry(now);
    if (entry == null) {
      return;
    }
    boolean known = isKnown(entry, now);
    entry.renew();
    entry.how = How.RENAMED | (known ? How.REPLACED : 0);
    entry.movedDirectory = event.hasText(KnownField.FILE_TYPE, "dir");
    if (other.isAbsolute() && !entry.movedDirectory) {
      origins.inherit(entry, other.toString(), FileEntry.RENAME);
    }
    Writer wrote = null;
    if (from != null && !from.deleted && from.writeNanos <= now) {
      wrote = move(from, entry, now);
    }
    stamp(entry, event, now);
    if (from != null && wrote != null) {
      // Who wrote the content is more than who gave it a name.
      table.setWriter(entry, wrote);
      entry.user = from.user;
      table.recount(entry);
    }
  }

  /** Moves what a file served as and how it came to be; gives who wrote it, if that counts yet. */
  private @Nullable Writer move(FileEntry from, FileEntry entry, long now) {
    entry.usedAs = from.usedAs;
    entry.usedNanos = from.usedNanos;
    entry.usedBy = from.usedBy;
    Writer wrote = null;
    if (table.isWithinWindow(from.writeNanos, now)) {
      entry.how |= from.how;
      wrote = from.writer;
    }
    table.remove(from);
    return wrote;
  }

  private void link(Event event, long now) {
    FileEntry entry = entry(now);
    if (entry == null) {
      return;
    }
    boolean known = isKnown(entry, now);
    entry.renew();
    entry.how = How.LINKED | (known ? How.REPLACED : 0);
    String target = target(event);
    if (!target.isEmpty()) {
      origins.inherit(entry, target, FileEntry.LINK);
    }
    stamp(entry, event, now);
  }

  /** The system says itself of what the file is a copy. */
  private void copy(Event event, long now) {
    FileEntry entry = entry(now);
    if (entry == null) {
      return;
    }
    boolean known = isKnown(entry, now);
    entry.renew();
    entry.how = How.CREATED | How.COPIED | (known ? How.REPLACED : 0);
    String source = event.text(KnownField.FILE_ORIGINAL_PATH).orElse("");
    origins.inherit(entry, source, FileEntry.COPY);
    stamp(entry, event, now);
  }

  /** A symbolic link's target is relative to the link, a hard link's to the working directory. */
  private String target(Event event) {
    String target = event.text(KnownField.FILE_TARGET_PATH).orElse("");
    String link = path.toString();
    boolean symbolic =
        event.hasText(KnownField.AUDITD_SYSCALL, "symlink")
            || event.hasText(KnownField.AUDITD_SYSCALL, "symlinkat")
            || event.hasText(KnownField.FILE_TYPE, "symlink");
    String folder =
        symbolic
            ? link.substring(0, link.lastIndexOf('/') + 1)
            : event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    return target.isEmpty() ? "" : Place.absolute(target, folder);
  }

  // ---- the rest ----

  private void mode(Event event, long now) {
    if (!RunBit.isGiven(event) || event.hasText(KnownField.FILE_TYPE, "dir")) {
      return;
    }
    FileEntry entry = entry(now);
    if (entry != null) {
      if (entry.deleted) {
        entry.renew();
        table.recount(entry);
      }
      entry.how |= How.RUN_BIT;
    }
  }

  private void delete(long now) {
    FileEntry entry = table.get(path);
    if (entry == null) {
      return;
    }
    if (entry.writeNanos > now || entry.usedNanos > now) {
      tally.lateEvents++;
      return;
    }
    entry.deleted = true;
  }

  /** A reader's output went into a file that its process, before it became the reader, opened. */
  void printed(Event event, long now) {
    if (!CopyCommand.mayPrint(event) || CopyCommand.isTooLong(event)) {
      return;
    }
    for (String source : CopyCommand.printed(event)) {
      if (origins.isLua(source)) {
        FileEntry into = Redirection.of(event, table.newestFirst(), now);
        if (into != null) {
          into.how |= How.COPIED;
          origins.inherit(into, source, FileEntry.COPY);
          table.recount(into);
        }
        return;
      }
    }
  }

  /** FNV-1a of a field's text, 0 where it has none. */
  static long hash(Event event, KnownField field) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE) {
      return 0;
    }
    if (event.tag(value) != Tag.TEXT) {
      return event.longValue(value);
    }
    long hash = 0xcbf29ce484222325L;
    int at = event.offset(value);
    for (int i = at; i < at + event.length(value); i++) {
      hash = (hash ^ event.arena()[i]) * 0x100000001b3L;
    }
    return hash;
  }
}
