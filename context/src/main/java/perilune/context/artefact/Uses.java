package perilune.context.artefact;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;

/** Remembers what files served as, and says it when they are changed or go away. */
final class Uses {

  private static final byte[][] WORDS = {
    TextKey.ascii("executable"), TextKey.ascii("script"), TextKey.ascii("library")
  };
  private static final byte[] NONE = TextKey.ascii("none");
  private static final byte[] UNKNOWN = TextKey.ascii("unknown");
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Longest entity id, bytes; longer ones are no ids, see lineage. */
  private static final int MAX_ID_BYTES = 1_024;

  private final FileTable table;
  private final Known known;

  Uses(FileTable table, Known known) {
    this.table = table;
    this.known = known;
  }

  /** Learns that the process of an event runs or loads a file. */
  void learn(TextKey path, int as, Event event) {
    long now = known.eventNanos;
    if (!path.isAbsolute() || path.deleted) {
      return;
    }
    FileEntry entry = table.getOrAdd(path);
    if (entry == null || entry.usedNanos > now) {
      return;
    }
    if (entry.deleted && entry.writeNanos <= now) {
      // It is there again, brought by somebody who was not seen.
      entry.renew();
      table.recount(entry);
    }
    boolean old = !table.isWithinWindow(entry.usedNanos, now);
    entry.usedAs = old ? as : entry.usedAs | as;
    entry.usedNanos = now;
    if (!TextKey.same(event, KnownField.PROCESS_ENTITY_ID, entry.usedBy)) {
      entry.usedBy = TextKey.copy(event, KnownField.PROCESS_ENTITY_ID, MAX_ID_BYTES);
      table.recount(entry);
    }
  }

  /** Writes what the file of an event, under its old name or the new, served as before. */
  void write(Event event, TextKey path, TextKey original) {
    long now = known.eventNanos;
    FileEntry here = used(path, now);
    FileEntry there = original.length() == 0 ? null : used(original, now);
    int as = (here == null ? 0 : here.usedAs) | (there == null ? 0 : there.usedAs);
    if (as == 0) {
      boolean certain =
          known.startsSeen
              && path.isAbsolute()
              && !table.isTooLong(path)
              && !table.isTooLong(original)
              && (original.length() == 0 || original.isAbsolute())
              && !table.mayHaveForgottenUse(now);
      put(event, KnownField.FILE_USED_AS, certain ? NONE : UNKNOWN);
      return;
    }
    for (int bit = 0; bit < WORDS.length; bit++) {
      if ((as & 1 << bit) != 0) {
        put(event, KnownField.FILE_USED_AS, WORDS[bit]);
      }
    }
    FileEntry last = later(here, there);
    if (last != null) {
      put(event, KnownField.FILE_USED_BY, last.usedBy);
      event.putLong(KnownField.FILE_USED_AGE, (now - last.usedNanos) / NANOS_PER_MILLI);
    }
  }

  private static @Nullable FileEntry later(@Nullable FileEntry one, @Nullable FileEntry other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.usedNanos >= other.usedNanos ? one : other;
  }

  private @Nullable FileEntry used(TextKey path, long now) {
    FileEntry entry = table.get(path);
    boolean counts = entry != null && !entry.deleted && table.isWithinWindow(entry.usedNanos, now);
    return counts ? entry : null;
  }

  private static void put(Event event, KnownField field, byte[] text) {
    if (text.length > 0) {
      event.put(field, text, 0, text.length);
    }
  }
}
