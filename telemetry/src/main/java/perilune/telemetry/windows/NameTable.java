package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;

/**
 * Finds names by their bytes, without making strings once a name was met.
 *
 * <p>The number of names is bounded; a name beyond is not there, and that is told once for each
 * record. Owned by one thread.
 */
final class NameTable {

  /** Names in one table, count; all providers of one Windows have under 20,000. */
  static final int MAX_NAMES = 32_768;

  /** Longest name, bytes. */
  static final int MAX_NAME_BYTES = 512;

  private static final String EVENT_DATA = "winlog.event_data.";
  private static final String USER_DATA = "winlog.user_data.";

  private final FieldTable fields;
  private final FieldDemand demand;
  private final Map<String, DataName> byText = new HashMap<>();
  private byte[][] keys = new byte[1024][];
  private DataName[] names = new DataName[1024];
  private int size;
  private boolean overflowed;

  NameTable(FieldTable fields, FieldDemand demand) {
    this.fields = fields;
    this.demand = demand;
  }

  /** Says whether a name was left out for a limit since this was last asked. */
  boolean takeOverflow() {
    boolean was = overflowed;
    overflowed = false;
    return was;
  }

  /** Gives a name, or null where the table is full. */
  @Nullable DataName of(String text) {
    DataName known = byText.get(text);
    return known != null ? known : add(text);
  }

  /** Gives the name that these bytes are, or null where the table is full. */
  @Nullable DataName of(byte[] bytes, int from, int length) {
    int at = slot(bytes, from, length);
    if (keys[at] != null) {
      return names[at];
    }
    DataName made = of(new String(bytes, from, length, StandardCharsets.UTF_8));
    if (made != null && size < MAX_NAMES) {
      remember(java.util.Arrays.copyOfRange(bytes, from, from + length), made);
    }
    return made;
  }

  /** Gives the names that somebody looks at, whoever asks for their fields. */
  List<DataName> needed() {
    return byText.values().stream().filter(DataName::needed).toList();
  }

  private @Nullable DataName add(String text) {
    if (byText.size() >= MAX_NAMES || text.length() > MAX_NAME_BYTES) {
      overflowed = true;
      return null;
    }
    var made = new DataName(text, field(EVENT_DATA + text), joined(text));
    byText.put(text, made);
    return made;
  }

  /** Only where a rule names it: as it lies, the name has its blanks. */
  private int joined(String text) {
    int id =
        text.indexOf(' ') < 0 ? FieldTable.FULL : fields.find(EVENT_DATA + text.replace(" ", ""));
    return id != FieldTable.FULL && demand.wants(id) ? id : FieldTable.FULL;
  }

  private int field(String name) {
    int id = fields.find(name);
    if (id == FieldTable.FULL && demand.wantsAll()) {
      id = fields.intern(name);
      overflowed |= id == FieldTable.FULL;
    }
    return id != FieldTable.FULL && demand.wants(id) ? id : FieldTable.FULL;
  }

  /** Gives the id of {@code winlog.user_data.NAME}, or {@link FieldTable#FULL} if unasked for. */
  int userField(DataName name) {
    if (name.userField() == DataName.UNASKED) {
      name.userField(field(USER_DATA + name.text()));
    }
    return name.userField();
  }

  private void remember(byte[] key, DataName name) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int at = slot(key, 0, key.length);
    keys[at] = key;
    names[at] = name;
    size++;
  }

  private void grow() {
    byte[][] oldKeys = keys;
    DataName[] oldNames = names;
    keys = new byte[oldKeys.length * 2][];
    names = new DataName[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != null) {
        int at = slot(oldKeys[i], 0, oldKeys[i].length);
        keys[at] = oldKeys[i];
        names[at] = oldNames[i];
      }
    }
  }

  private int slot(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    hash *= 0x9E3779B9;
    int at = (hash ^ hash >>> 16) & (keys.length - 1);
    while (keys[at] != null && !same(keys[at], bytes, from, length)) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private static boolean same(byte[] key, byte[] bytes, int from, int length) {
    return java.util.Arrays.equals(key, 0, key.length, bytes, from, from + length);
  }
}
