package perilune.engine.kind;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import perilune.engine.match.ByteHash;
import perilune.event.Event;
import perilune.event.Kind;
import perilune.event.Tag;

/**
 * All that the kind fields of one event are: absent, null, empty, and their values in order, as
 * bytes. Reused from event to event; allocates nothing. Owned by one thread.
 */
public final class EventKind {

  /** Longest kind, bytes: longer values are of no use to tell many events from few. */
  static final int MAX_BYTES = 512;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final KindFields fields;
  private final byte[] bytes;
  private int length;

  /** Makes an empty one. */
  public EventKind(KindFields fields) {
    this.fields = fields;
    bytes = new byte[MAX_BYTES];
  }

  private EventKind(EventKind other) {
    fields = other.fields;
    length = other.length;
    bytes = Arrays.copyOf(other.bytes, length);
  }

  /** Gives one that stays as it is. */
  public EventKind copy() {
    return new EventKind(this);
  }

  /**
   * Takes what an event's fields are.
   *
   * @return false if that is too long: then it holds nothing of use
   */
  public boolean take(Event event) {
    length = 0;
    for (int field : fields.ids()) {
      byte kind = event.kind(field);
      if (length + 1 > MAX_BYTES) {
        return false;
      }
      bytes[length++] = kind;
      if (kind >= Kind.ONE && !takeValues(event, field)) {
        return false;
      }
    }
    return true;
  }

  private boolean takeValues(Event event, int field) {
    for (int value = event.firstValue(field); value != Event.NONE; value = event.nextValue(value)) {
      int text = event.tag(value) == Tag.TEXT ? event.length(value) : 0;
      if (text > MAX_BYTES || length + 2 + Long.BYTES + text > MAX_BYTES) {
        return false;
      }
      bytes[length++] = event.tag(value);
      if (event.tag(value) == Tag.TEXT) {
        bytes[length++] = (byte) text;
        bytes[length++] = (byte) (text >>> 8);
        System.arraycopy(event.arena(), event.offset(value), bytes, length, text);
        length += text;
      } else {
        LONGS.set(bytes, length, event.longValue(value));
        length += Long.BYTES;
      }
    }
    // No tag is 0: what follows is another field.
    bytes[length++] = 0;
    return length < MAX_BYTES;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventKind kind
        && Arrays.equals(bytes, 0, length, kind.bytes, 0, kind.length);
  }

  @Override
  public int hashCode() {
    return (int) (ByteHash.of(0, bytes, 0, length) >>> Integer.SIZE);
  }
}
