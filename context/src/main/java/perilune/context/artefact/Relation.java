package perilune.context.artefact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** Tells what the writer of a file is to the process that now uses it. */
final class Relation {

  private static final byte[] SELF = TextKey.ascii("self");
  private static final byte[] ANCESTOR = TextKey.ascii("ancestor");
  private static final byte[] SESSION = TextKey.ascii("session");
  private static final byte[] OTHER = TextKey.ascii("other");
  private static final byte[] UNKNOWN = TextKey.ascii("unknown");

  private Relation() {}

  /** Gives the nearest relation that is certain. */
  static byte[] of(@Nullable Writer writer, Event event) {
    if (writer == null) {
      return UNKNOWN;
    }
    if (has(event, KnownField.PROCESS_ENTITY_ID, writer.entityId.bytesInPlace())
        || isSameProcess(writer, event)) {
      return SELF;
    }
    if (has(event, KnownField.PROCESS_PARENT_ENTITY_ID, writer.entityId.bytesInPlace())
        || has(event, KnownField.ANCESTOR_ENTITY_ID, writer.entityId.bytesInPlace())) {
      return ANCESTOR;
    }
    boolean entries = writer.entryEntityId.length > 0 && event.has(KnownField.ENTRY_ENTITY_ID);
    if (entries && has(event, KnownField.ENTRY_ENTITY_ID, writer.entryEntityId)) {
      return SESSION;
    }
    if (!entries && isOfTheSameTree(writer, event)) {
      return SESSION;
    }
    boolean certain = entries || event.hasText(KnownField.LINEAGE_STATE, "complete");
    return certain ? OTHER : UNKNOWN;
  }

  /** Where no entry is known, the process that started the writer is one of the ancestors. */
  private static boolean isOfTheSameTree(Writer writer, Event event) {
    return writer.parentPid > 1
        && writer.parentEntityId.length > 0
        && (has(event, KnownField.PROCESS_PARENT_ENTITY_ID, writer.parentEntityId)
            || has(event, KnownField.ANCESTOR_ENTITY_ID, writer.parentEntityId));
  }

  /** An exec gives a process another identity, but the same pid under the same parent. */
  private static boolean isSameProcess(Writer writer, Event event) {
    return writer.pid >= 0
        && writer.pid == event.longOr(KnownField.PROCESS_PID, -1)
        && writer.parentPid == event.longOr(KnownField.PROCESS_PARENT_PID, -1)
        && TextKey.same(event, KnownField.PROCESS_PARENT_ENTITY_ID, writer.parentEntityId);
  }

  private static boolean has(Event event, KnownField field, byte[] text) {
    for (int v = event.firstValue(field.id()); v != Event.NONE; v = event.nextValue(v)) {
      if (event.tag(v) == Tag.TEXT) {
        int at = event.offset(v);
        if (Arrays.equals(event.arena(), at, at + event.length(v), text, 0, text.length)) {
          return true;
        }
      }
    }
    return false;
  }
}
