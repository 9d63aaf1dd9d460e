package perilune.catalog.attack;

import java.util.ArrayList;
import java.util.List;

/** How texts stand in a file with tabs: what would break a line or a list is escaped. */
final class Tabbed {

  private static final String EMPTY = "%0";

  private Tabbed() {}

  /** Gives a text in which no tab, line end or backslash stands for itself. */
  static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** Gives back what {@link #escape} was given. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char next = text.charAt(++i);
      out.append(
          switch (next) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> next;
          });
    }
    return out.toString();
  }

  /** Gives texts as one, with blanks between; a blank in them is %20, an empty text %0. */
  static String join(List<String> parts) {
    return String.join(" ", parts.stream().map(Tabbed::part).toList());
  }

  private static String part(String text) {
    return text.isEmpty() ? EMPTY : text.replace("%", "%25").replace(" ", "%20");
  }

  /** Gives back what {@link #join} was given. */
  static List<String> parts(String joined) {
    var all = new ArrayList<String>();
    for (String part : joined.split(" ", -1)) {
      if (!part.isEmpty()) {
        all.add(part.equals(EMPTY) ? "" : part.replace("%20", " ").replace("%25", "%"));
      }
    }
    return all;
  }
}
