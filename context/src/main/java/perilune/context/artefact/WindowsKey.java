package perilune.context.artefact;

import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Brings a Windows path to the one form in which it is a key: lower case in ASCII, backslashes, no
 * prefix of a namespace. Stateless; allocates nothing.
 *
 * <p>Letters beyond ASCII keep their case: a path that is written once with {@code Ü} and once with
 * {@code ü} is two. Source: Microsoft, Naming files, paths, and namespaces.
 */
final class WindowsKey {

  private static final byte[][] NAMESPACES = {
    TextKey.ascii("\\\\?\\"), TextKey.ascii("\\??\\"), TextKey.ascii("\\\\.\\")
  };
  private static final byte[] UNC = TextKey.ascii("unc\\");

  /** The stream in which Windows keeps where a file was fetched from. */
  private static final byte[] ZONE = TextKey.ascii(":zone.identifier");

  /** The long name of that stream. */
  private static final byte[] ZONE_DATA = TextKey.ascii(":zone.identifier:$data");

  private WindowsKey() {}

  /** Says whether a text is an absolute path of Windows. */
  static boolean is(byte[] text, int from, int to) {
    if (to - from < 3) {
      return false;
    }
    int first = text[from];
    if (first == '\\') {
      return text[from + 1] == '\\' || text[from + 1] == '?';
    }
    int letter = first | 0x20;
    return letter >= 'a' && letter <= 'z' && text[from + 1] == ':' && isSlash(text[from + 2]);
  }

  private static boolean isSlash(byte b) {
    return b == '\\' || b == '/';
  }

  /** Brings bytes to the form, where they lie. */
  static void fold(byte[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = text[i];
      if (b >= 'A' && b <= 'Z') {
        text[i] = (byte) (b | 0x20);
      } else if (b == '/') {
        text[i] = '\\';
      }
    }
  }

  /** Gives how many bytes of a path's beginning only say in which namespace it is. */
  static int namespace(byte[] text, int from, int to) {
    for (byte[] each : NAMESPACES) {
      if (TextKey.startsWith(text, from, to, each)) {
        int share = from + each.length;
        // \\?\UNC\host\share is \\host\share: one slash stays of the two that are put before it.
        return TextKey.startsWith(text, share, to, UNC) ? -UNC.length - each.length : each.length;
      }
    }
    return 0;
  }

  /** Gives how many bytes at the end name the stream of a download's origin, 0 where none do. */
  static int zone(byte[] folded, int from, int to) {
    if (endsWith(folded, from, to, ZONE)) {
      return ZONE.length;
    }
    return endsWith(folded, from, to, ZONE_DATA) ? ZONE_DATA.length : 0;
  }

  /** Says whether the file of an event is the stream of a download's origin. */
  static boolean namesZone(Event event) {
    int value = event.firstValue(KnownField.FILE_PATH.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return false;
    }
    int from = event.offset(value);
    int to = from + event.length(value);
    byte[] text = event.arena();
    return is(text, from, to)
        && (endsWithIgnoringCase(text, from, to, ZONE)
            || endsWithIgnoringCase(text, from, to, ZONE_DATA));
  }

  private static boolean endsWithIgnoringCase(byte[] text, int from, int to, byte[] ending) {
    int start = to - ending.length;
    if (start <= from) {
      return false;
    }
    for (int i = 0; i < ending.length; i++) {
      byte b = text[start + i];
      byte lower = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
      if (lower != ending[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsWith(byte[] text, int from, int to, byte[] ending) {
    return to - from > ending.length
        && Arrays.equals(text, to - ending.length, to, ending, 0, ending.length);
  }
}
