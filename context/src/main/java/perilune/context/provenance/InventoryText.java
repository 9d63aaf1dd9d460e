package perilune.context.provenance;

/** The text form of an inventory; docs/fields/provenance.md describes it. */
final class InventoryText {

  /** First word of the first line. */
  static final String MAGIC = "perilune-inventory";

  /** Second word of the first line. */
  static final String VERSION = "2";

  /** The version before, which knew no contents, and is still read. */
  static final String VERSION_BEFORE = "1";

  static final String HOST = "host";

  /** Written for all but Linux, which inventories without it are of. */
  static final String SYSTEM = "system";

  static final String MACHINE = "machine-id";
  static final String ARCHITECTURES = "architectures";
  static final String EXPORTED = "exported";
  static final String GAP = "gap";
  static final String SEPARATE = "separate";
  static final String ALTERNATIVE = "alternative";
  static final String LINK = "link";
  static final String FILE = "file";
  static final String CONTENT = "content";
  static final String END = "end";

  /** In the place of a checksum that nobody has, or took. */
  static final String NO_DIGEST = "-";

  /** Says that the file has the checksum that its package says. */
  static final String SAME = "=";

  private InventoryText() {}

  /**
   * Gives text in which tabs, ends of lines and percent signs are written as %09, %0A, %0D, %25.
   */
  static String escaped(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c != '\t' && c != '\n' && c != '\r' && c != '%';
    }
    return plain
        ? text
        : text.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A").replace("\r", "%0D");
  }

  /** Gives the text that was escaped. */
  static String unescaped(String text) {
    return text.indexOf('%') < 0
        ? text
        : text.replace("%0D", "\r").replace("%0A", "\n").replace("%09", "\t").replace("%25", "%");
  }
}
