package perilune.telemetry.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the names of members by their bytes, without making strings once a name was met.
 *
 * <p>A document mostly has the names of the one before it in the same order. So what stood after a
 * name the last time is compared first, and only what differs is looked up.
 *
 * <p>The number of names is bounded, and so is the search for one, whatever names hostile input
 * makes up: one that has no place is not known. Owned by one thread.
 */
final class JsonNames {

  /** A name that has no place here. */
  static final int UNKNOWN = -1;

  /** Names, count; all providers of one Windows have under 20,000. */
  static final int MAX_NAMES = 32_768;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Longest name, bytes. */
  private static final int MAX_BYTES = 255;

  /** Places that are looked at for one name, count: of four one is taken at most. */
  private static final int MAX_PROBES = 32;

  private int[] slots = new int[1_024];

  // By number. The bytes have the quote behind the name, so that no longer name is like it.
  private byte[][] quoted = new byte[256][];
  private String[] texts = new String[256];
  private int[] hashes = new int[256];
  // The same bytes as words, filled up with zeros.
  private int[] firstWords = new int[256];
  private long[] words = new long[512];
  private int usedWords;
  // The name that followed the last time; number 0 stands for the start of a document.
  private int[] followers = new int[256];
  private int size = 1;

  private int previous;

  JsonNames() {
    quoted[0] = new byte[0];
    texts[0] = "";
  }

  /** Starts on another document. */
  void restart() {
    previous = 0;
  }

  /** Gives a name's text. */
  String text(int name) {
    return texts[name];
  }

  /** Gives a name's length in bytes. */
  int length(int name) {
    return quoted[name].length - 1;
  }

  /**
   * Gives the number of the name that starts here and ends at a quote, or {@link #UNKNOWN}; also
   * where the name has escapes, or something that no name has.
   *
   * @param end where the bytes end that count; {@link ByteWindow#SLACK} more can be looked at
   */
  int read(byte[] bytes, int from, int end) {
    int guess = followers[previous];
    if (guess == 0 || !isAt(guess, bytes, from, end)) {
      guess = find(bytes, from, end);
      if (guess == UNKNOWN) {
        return UNKNOWN;
      }
      followers[previous] = guess;
    }
    previous = guess;
    return guess;
  }

  /** Says whether a name stands here; eight bytes at a time, as those of one are few. */
  private boolean isAt(int name, byte[] bytes, int from, int end) {
    int length = quoted[name].length;
    if (from + length > end) {
      return false;
    }
    int word = firstWords[name];
    int at = from;
    for (int rest = length; rest > 0; rest -= Long.BYTES) {
      long differs = (long) LONGS.get(bytes, at) ^ words[word++];
      int beyond = Math.max(0, Long.BYTES - rest);
      if (differs << beyond * Byte.SIZE != 0) {
        return false;
      }
      at += Long.BYTES;
    }
    return true;
  }

  private int find(byte[] bytes, int from, int end) {
    int stop = Math.min(end, from + MAX_BYTES + 1);
    int hash = 0;
    int at = from;
    while (at < stop && bytes[at] != '"') {
      if (bytes[at] == '\\' || (bytes[at] >= 0 && bytes[at] < ' ')) {
        return UNKNOWN;
      }
      hash = hash * 31 + bytes[at++];
    }
    return at < stop ? slot(bytes, from, at + 1, hash) : UNKNOWN;
  }

  private int slot(byte[] bytes, int from, int to, int hash) {
    int spread = hash * 0x9E3779B9;
    spread ^= spread >>> 15;
    for (int i = 0; i < MAX_PROBES; i++) {
      int slot = spread + i & slots.length - 1;
      int name = slots[slot];
      if (name == 0) {
        return add(bytes, from, to, spread);
      }
      if (Arrays.equals(bytes, from, to, quoted[name], 0, quoted[name].length)) {
        return name;
      }
    }
    return UNKNOWN;
  }

  private int add(byte[] bytes, int from, int to, int spread) {
    if (size == MAX_NAMES || !Utf8.valid(bytes, from, to)) {
      return UNKNOWN;
    }
    if (size == texts.length) {
      grow();
    }
    quoted[size] = Arrays.copyOfRange(bytes, from, to);
    texts[size] = new String(bytes, from, to - from - 1, StandardCharsets.UTF_8);
    hashes[size] = spread;
    keepWords(quoted[size]);
    enter(size);
    return size++;
  }

  private void keepWords(byte[] name) {
    firstWords[size] = usedWords;
    byte[] padded = Arrays.copyOf(name, name.length + Long.BYTES - 1);
    for (int at = 0; at < name.length; at += Long.BYTES) {
      if (usedWords == words.length) {
        words = Arrays.copyOf(words, usedWords * 2);
      }
      words[usedWords++] = (long) LONGS.get(padded, at);
    }
  }

  private void enter(int name) {
    int slot = hashes[name] & slots.length - 1;
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = name;
  }

  private void grow() {
    int room = size * 2;
    quoted = Arrays.copyOf(quoted, room);
    texts = Arrays.copyOf(texts, room);
    hashes = Arrays.copyOf(hashes, room);
    firstWords = Arrays.copyOf(firstWords, room);
    followers = Arrays.copyOf(followers, room);
    slots = new int[slots.length * 2];
    for (int name = 1; name < size; name++) {
      enter(name);
    }
  }
}
