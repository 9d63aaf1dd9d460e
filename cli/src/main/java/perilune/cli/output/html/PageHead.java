package perilune.cli.output.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Title, style sheet, and a policy that lets a browser load and run nothing but that style sheet.
 */
final class PageHead {

  private static final String SHEET = "report.css";

  /** A moon; so that no browser asks a server for a picture. */
  private static final String ICON =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
          + "%3Cpath fill='%234f6d9a' d='M10 1a7 7 0 1 0 5 11A7 7 0 0 1 10 1z'/%3E%3C/svg%3E";

  private PageHead() {}

  static void write(HtmlWriter html, String title) {
    String sheet = sheet();
    html.open("head").open("meta", "charset", "utf-8");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(sheet));
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "name", "robots", "content", "noindex");
    // Else a phone takes process ids for numbers to call.
    html.open("meta", "name", "format-detection", "content", "telephone=no");
    html.leaf("title", title);
    html.open("link", "rel", "icon", "href", ICON);
    html.style(sheet).close();
  }

  private static String policy(String sheet) {
    return "default-src 'none'; style-src 'sha256-"
        + sha256(sheet)
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static String sheet() {
    try (InputStream in = PageHead.class.getResourceAsStream(SHEET)) {
      if (in == null) {
        throw new IllegalStateException("the style sheet is not beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
