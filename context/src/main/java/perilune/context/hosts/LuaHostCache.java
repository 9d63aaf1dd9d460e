package perilune.context.hosts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * The entries of the programs whose names were met last, by the bytes of the names: a known name
 * costs a comparison and no allocation.
 *
 * <p>Two places a hash; what it forgets is looked for again and comes out the same. Owned by one
 * thread, for one host.
 */
public final class LuaHostCache {

  /** Pairs of names, count; a host runs programs of some hundred names. */
  private static final int SETS = 512;

  private static final int WAYS = 2;

  /** Longest name that is kept, bytes. */
  private static final int MAX_NAME = 256;

  private final LuaHosts hosts;
  private final byte[][] names = new byte[SETS * WAYS][];
  private final @Nullable LuaHost[] found = new @Nullable LuaHost[SETS * WAYS];
  private final byte[] oldest = new byte[SETS];
  private String system = "";
  private byte[] systemText = {};

  /** Makes an empty one. */
  public LuaHostCache(LuaHosts hosts) {
    this.hosts = hosts;
  }

  /** Gives the hosts whose entries are kept. */
  public LuaHosts hosts() {
    return hosts;
  }

  /** Says that the names are of the operating system of an event; another one forgets all. */
  public void of(Event event) {
    int value = event.firstValue(KnownField.HOST_OS_TYPE.id());
    boolean text = value != Event.NONE && event.tag(value) == Tag.TEXT;
    int start = text ? event.offset(value) : 0;
    int end = text ? start + event.length(value) : 0;
    if (!Arrays.equals(systemText, 0, systemText.length, event.arena(), start, end)) {
      systemText = Arrays.copyOfRange(event.arena(), start, end);
      system = new String(systemText, StandardCharsets.UTF_8);
      Arrays.fill(names, null);
    }
  }

  /** Gives the operating system that the names are of, empty where unknown. */
  public String system() {
    return system;
  }

  /** Gives the entry of an executable whose file name a field has, or null. */
  public @Nullable LuaHost executable(Event event, KnownField field) {
    int value = event.firstValue(field.id());
    return value == Event.NONE || event.tag(value) != Tag.TEXT
        ? null
        : executable(event.arena(), event.offset(value), event.length(value));
  }

  /** Gives the entry of an executable by its file name, or null. O(length) if it is known. */
  public @Nullable LuaHost executable(byte[] text, int from, int length) {
    int set = hash(text, from, length) & (SETS - 1);
    for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
      byte[] name = names[place];
      if (name != null && Arrays.equals(name, 0, name.length, text, from, from + length)) {
        return found[place];
      }
    }
    LuaHost host = hosts.executable(new String(text, from, length, StandardCharsets.UTF_8), system);
    if (length <= MAX_NAME) {
      int place = set * WAYS + oldest[set];
      oldest[set] = (byte) ((oldest[set] + 1) % WAYS);
      names[place] = Arrays.copyOfRange(text, from, from + length);
      found[place] = host;
    }
    return host;
  }

  private static int hash(byte[] text, int from, int length) {
    int hash = 1;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + text[i];
    }
    return hash ^ hash >>> 15 ^ hash >>> 7;
  }
}
