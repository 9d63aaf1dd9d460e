package perilune.context.artefact;

import perilune.event.Event;

/**
 * Learns what Windows programs say that they copy, of Lua interpreters only. That the file was made
 * is not certain, but whatever is run by that name then is taken for one.
 */
final class Announcements {

  /** How long a file may take to come after a command line said it would, nanoseconds. */
  private static final long MAX_NANOS = 60_000_000_000L;

  private final FileTable table;
  private final Tally tally;
  private final Origins origins;
  private final TextKey path = new TextKey();

  Announcements(FileTable table, Tally tally, Origins origins) {
    this.table = table;
    this.tally = tally;
    this.origins = origins;
  }

  /** Learns from a start. Allocates only for shells and tools of Windows that copy. */
  void learn(Event start, long now) {
    if (!AnnouncedCopy.mayBe(start)) {
      return;
    }
    for (AnnouncedCopy copy : AnnouncedCopy.of(start)) {
      path.path(copy.path());
      if (path.isAbsolute() && origins.isLua(copy.source())) {
        learn(copy, now);
      }
    }
  }

  private void learn(AnnouncedCopy copy, long now) {
    FileEntry entry = table.getOrAdd(path);
    if (entry == null) {
      return;
    }
    if (entry.writeNanos > now) {
      tally.lateEvents++;
      return;
    }
    entry.renew();
    entry.announcedNanos = now;
    origins.inherit(entry, copy.source(), copy.step());
    table.recount(entry);
  }

  /** Says whether a write is the one that was said would come: it keeps what the file is. */
  static boolean hold(FileEntry entry, long now) {
    return entry.isLua()
        && entry.announcedNanos <= now
        && FileEntry.elapsed(entry.announcedNanos, now) <= MAX_NANOS;
  }
}
