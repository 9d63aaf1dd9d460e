package perilune.catalog.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Title, style sheet, and a policy that lets a browser load and run nothing but the style sheet
 * beside the pages and the one script in them.
 */
final class HtmlHead {

  /** A moon; so that no browser asks a server for a picture. */
  private static final String ICON =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
          + "%3Cpath fill='%234f6d9a' d='M10 1a7 7 0 1 0 5 11A7 7 0 0 1 10 1z'/%3E%3C/svg%3E";

  /** {@code file:} is for pages that are read from a disk, where nothing is {@code 'self'}. */
  private static final String POLICY =
      "default-src 'none'; style-src 'self' file:; script-src 'sha256-"
          + sha256(FilterScript.TEXT)
          + "'; img-src data:; base-uri 'none'; form-action 'none'";

  private HtmlHead() {}

  static void write(Markup html, String title, String sheet) {
    html.open("head").open("meta", "charset", "utf-8");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.open("meta", "name", "format-detection", "content", "telephone=no");
    html.leaf("title", title);
    html.open("link", "rel", "icon", "href", ICON);
    html.open("link", "rel", "stylesheet", "href", sheet).close();
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
}
