package perilune.catalog.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import perilune.source.HarmlessText;

/**
 * Writes elements, attributes and text as HTML that is well-formed XML, too.
 *
 * <p>There is no way to write markup other than by naming an element, so no text can become markup.
 * A mistake in the use is an exception. Owned by one thread.
 */
final class Markup {

  /** Elements that have no content. */
  private static final Set<String> EMPTY = Set.of("meta", "link", "wbr");

  /** Elements that start a line of the file: for those who compare pages. */
  private static final Set<String> ON_A_LINE_OF_THEIR_OWN =
      Set.of(
          "html", "head", "meta", "link", "title", "body", "header", "main", "footer", "section",
          "nav", "h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd", "table", "caption",
          "thead", "tbody", "tr", "td", "details", "script");

  private final StringBuilder out = new StringBuilder(8192);
  private final Deque<String> open = new ArrayDeque<>();

  /** Writes the first line of a page. */
  Markup doctype() {
    out.append("<!DOCTYPE html>");
    return this;
  }

  /**
   * Starts an element.
   *
   * @param attributes names and values, in turn; one with an empty value is left out
   */
  Markup open(String name, String... attributes) {
    if (ON_A_LINE_OF_THEIR_OWN.contains(name)) {
      out.append('\n');
    }
    out.append('<').append(checked(name));
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(checked(attributes[i])).append("=\"");
        out.append(HarmlessText.inMarkup(attributes[i + 1])).append('"');
      }
    }
    if (EMPTY.contains(name)) {
      out.append("/>");
    } else {
      out.append('>');
      open.push(name);
    }
    return this;
  }

  /** Ends the element that was started last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes an element that holds nothing but text. */
  Markup leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes text. */
  Markup text(String text) {
    out.append(HarmlessText.inMarkup(text));
    return this;
  }

  /** Ends a line of text, where lines count. */
  Markup newLine() {
    out.append('\n');
    return this;
  }

  /**
   * Writes a script of our own.
   *
   * @throws IllegalArgumentException if it has characters that HTML and XML read differently there
   */
  Markup script(String script) {
    if (script.indexOf('<') >= 0 || script.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a script must have neither < nor &");
    }
    open("script");
    out.append(script);
    return close();
  }

  /** Ends the page and gives it. */
  String end() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    return out.append('\n').toString();
  }

  private static String checked(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      if (!letter && (i == 0 || c != '-' && !Character.isDigit(c))) {
        throw new IllegalArgumentException("not a name of an element or attribute: " + name);
      }
    }
    return name;
  }
}
