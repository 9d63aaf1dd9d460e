package perilune.telemetry.device;

import java.util.Locale;

/**
 * A line that gives the hash of an image: {@code verify /SHA-512 (disk0:/x.SPA) = 1b6d...}, {@code
 * Computed Hash SHA2: 1b6d...}, {@code Embedded Hash SHA-512 : 1b6d...}.
 *
 * @param which computed, embedded, published, or empty if the line is another one
 * @param path the image, empty if the line does not say it
 * @param hash hexadecimal digits, as far as the line has them
 */
record VerifyLine(String which, String path, String hash) {

  static final VerifyLine NONE = new VerifyLine("", "", "");

  private static final int MIN_DIGITS = 16;

  static VerifyLine of(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    int open = line.indexOf('(');
    int close = line.indexOf(')', open + 1);
    int equals = line.lastIndexOf('=');
    boolean verify =
        lower.contains("verify /") || lower.contains("sha-512") || lower.contains("md5");
    if (verify && open >= 0 && close > open && equals > close) {
      String hash = hex(line.substring(equals + 1));
      return hash.isEmpty()
          ? NONE
          : new VerifyLine("computed", line.substring(open + 1, close), hash);
    }
    String which = which(lower);
    int colon = line.lastIndexOf(':');
    String hash = which.isEmpty() || colon < 0 ? "" : hex(line.substring(colon + 1));
    return hash.isEmpty() ? NONE : new VerifyLine(which, "", hash);
  }

  private static String which(String lower) {
    if (lower.startsWith("computed hash") || lower.startsWith("computed signature")) {
      return "computed";
    }
    if (lower.startsWith("embedded hash")) {
      return "embedded";
    }
    return lower.startsWith("cco hash") ? "published" : "";
  }

  boolean isThere() {
    return !which.isEmpty();
  }

  /** Gives the hexadecimal digits of a text that is nothing else, in lower case; else nothing. */
  static String hex(String text) {
    String bare = text.replace(" ", "").toLowerCase(Locale.ROOT);
    for (int i = 0; i < bare.length(); i++) {
      if (Character.digit(bare.charAt(i), 16) < 0 || bare.charAt(i) > 'f') {
        return "";
      }
    }
    return bare.length() < MIN_DIGITS || bare.length() > 256 ? "" : bare;
  }
}
