package perilune.engine.table.row;

import perilune.engine.table.row.RowValue.Text;

/**
 * Finds a value in JSON text by a path such as {@code $.a.b[0]['c']}. One walk without a tree:
 * O(length), no recursion, so that hostile text costs no stack. Text that is no JSON on the way to
 * the value gives null; what lies behind the value is not looked at.
 */
final class JsonPath {

  private final String json;
  private int at;

  private JsonPath(String json) {
    this.json = json;
  }

  /** Gives text, or JSON of what is no text; null if it is not there, or null itself. */
  static RowValue extract(String json, String path) {
    var walk = new JsonPath(json);
    int next = path.startsWith("$") ? 1 : 0;
    while (next < path.length()) {
      int end;
      boolean found;
      char c = path.charAt(next);
      if (c == '[') {
        end = path.indexOf(']', next);
        found = end > 0 && walk.enterBracket(path.substring(next + 1, end));
        end++;
      } else {
        int from = c == '.' ? next + 1 : next;
        end = from;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
          end++;
        }
        found = walk.enterMember(path.substring(from, end));
      }
      if (!found) {
        return RowValues.NULL;
      }
      next = end;
    }
    return walk.value();
  }

  private boolean enterBracket(String inside) {
    boolean quoted = inside.length() > 1 && (inside.charAt(0) == '\'' || inside.charAt(0) == '"');
    if (quoted) {
      return enterMember(inside.substring(1, inside.length() - 1));
    }
    boolean digits =
        !inside.isEmpty() && inside.length() < 9 && inside.chars().allMatch(Character::isDigit);
    return digits && enterElement(Integer.parseInt(inside));
  }

  private boolean enterMember(String name) {
    if (!take('{')) {
      return false;
    }
    while (peek() == '"') {
      int start = at;
      if (!skipString()) {
        return false;
      }
      String key = unescaped(start + 1, at - 1);
      if (!take(':')) {
        return false;
      }
      if (key.equals(name)) {
        return true;
      }
      if (!skipValue() || !take(',')) {
        return false;
      }
    }
    return false;
  }

  private boolean enterElement(int index) {
    if (!take('[')) {
      return false;
    }
    for (int i = 0; i < index; i++) {
      if (peek() == ']' || !skipValue() || !take(',')) {
        return false;
      }
    }
    return peek() != ']';
  }

  private RowValue value() {
    char first = peek();
    int start = at;
    if (first == 0 || !skipValue()) {
      return RowValues.NULL;
    }
    if (first == '"') {
      return new Text(unescaped(start + 1, at - 1));
    }
    String text = json.substring(start, at).strip();
    return text.equals("null") || text.isEmpty() ? RowValues.NULL : new Text(text);
  }

  private char peek() {
    while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
      at++;
    }
    return at < json.length() ? json.charAt(at) : 0;
  }

  private boolean take(char wanted) {
    if (peek() == wanted) {
      at++;
      return true;
    }
    return false;
  }

  /** Goes behind a value: brackets are counted, their kinds not told apart. */
  private boolean skipValue() {
    long depth = 0;
    peek();
    int start = at;
    while (at < json.length()) {
      char c = json.charAt(at);
      if (c == '"') {
        if (!skipString()) {
          return false;
        }
        if (depth == 0) {
          return true;
        }
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        if (depth == 0) {
          return at > start;
        }
        if (--depth == 0) {
          at++;
          return true;
        }
      } else if (c == ',' && depth == 0) {
        return at > start;
      }
      at++;
    }
    return depth == 0 && at > start;
  }

  private boolean skipString() {
    at++;
    while (at < json.length()) {
      char c = json.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        return true;
      }
    }
    return false;
  }

  private String unescaped(int from, int to) {
    String raw = json.substring(from, to);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\' || i + 1 == raw.length()) {
        text.append(c);
        continue;
      }
      char kind = raw.charAt(++i);
      int known = "nrtbf".indexOf(kind);
      if (kind == 'u' && i + 4 < raw.length() && isHex(raw, i + 1)) {
        text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        text.append(known < 0 ? kind : "\n\r\t\b\f".charAt(known));
      }
    }
    return text.toString();
  }

  private static boolean isHex(String text, int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
