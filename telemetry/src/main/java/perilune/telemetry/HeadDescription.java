package perilune.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says what content looks like that no format recognises, so that a person knows what to do. */
final class HeadDescription {

  /** Characters of the first line that are shown. */
  private static final int SHOWN = 80;

  private record Magic(String bytes, String meaning) {
    boolean matches(String head) {
      return head.startsWith(bytes);
    }
  }

  private static final List<Magic> MAGICS =
      List.of(
          new Magic("PK\3\4", "a zip archive; unpack it first"),
          new Magic("\u00fd7zXZ\0", "xz-compressed; decompress it first"),
          new Magic("BZh", "bzip2-compressed; decompress it first"),
          new Magic("\u0004\"M\u0018", "lz4-compressed; decompress it first"),
          new Magic("7z\u00bc\u00af", "a 7-Zip archive; unpack it first"),
          new Magic("ElfFile\0", "a Windows event log (EVTX)"),
          new Magic("LPKSHHRH", "a systemd journal; export it with journalctl -o json"),
          new Magic("SQLite format 3\0", "an SQLite database"),
          new Magic("PAR1", "a Parquet file"),
          new Magic("\u00ff\u00fe", "UTF-16 text; convert it to UTF-8 first"),
          new Magic("\u00fe\u00ff", "UTF-16 text; convert it to UTF-8 first"),
          new Magic("\u007fELF", "a program (ELF)"),
          new Magic("%PDF", "a PDF document"));

  private HeadDescription() {}

  /** Gives a phrase; empty for no bytes. */
  static String of(byte[] head, int length) {
    if (length == 0) {
      return "";
    }
    // One character for each byte: the magics above are written the same way.
    String bytes = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    for (Magic magic : MAGICS) {
      if (magic.matches(bytes)) {
        return "it looks like " + magic.meaning();
      }
    }
    if (length > 262 && bytes.startsWith("ustar", 257)) {
      return "it looks like a tar archive; unpack it first";
    }
    String shown = firstLine(head, length);
    if (bytes.indexOf('\0') >= 0) {
      return "it is binary and starts with: " + shown;
    }
    String kind = bytes.stripLeading();
    boolean json = kind.startsWith("{") || kind.startsWith("[");
    return (json
            ? "it is JSON of no known log, without fields of ECS"
            : "it is text of no known format")
        + " and starts with: "
        + shown;
  }

  private static String firstLine(byte[] head, int length) {
    String text = new String(head, 0, Math.min(length, SHOWN * 4), StandardCharsets.UTF_8);
    var shown = new StringBuilder();
    for (int i = 0; i < text.length() && shown.length() < SHOWN; i++) {
      char c = text.charAt(i);
      if (c == '\n' && !shown.isEmpty()) {
        break;
      }
      if (c >= ' '
          && c != '\u007f'
          && !Character.isISOControl(c)
          && Character.getType(c) != Character.FORMAT) {
        shown.append(c);
      } else if (c != '\n' && c != '\r') {
        shown.append('.');
      }
    }
    return shown.toString().strip();
  }
}
