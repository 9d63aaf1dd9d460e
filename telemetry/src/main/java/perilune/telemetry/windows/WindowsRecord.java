package perilune.telemetry.windows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldTable;

/**
 * The parts of one Windows event, from whatever carrier, before it is known what the event is: in
 * JSON the data may stand before the number that gives them a meaning.
 *
 * <p>Used again for each record; allocates nothing once its arrays have grown. Owned by one thread.
 */
final class WindowsRecord {

  private static final int ABSENT = -1;

  private final NameTable names;
  private final int[] slotFrom = new int[SystemSlot.ALL.length];
  private final int[] slotLength = new int[SystemSlot.ALL.length];
  private final @Nullable DataName[] params = new DataName[64];
  private final @Nullable DataName unnamed;

  private final byte[][] slotBytes = new byte[SystemSlot.ALL.length][];

  // Texts that had to be copied, and those of which none has to.
  private byte[] text = new byte[4096];
  private int used;
  private byte @Nullable [] laid;
  private byte[] arena = {};

  private @Nullable DataName[] dataNames = new DataName[64];
  private byte[][] dataBytes = new byte[64][];
  private int[] dataFrom = new int[64];
  private int[] dataLength = new int[64];
  private boolean[] userData = new boolean[64];
  private int size;
  private int unnamedCount;
  private long number;

  WindowsRecord(NameTable names) {
    this.names = names;
    unnamed = names.of("Data");
    clear();
  }

  void clear() {
    Arrays.fill(slotFrom, ABSENT);
    used = 0;
    size = 0;
    unnamedCount = 0;
    number++;
    laid = null;
  }

  /** Copies texts to the start of an empty event's arena: a text in them is not copied again. */
  void lay(byte[] texts, int length, Event event) {
    event.lay(texts, 0, length);
    laid = texts;
    arena = event.arena();
  }

  /** Gives a number that no other record has, for {@link DataName#value}. */
  long number() {
    return number;
  }

  /** Takes something of the system part; the first counts. */
  void system(SystemSlot slot, byte[] source, int from, int length) {
    if (slotFrom[slot.ordinal()] == ABSENT) {
      slotFrom[slot.ordinal()] = keep(source, from, length);
      slotBytes[slot.ordinal()] = kept(source);
      slotLength[slot.ordinal()] = length;
    }
  }

  boolean has(SystemSlot slot) {
    return slotFrom[slot.ordinal()] != ABSENT;
  }

  int from(SystemSlot slot) {
    return slotFrom[slot.ordinal()];
  }

  int length(SystemSlot slot) {
    return slotFrom[slot.ordinal()] == ABSENT ? 0 : slotLength[slot.ordinal()];
  }

  /** Takes data with a name; null is a name that the table did not take. */
  void data(@Nullable DataName name, byte[] source, int from, int length) {
    if (name != null && name.wanted()) {
      int at = keep(source, from, length);
      add(name, kept(source), at, length, false);
    }
  }

  /** Takes what user data have under a name. */
  void userData(@Nullable DataName name, byte[] source, int from, int length) {
    if (name != null && (name.wanted() || names.userField(name) != FieldTable.FULL)) {
      int at = keep(source, from, length);
      add(name, kept(source), at, length, true);
    }
  }

  /** Takes data without a name: {@code param1} and so on, and a further value of {@code Data}. */
  void unnamedData(byte[] source, int from, int length) {
    unnamedCount++;
    DataName param = param(unnamedCount);
    boolean numbered = param != null && param.wanted();
    boolean listed = unnamed != null && unnamed.wanted();
    if (!numbered && !listed) {
      return;
    }
    int at = keep(source, from, length);
    byte[] kept = kept(source);
    if (param != null && numbered) {
      add(param, kept, at, length, false);
    }
    if (unnamed != null && listed) {
      add(unnamed, kept, at, length, false);
    }
  }

  private @Nullable DataName param(int count) {
    if (count >= params.length) {
      // As many as anybody numbers; all are values of Data.
      return null;
    }
    DataName known = params[count];
    if (known == null) {
      known = names.of("param" + count);
      params[count] = known;
    }
    return known;
  }

  private void add(DataName name, byte[] bytes, int from, int length, boolean user) {
    if (size == dataFrom.length) {
      int room = size * 2;
      dataNames = Arrays.copyOf(dataNames, room);
      dataBytes = Arrays.copyOf(dataBytes, room);
      dataFrom = Arrays.copyOf(dataFrom, room);
      dataLength = Arrays.copyOf(dataLength, room);
      userData = Arrays.copyOf(userData, room);
    }
    dataNames[size] = name;
    dataBytes[size] = bytes;
    dataFrom[size] = from;
    dataLength[size] = length;
    userData[size] = user;
    name.take(number, size);
    size++;
  }

  /** Copies a text if it has to be, and gives where it starts in the bytes that have it. */
  private int keep(byte[] source, int from, int length) {
    if (isLaid(source)) {
      return from;
    }
    int needed = Math.addExact(used, length);
    if (needed > text.length) {
      text = Arrays.copyOf(text, Math.max(needed, text.length * 2));
    }
    System.arraycopy(source, from, text, used, length);
    int at = used;
    used = needed;
    return at;
  }

  /** Gives the bytes that have a text which was kept just now. */
  private byte[] kept(byte[] source) {
    return isLaid(source) ? arena : text;
  }

  @SuppressWarnings("ReferenceEquality")
  private boolean isLaid(byte[] source) {
    return source == laid;
  }

  /** Gives how many data there are. */
  int size() {
    return size;
  }

  DataName name(int index) {
    DataName name = dataNames[index];
    if (name == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return name;
  }

  int from(int index) {
    return dataFrom[index];
  }

  int length(int index) {
    return dataLength[index];
  }

  boolean isUserData(int index) {
    return userData[index];
  }

  /** Gives the bytes in which a datum lies. */
  byte[] bytes(int index) {
    return dataBytes[index];
  }

  /** Gives the bytes in which something of the system part lies; only if the record has it. */
  byte[] bytes(SystemSlot slot) {
    return slotBytes[slot.ordinal()];
  }

  /** Says whether something of the system part is this ASCII text, whatever the case. */
  boolean is(SystemSlot slot, String ascii) {
    int length = length(slot);
    if (length != ascii.length() || !has(slot)) {
      return false;
    }
    byte[] text = bytes(slot);
    int at = from(slot);
    for (int i = 0; i < length; i++) {
      if (Character.toLowerCase((char) text[at + i]) != Character.toLowerCase(ascii.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Gives a whole number, decimal or hexadecimal with {@code 0x}, or -1 for anything else. */
  long number(SystemSlot slot) {
    return has(slot) ? Numbers.parse(bytes(slot), from(slot), length(slot)) : -1;
  }
}
