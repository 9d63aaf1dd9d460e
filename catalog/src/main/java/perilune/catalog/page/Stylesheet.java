package perilune.catalog.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** How the pages of a site look. */
public final class Stylesheet {

  /** Its file in the site. */
  public static final String FILE = "site.css";

  private Stylesheet() {}

  /** Gives its bytes. */
  public static byte[] bytes() {
    try (InputStream in = Stylesheet.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the style sheet is not beside its class");
      }
      return in.readAllBytes();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
