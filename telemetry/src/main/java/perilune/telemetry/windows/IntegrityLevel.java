package perilune.telemetry.windows;

/**
 * Names of integrity levels as Sysmon writes them, by the label that Security events have.
 *
 * <p>Source: Microsoft, Well-known SIDs, mandatory labels.
 */
enum IntegrityLevel {
  UNTRUSTED("S-1-16-0", "Untrusted"),
  LOW("S-1-16-4096", "Low"),
  MEDIUM("S-1-16-8192", "Medium"),
  MEDIUM_PLUS("S-1-16-8448", "MediumPlus"),
  HIGH("S-1-16-12288", "High"),
  SYSTEM("S-1-16-16384", "System"),
  PROTECTED("S-1-16-20480", "ProtectedProcess");

  private static final IntegrityLevel[] ALL = values();

  private final String label;
  private final String text;

  IntegrityLevel(String label, String text) {
    this.label = label;
    this.text = text;
  }

  /** Gives the name of a label, or nothing. */
  static String ofLabel(byte[] bytes, int from, int length) {
    for (IntegrityLevel level : ALL) {
      if (level.isLabel(bytes, from, length)) {
        return level.text;
      }
    }
    return "";
  }

  private boolean isLabel(byte[] bytes, int from, int length) {
    if (length != label.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != label.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
