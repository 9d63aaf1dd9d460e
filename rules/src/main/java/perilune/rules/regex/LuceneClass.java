package perilune.rules.regex;

/** Translates what stands in brackets in Lucene's regular expressions to RE2's syntax. */
final class LuceneClass {

  private final RegexCursor cursor;
  private final StringBuilder out;

  LuceneClass(RegexCursor cursor, StringBuilder out) {
    this.cursor = cursor;
    this.out = out;
  }

  /** Gives the members of d, w and s in either case as RE2 writes them; else nothing. */
  static String predefined(int letter) {
    return switch (letter) {
      case 'd', 'D' -> "0-9";
      case 'w', 'W' -> "0-9A-Za-z_";
      case 's', 'S' -> " \\t\\n\\r";
      default -> "";
    };
  }

  /** Reads behind the opening bracket. The first character is a member whatever it is. */
  void read() throws RegexRefusal {
    out.append('[');
    if (cursor.accept('^')) {
      out.append('^');
    }
    boolean first = true;
    while (first || !cursor.accept(']')) {
      if (!cursor.more()) {
        throw new RegexRefusal(
            "the '[' of this regular expression has no ']'",
            "write a backslash before it to match it literally");
      }
      member();
      first = false;
    }
    out.append(']');
  }

  private void member() throws RegexRefusal {
    int c = cursor.next();
    if (c == '\\') {
      c = cursor.escaped();
      String members = c == 'S' ? "\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x21-\\x{10FFFF}" : opposite(c);
      if (!members.isEmpty()) {
        out.append(members);
        return;
      }
    }
    if (cursor.accept('-')) {
      range(c);
    } else {
      character(c);
    }
  }

  private static String opposite(int letter) {
    return letter == 'D' || letter == 'W' ? "\\" + (char) letter : predefined(letter);
  }

  private void range(int from) throws RegexRefusal {
    if (!cursor.more() || cursor.peek() == ']') {
      throw new RegexRefusal(
          "the '-' before ']' begins a range that does not end", "write '\\-' for a minus");
    }
    int to = cursor.next();
    if (to == '\\') {
      to = cursor.escaped();
    }
    if (from > to) {
      throw new RegexRefusal(
          "the range '"
              + Character.toString(from)
              + "-"
              + Character.toString(to)
              + "' is upside down",
          "write '\\-' for a minus");
    }
    character(from);
    out.append('-');
    character(to);
  }

  private void character(int c) {
    if ("\\]^-[".indexOf(c) >= 0) {
      out.append('\\');
    }
    out.appendCodePoint(c);
  }
}
