package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.context.place.ShortNames;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Text as a key of a map. Mutable as the probe that finds others without an allocation; one that
 * lies in a map is a {@link #frozen} copy.
 *
 * <p>{@link #path} brings paths of one file that differ by the merged {@code /usr}, by {@code
 * /var/run}, or by macOS' {@code /private} and volume of data to one form, and those of Windows and
 * of homes on a Mac that differ by case, of Windows by slashes.
 */
final class TextKey implements Comparable<TextKey> {

  static final byte[] NONE = new byte[0];

  /** What the kernel appends to the path of a file that is no longer there. */
  private static final byte[] DELETED = ascii(" (deleted)");

  /** Where homes lie on a Mac, and nowhere else. */
  private static final byte[] USERS = ascii("/Users/");

  private static final byte[][] FROM = {
    ascii("/bin/"),
    ascii("/sbin/"),
    ascii("/lib/"),
    ascii("/lib64/"),
    ascii("/var/run/"),
    ascii("/var/lock/"),
    ascii("/private/tmp/"),
    ascii("/private/var/"),
    ascii("/private/etc/"),
    ascii("/System/Volumes/Data/private/"),
    ascii("/System/Volumes/Data/"),
    ascii("./")
  };
  private static final byte[][] TO = {
    ascii("/usr/bin/"),
    ascii("/usr/sbin/"),
    ascii("/usr/lib/"),
    ascii("/usr/lib64/"),
    ascii("/run/"),
    ascii("/run/lock/"),
    ascii("/tmp/"),
    ascii("/var/"),
    ascii("/etc/"),
    ascii("/"),
    ascii("/"),
    NONE
  };

  private byte[] bytes = new byte[256];
  private int from;
  private int to;

  /** Whether the path said that its file is deleted. */
  boolean deleted;

  /** Whether it is a path of Windows. */
  private boolean windows;

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes a text as it is. */
  TextKey text(byte[] source, int start, int end) {
    from = 0;
    to = 0;
    windows = WindowsKey.is(source, start, end);
    add(source, start, end);
    return this;
  }

  /** Takes a path in its one form. */
  TextKey path(byte[] source, int start, int end) {
    windows = WindowsKey.is(source, start, end);
    if (windows) {
      return windowsPath(source, start, end);
    }
    int cut = end - DELETED.length;
    deleted = cut > start && Arrays.equals(source, cut, end, DELETED, 0, DELETED.length);
    int stop = deleted ? cut : end;
    from = 0;
    to = 0;
    for (int i = 0; i < FROM.length; i++) {
      if (startsWith(source, start, stop, FROM[i])) {
        add(TO[i], 0, TO[i].length);
        add(source, start + FROM[i].length, stop);
        return foldedOnMac();
      }
    }
    add(source, start, stop);
    return foldedOnMac();
  }

  /** The usual file system of a Mac does not tell small letters from capitals. */
  private TextKey foldedOnMac() {
    if (to - from > USERS.length) {
      for (int i = 0; i < USERS.length; i++) {
        if ((bytes[from + i] | 0x20) != (USERS[i] | 0x20)) {
          return this;
        }
      }
      for (int i = from; i < to; i++) {
        bytes[i] = bytes[i] >= 'A' && bytes[i] <= 'Z' ? (byte) (bytes[i] | 0x20) : bytes[i];
      }
    }
    return this;
  }

  private TextKey windowsPath(byte[] source, int start, int end) {
    deleted = false;
    from = 0;
    to = 0;
    add(source, start, end);
    WindowsKey.fold(bytes, from, to);
    if (hasTilde()) {
      expandShortNames();
      WindowsKey.fold(bytes, from, to);
    }
    int prefix = WindowsKey.namespace(bytes, from, to);
    if (prefix < 0) {
      // Two slashes stand before a share's host.
      from = -prefix - 2;
      bytes[from] = '\\';
      bytes[from + 1] = '\\';
    } else {
      from = prefix;
    }
    return this;
  }

  private boolean hasTilde() {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '~') {
        return true;
      }
    }
    return false;
  }

  private void expandShortNames() {
    byte[] named = ShortNames.expanded(toString()).getBytes(StandardCharsets.UTF_8);
    from = 0;
    to = 0;
    add(named, 0, named.length);
  }

  /** Leaves the stream of a download's origin away; false where the path names none. */
  boolean dropZone() {
    int length = windows ? WindowsKey.zone(bytes, from, to) : 0;
    to -= length;
    return length > 0;
  }

  TextKey path(String path) {
    byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
    return path(utf8, 0, utf8.length);
  }

  /** Takes a field's first text as a path; empty where it has none. */
  TextKey path(Event event, KnownField field) {
    return path(event, event.firstValue(field.id()));
  }

  /** Takes a value as a path; empty where it is no text. */
  TextKey path(Event event, int value) {
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return path(NONE, 0, 0);
    }
    return path(event.arena(), event.offset(value), event.offset(value) + event.length(value));
  }

  private void add(byte[] source, int start, int end) {
    int needed = to + end - start;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    System.arraycopy(source, start, bytes, to, end - start);
    to = needed;
  }

  int length() {
    return to - from;
  }

  boolean isAbsolute() {
    return to > from && (bytes[from] == '/' || windows);
  }

  boolean startsWith(byte[] prefix) {
    return startsWith(bytes, from, to, prefix);
  }

  boolean endsWith(byte[] ending) {
    return to - from >= ending.length
        && Arrays.equals(bytes, to - ending.length, to, ending, 0, ending.length);
  }

  static boolean startsWith(byte[] text, int start, int end, byte[] prefix) {
    return end - start >= prefix.length
        && Arrays.equals(text, start, start + prefix.length, prefix, 0, prefix.length);
  }

  /** Leaves the first part of the path away; false where there is only one. */
  boolean dropFirstPart() {
    for (int i = from + 1; i < to; i++) {
      if (isSlash(bytes[i - 1])) {
        from = i;
        return true;
      }
    }
    return false;
  }

  /** Leaves the last part of the path away; false where nothing but the root remains. */
  boolean dropLastPart() {
    for (int i = to - 1; i > from; i--) {
      if (isSlash(bytes[i])) {
        to = i;
        return true;
      }
    }
    return false;
  }

  private boolean isSlash(byte b) {
    return b == '/' || windows && b == '\\';
  }

  /** Puts another last part in the place of a Windows path's own; false for any other path. */
  boolean besideOnWindows(byte[] name) {
    if (!windows || !dropLastPart()) {
      return false;
    }
    to++;
    add(name, 0, name.length);
    return true;
  }

  /** Gives a copy that nobody changes. */
  TextKey frozen() {
    var copy = new TextKey();
    copy.bytes = bytes();
    copy.to = copy.bytes.length;
    copy.windows = windows;
    return copy;
  }

  /** Takes what another holds. */
  void copy(TextKey key) {
    text(key.bytes, key.from, key.to);
    deleted = key.deleted;
    windows = key.windows;
  }

  /** Gives the bytes of a frozen key, not to be written to. */
  byte[] bytesInPlace() {
    return bytes;
  }

  byte[] bytes() {
    return from == to ? NONE : Arrays.copyOfRange(bytes, from, to);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextKey key
        && Arrays.equals(bytes, from, to, key.bytes, key.from, key.to);
  }

  /** FNV-1a. Paths that are made to collide cost no more than the depth of a tree of them. */
  @Override
  public int hashCode() {
    int hash = 0x811c9dc5;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x01000193;
    }
    return hash;
  }

  @Override
  public int compareTo(TextKey key) {
    return Arrays.compare(bytes, from, to, key.bytes, key.from, key.to);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  // ---- texts of events and snapshots ----

  /** Gives a copy of a field's first text, cut to so many bytes, or an empty one. */
  static byte[] copy(Event event, KnownField field, int max) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT || event.length(value) == 0) {
      return NONE;
    }
    int at = event.offset(value);
    return Arrays.copyOfRange(event.arena(), at, at + Math.min(event.length(value), max));
  }

  /** Says whether a field's first text is this; an absent one is empty. */
  static boolean same(Event event, KnownField field, byte[] text) {
    int value = event.firstValue(field.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return text.length == 0;
    }
    int at = event.offset(value);
    return Arrays.equals(event.arena(), at, at + event.length(value), text, 0, text.length);
  }

  static void write(byte[] text, DataOutput out) throws IOException {
    out.writeInt(text.length);
    out.write(text);
  }

  static byte[] read(DataInput in, int max) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > max) {
      throw new IOException("snapshot of artefacts is damaged: a length is " + length);
    }
    byte[] text = length == 0 ? NONE : new byte[length];
    in.readFully(text);
    return text;
  }
}
