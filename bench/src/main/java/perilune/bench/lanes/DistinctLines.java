package perilune.bench.lanes;

import java.util.List;
import java.util.SplittableRandom;
import perilune.bench.lanes.Slot.Kind;

/**
 * Changes events so that most of their command lines, paths, hashes and ids are found once only:
 * three of four command lines get a further argument and three of four paths a further folder, each
 * with a number drawn for it; hashes and ids are drawn anew. What stood there before still does, so
 * that what rules look for is still found.
 *
 * <p>Works on the text of a line and keeps JSON's escapes whole. Owned by one thread; what it draws
 * depends on the seed and the lines before.
 */
final class DistinctLines {

  /** A value is changed in so many of {@link #OF}. */
  private static final int CHANGED = 3;

  private static final int OF = 4;

  /** A run of this many hexadecimal digits at least is a hash: MD5 has 32, an import hash too. */
  private static final int HASH_DIGITS = 32;

  /** What words and separators in paths are made of, in JSON's text. */
  private static final String BACKSLASH = "\\\\";

  private static final List<String> WORDS =
      List.of(
          "agent", "build", "cache", "client", "deploy", "export", "index", "package", "profile",
          "report", "runtime", "session", "setup", "staging", "sync", "update");

  private static final List<String> USERS =
      List.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "svc-build");

  private final SplittableRandom random;

  DistinctLines(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Gives the event of a line with other values. */
  String next(String line) {
    String changed = line;
    for (Slot slot : Slot.ALL) {
      int from = changed.indexOf(slot.before());
      if (from >= 0) {
        int start = from + slot.before().length();
        int end = end(changed, start);
        String value = changed.substring(start, end);
        changed = changed.substring(0, start) + other(value, slot.kind()) + changed.substring(end);
      }
    }
    return changed;
  }

  /** Gives where a value ends: at a quote, at a tabulator, or where columns of text are apart. */
  private static int end(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) != '"' && !line.startsWith("   ", at)) {
      if (line.charAt(at) == '\\') {
        if (line.startsWith("\\t", at)) {
          return at;
        }
        at++;
      }
      at++;
    }
    return Math.min(at, line.length());
  }

  private String other(String value, Kind kind) {
    return switch (kind) {
      case COMMAND -> kept() ? value : value + argument();
      case DEVICE_COMMAND -> kept() ? value : value + " | include " + word() + "-" + hex(8);
      case PATH -> kept() ? value : deeper(value);
      case HASH -> drawn(value, HASH_DIGITS);
      case ID -> drawn(value, 1);
    };
  }

  private boolean kept() {
    return random.nextInt(OF) >= CHANGED;
  }

  private String argument() {
    return switch (random.nextInt(4)) {
      case 0 -> " --user-data-dir=" + folder("C:", "Users", user(), word(), hex(8));
      case 1 -> " /log:" + folder("C:", "ProgramData", word(), hex(8) + ".log");
      case 2 -> " -id {%s-%s-%s}".formatted(hex(8), hex(4), hex(4));
      default -> " --" + word() + "=" + random.nextInt(1 << 30);
    };
  }

  /** Puts a folder before the last part of a path; a bare name gets a path. */
  private String deeper(String path) {
    int last = path.lastIndexOf(BACKSLASH);
    if (last < 0) {
      return folder("C:", "Users", user(), "AppData", "Local", word() + "-" + hex(8), path);
    }
    String more =
        switch (random.nextInt(3)) {
          case 0 -> "{%s-%s-%s}".formatted(hex(8), hex(4), hex(4));
          case 1 -> "app-%d.%d".formatted(random.nextInt(200), random.nextInt(1 << 24));
          default -> word() + "-" + hex(8);
        };
    return path.substring(0, last) + BACKSLASH + more + path.substring(last);
  }

  /** Draws anew each run of so many hexadecimal digits. */
  private String drawn(String value, int least) {
    var out = new StringBuilder();
    int at = 0;
    while (at < value.length()) {
      int end = at;
      while (end < value.length() && Character.digit(value.charAt(end), 16) >= 0) {
        end++;
      }
      boolean upper = value.substring(at, end).chars().noneMatch(Character::isLowerCase);
      if (end - at < least) {
        end = Math.max(end, at + 1);
        out.append(value, at, end);
      } else {
        String digits = hex(end - at);
        out.append(upper ? digits.toUpperCase(java.util.Locale.ROOT) : digits);
      }
      at = end;
    }
    return out.toString();
  }

  private static String folder(String... parts) {
    return String.join(BACKSLASH, parts);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private String user() {
    return USERS.get(random.nextInt(USERS.size()));
  }

  private String hex(int digits) {
    var out = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      out.append(Character.forDigit(random.nextInt(16), 16));
    }
    return out.toString();
  }
}
