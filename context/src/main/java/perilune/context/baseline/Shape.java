package perilune.context.baseline;

import java.util.Locale;

/**
 * Generalises names, so that what differs only by version, number, hash, user or temporary name has
 * one shape. Stateless; every text has exactly one shape, and learning and comparing take the same.
 *
 * <p>The marks are {@code <v>} for a version, {@code <n>} for a number, {@code <id>} for a hash or
 * UUID, {@code <user>} for a home, {@code <x>} for what lies right below a temporary folder. Angle
 * brackets and stars of the text itself become {@code <lt>} and {@code <star>}: no text can claim
 * to be a shape. O(length).
 */
final class Shape {

  /** Shortest run of hexadecimal digits, with letters and digits in it, that counts as a hash. */
  private static final int MIN_HASH = 7;

  /** Shortest run of digits that is an id and no number: of hashes, one in many has no letter. */
  private static final int MIN_SERIAL = 9;

  /** Shortest run of letters and digits, both in it, that counts as an id; Nix has 32. */
  private static final int MIN_ID = 20;

  /** Longest text whose shape is worked out, characters; the rest is cut. */
  private static final int MAX_LENGTH = 1_024;

  private static final java.util.List<String> HOMES =
      java.util.List.of("/home/", "/Users/", "/users/", "c:/users/", "/export/home/");

  private static final java.util.List<String> TEMPORARY =
      java.util.List.of(
          "/tmp/",
          "/var/tmp/",
          "/dev/shm/",
          "/private/tmp/",
          "/private/var/tmp/",
          "/private/var/folders/",
          "/var/folders/",
          "c:/windows/temp/",
          "/appdata/local/temp/");

  private Shape() {}

  /** Gives the shape of a path; of Windows in lower case and with slashes. */
  static String path(String path) {
    String cut = path.length() > MAX_LENGTH ? path.substring(0, MAX_LENGTH) : path;
    String plain = isWindows(cut) ? cut.replace('\\', '/').toLowerCase(Locale.ROOT) : cut;
    var out = new StringBuilder(plain.length());
    int start = 0;
    while (start <= plain.length()) {
      int slash = plain.indexOf('/', start);
      int end = slash < 0 ? plain.length() : slash;
      segment(plain, start, end, out);
      if (slash < 0) {
        break;
      }
      out.append('/');
      start = slash + 1;
    }
    return out.toString();
  }

  private static boolean isWindows(String path) {
    return path.indexOf('\\') >= 0 && path.indexOf('/') < 0
        || path.length() > 2 && path.charAt(1) == ':';
  }

  private static void segment(String path, int start, int end, StringBuilder out) {
    String before = path.substring(0, start);
    String name = path.substring(start, end);
    if (!name.isEmpty() && HOMES.contains(before)) {
      out.append("<user>");
    } else if (!name.isEmpty() && isTemporary(before)) {
      // A folder or file of a random name; what it ends in still tells what it is.
      int dot = name.lastIndexOf('.');
      boolean file = end == path.length() && dot > 0 && isWord(name, dot + 1);
      out.append("<x>").append(file ? name.substring(dot) : "");
    } else {
      name(name, out);
    }
  }

  private static boolean isTemporary(String before) {
    return TEMPORARY.stream()
        .anyMatch(folder ->
            folder.startsWith("/appdata") ? before.endsWith(folder) : before.equals(folder));
  }

  private static boolean isWord(String name, int from) {
    return name.length() > from
        && name.length() - from <= 5
        && name.substring(from).chars().allMatch(Character::isLetter);
  }

  /** Gives the shape of one name: of a file, a host, an account, a unit. */
  static String name(String name) {
    var out = new StringBuilder(name.length());
    name(name.length() > MAX_LENGTH ? name.substring(0, MAX_LENGTH) : name, out);
    return out.toString();
  }

  private static void name(String name, StringBuilder out) {
    int at = 0;
    while (at < name.length()) {
      int id = idEnd(name, at);
      if (id > at) {
        out.append("<id>");
        at = id;
        continue;
      }
      int number = numberEnd(name, at);
      if (number > at) {
        at = number(name, at, number, out);
        continue;
      }
      at = plain(name, at, out);
    }
  }

  /** Writes what is neither, up to where the next word or number begins. */
  private static int plain(String name, int from, StringBuilder out) {
    int at = from;
    do {
      char c = name.charAt(at++);
      switch (c) {
        case '<' -> out.append("<lt>");
        case '*' -> out.append("<star>");
        default -> out.append(c);
      }
    } while (at < name.length()
        && !isDigit(name.charAt(at))
        && Character.isLetterOrDigit(name.charAt(at - 1)));
    return at;
  }

  private static int number(String name, int from, int end, StringBuilder out) {
    boolean version = name.substring(from, end).indexOf('.') > 0;
    out.append(version ? "<v>" : "<n>");
    int at = end;
    // -beta3, ~rc1, -1.el9, +dfsg2: what follows a version up to its last number belongs to it.
    while (version && at < name.length() && "-_~+.".indexOf(name.charAt(at)) >= 0) {
      int word = at + 1;
      while (word < name.length() && Character.isLetter(name.charAt(word)) && word - at < 9) {
        word++;
      }
      int more = numberEnd(name, word);
      if (more == word) {
        break;
      }
      at = more;
    }
    return at;
  }

  private static int numberEnd(String name, int from) {
    int at = from;
    while (at < name.length()
        && (isDigit(name.charAt(at))
            || name.charAt(at) == '.'
                && at > from
                && at + 1 < name.length()
                && isDigit(name.charAt(at + 1)))) {
      at++;
    }
    return at;
  }

  /** Gives where a hash, UUID or other id ends that begins here as a word of its own. */
  private static int idEnd(String name, int from) {
    if (from > 0 && Character.isLetterOrDigit(name.charAt(from - 1))) {
      return from;
    }
    int at = from;
    int digits = 0;
    int hex = 0;
    while (at < name.length() && isAlphanumeric(name.charAt(at))) {
      digits += isDigit(name.charAt(at)) ? 1 : 0;
      hex += Character.digit(name.charAt(at), 16) >= 0 ? 1 : 0;
      at++;
    }
    int length = at - from;
    boolean mixed = digits > 1 && digits < length;
    boolean hash = hex == length && length >= MIN_HASH && mixed;
    boolean serial = digits == length && length >= MIN_SERIAL;
    if (hash || serial || mixed && length >= MIN_ID) {
      return uuidEnd(name, at);
    }
    return from;
  }

  /** The groups of a UUID are one id. */
  private static int uuidEnd(String name, int end) {
    int at = end;
    while (at + 4 < name.length() && name.charAt(at) == '-') {
      int group = at + 1;
      while (group < name.length() && Character.digit(name.charAt(group), 16) >= 0) {
        group++;
      }
      if (group - at < 5 || group < name.length() && isAlphanumeric(name.charAt(group))) {
        break;
      }
      at = group;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  /** Gives the last part of a path of any system. */
  static String fileName(String path) {
    int cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return path.substring(cut + 1);
  }

  /**
   * Gives the name of a program without version and ending, in lower case: {@code lua} of {@code
   * /usr/bin/lua5.4} and of {@code LUA54.EXE}.
   */
  static String program(String path) {
    String name = fileName(path).toLowerCase(Locale.ROOT);
    String bare = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    String shape = name(bare);
    int mark = shape.indexOf('<');
    String word = mark > 0 ? shape.substring(0, mark) : shape;
    int end = word.length();
    while (end > 1 && "-_.~+ ".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }
}
