package perilune.cli.output.html;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import perilune.source.HarmlessText;

/**
 * Writes elements, attributes and text as HTML that is well-formed XML, too.
 *
 * <p>There is no way to write markup other than by naming an element, so no text can become markup.
 * Control characters, bidirectional overrides and lone surrogates are shown as on a terminal: see
 * {@link HarmlessText}. A mistake in the use is an exception. Owned by one thread; buffers nothing.
 */
final class HtmlWriter {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");

  /** Elements that have no content, in HTML or as the page uses them in pictures. */
  private static final Set<String> EMPTY =
      Set.of("meta", "link", "br", "hr", "col", "rect", "path", "line", "circle");

  /** Elements that start a line of the file: for those who compare pages. */
  private static final Set<String> ON_A_LINE_OF_THEIR_OWN =
      Set.of(
          "html", "head", "meta", "link", "title", "style", "body", "header", "main", "footer",
          "section", "article", "nav", "h1", "h2", "h3", "h4", "p", "div", "ol", "ul", "li", "dl",
          "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary",
          "svg", "g", "rect", "path", "line", "circle", "text");

  private final PrintStream out;
  private final Deque<String> open = new ArrayDeque<>();

  HtmlWriter(PrintStream out) {
    this.out = out;
  }

  /** Writes the first line of a page. */
  HtmlWriter doctype() {
    out.print("<!DOCTYPE html>");
    return this;
  }

  /**
   * Starts an element.
   *
   * @param attributes names and values, in turn
   */
  HtmlWriter open(String name, String... attributes) {
    start(name, attributes);
    out.print(EMPTY.contains(name) ? "/>" : ">");
    if (!EMPTY.contains(name)) {
      open.push(name);
    }
    return this;
  }

  /** Ends the element that was started last. */
  HtmlWriter close() {
    out.print("</" + open.pop() + ">");
    return this;
  }

  /** Writes an element that holds nothing but text. */
  HtmlWriter leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Writes text. */
  HtmlWriter text(String text) {
    out.print(HarmlessText.inMarkup(text));
    return this;
  }

  /**
   * Writes a style sheet of our own.
   *
   * @throws IllegalArgumentException if it has characters that HTML and XML read differently there
   */
  HtmlWriter style(String sheet) {
    if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet must have neither < nor &");
    }
    start("style");
    out.print(">" + sheet + "</style>");
    return this;
  }

  /** Ends the page; says whether all of it could be written. */
  boolean end() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    out.print('\n');
    return !out.checkError();
  }

  private void start(String name, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of " + name + " has no value");
    }
    out.print(ON_A_LINE_OF_THEIR_OWN.contains(name) ? "\n<" : "<");
    out.print(checked(name));
    for (int i = 0; i < attributes.length; i += 2) {
      out.print(" " + checked(attributes[i]) + "=\"");
      out.print(HarmlessText.inMarkup(attributes[i + 1]) + "\"");
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of an element or attribute: " + name);
    }
    return name;
  }
}
