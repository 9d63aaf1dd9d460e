package perilune.catalog.page;

import java.nio.charset.StandardCharsets;

/** The forms of a page. The same page gives the same bytes. */
public enum PageForm {
  /** For browsers. */
  HTML(".html"),
  /** For people who read text, and for other sites. */
  MARKDOWN(".md"),
  /** For machines: all rows. */
  JSON(".json");

  private final String suffix;

  PageForm(String suffix) {
    this.suffix = suffix;
  }

  /** Gives what the names of files of this form end with. */
  public String suffix() {
    return suffix;
  }

  /** Writes a page. */
  public byte[] write(Page page, Frame frame) {
    return switch (this) {
      case HTML -> new HtmlPage(page, frame).text().getBytes(StandardCharsets.UTF_8);
      case MARKDOWN -> new MarkdownPage(page, frame).text().getBytes(StandardCharsets.UTF_8);
      case JSON -> new JsonPage(page, frame).bytes();
    };
  }
}
