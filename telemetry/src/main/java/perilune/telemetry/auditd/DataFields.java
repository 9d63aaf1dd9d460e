package perilune.telemetry.auditd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.auditd.RecordTypes.RecordType;

/**
 * Puts every key of the records that nothing else reads into {@code auditd.data.KEY}.
 *
 * <p>Only where everything is asked for, or that very name was. Ids of names are remembered by the
 * bytes of the key, so that a record costs no string once its keys have been met.
 */
final class DataFields {

  static final String PREFIX = "auditd.data.";

  /** Longest key taken, in bytes; the dictionary's longest has 21. */
  private static final int MAX_KEY = 64;

  /** Keys remembered, count; the dictionary has under 300. */
  private static final int MAX_REMEMBERED = 4_096;

  private static final int KNOWN = KnownField.values().length;

  private final FieldTable fields;
  private final FieldWriter writer;
  private final boolean wantsAll;
  private final KeyCursor cursor = new KeyCursor();
  private final Bytes decoded = new Bytes();
  private final Map<KeyBytes, Integer> ids = new HashMap<>();
  private final KeyBytes probe = new KeyBytes(new byte[MAX_KEY], 0);

  DataFields(ReadContext context, FieldWriter writer) {
    this.fields = context.fields();
    this.writer = writer;
    this.wantsAll = context.demand().wantsAll();
    for (int id = 0; id < fields.size() && !wantsAll; id++) {
      String name = fields.name(id);
      if (name.startsWith(PREFIX) && context.demand().wants(id)) {
        byte[] key = Bytes.ascii(name.substring(PREFIX.length()));
        ids.put(new KeyBytes(key, key.length), id);
      }
    }
  }

  /** Puts the keys of all records but those that have fields of their own. */
  void write(EventRecords records) {
    if (!wantsAll && ids.isEmpty()) {
      return;
    }
    OpenEvent event = records.event();
    for (int i = 0; i < event.recordCount(); i++) {
      if (!hasOwnFields(event.type(i))) {
        record(event, i);
      }
    }
  }

  private static boolean hasOwnFields(RecordType type) {
    return switch (type.role()) {
      case SYSCALL, PATH, CWD, EXECVE, PROCTITLE, EOE -> true;
      case SOCKADDR, MMAP, OPENAT2, BPRM_FCAPS, OTHER_DETAIL, LOGIN, MESSAGE, UNKNOWN -> false;
    };
  }

  private void record(OpenEvent event, int record) {
    byte[] bytes = event.bytes.array;
    cursor.start(bytes, event.bodyStart(record), event.bodyEnd(record));
    while (cursor.next()) {
      int length = cursor.keyEnd() - cursor.keyStart();
      if (length <= MAX_KEY
          && hasValue(bytes)
          && isName(bytes, cursor.keyStart(), cursor.keyEnd())) {
        int id = id(bytes, cursor.keyStart(), length);
        if (id >= 0 && !saidAlready(id)) {
          value(id, bytes);
        }
      }
    }
  }

  private boolean hasValue(byte[] bytes) {
    return cursor.quoted()
        || !ValueDecoder.isNothing(bytes, cursor.valueStart(), cursor.valueEnd());
  }

  /** What the system call's own record said is not said again by another. */
  private boolean saidAlready(int id) {
    return id < KNOWN && writer.event().has(id);
  }

  private static boolean isName(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      int lower = bytes[i] | 0x20;
      boolean letter = lower >= 'a' && lower <= 'z';
      boolean digit = bytes[i] >= '0' && bytes[i] <= '9';
      if (!letter && !digit && bytes[i] != '_' && bytes[i] != '-') {
        return false;
      }
    }
    return true;
  }

  private int id(byte[] bytes, int from, int length) {
    System.arraycopy(bytes, from, probe.bytes, 0, length);
    probe.length = length;
    @Nullable Integer known = ids.get(probe);
    if (known != null) {
      return known;
    }
    if (!wantsAll) {
      return FieldTable.FULL;
    }
    byte[] key = Arrays.copyOf(probe.bytes, length);
    String name = PREFIX + new String(key, StandardCharsets.US_ASCII);
    int id = fields.intern(name);
    if (id == FieldTable.FULL) {
      writer.noPlaceFor(name);
    } else if (ids.size() < MAX_REMEMBERED) {
      ids.put(new KeyBytes(key, length), id);
    }
    return id;
  }

  private void value(int id, byte[] bytes) {
    int from = cursor.valueStart();
    int to = cursor.valueEnd();
    boolean encoded =
        !cursor.quoted()
            && Key.isEncodedText(bytes, cursor.keyStart(), cursor.keyEnd())
            && (to - from) % 2 == 0
            && ValueDecoder.isHex(bytes, from, to);
    if (!encoded) {
      writer.text(id, bytes, from, to);
      return;
    }
    decoded.clear();
    ValueDecoder.appendHex(bytes, from, to, decoded);
    writer.text(id, decoded.array, 0, decoded.length);
  }

  /** A key's bytes as a key of the map. Mutable only as the probe, which is never in the map. */
  private static final class KeyBytes {

    private final byte[] bytes;
    private int length;

    KeyBytes(byte[] bytes, int length) {
      this.bytes = bytes;
      this.length = length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof KeyBytes key
          && Arrays.equals(bytes, 0, length, key.bytes, 0, key.length);
    }

    @Override
    public int hashCode() {
      return Bytes.hash(bytes, 0, length);
    }
  }
}
