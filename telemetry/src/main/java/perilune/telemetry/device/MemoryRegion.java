package perilune.telemetry.device;

/**
 * A line of {@code show memory region}: {@code 555555554000-5555559f8000 r-xp 00000000 00:01 9
 * /asa/bin/lina}.
 *
 * @param size bytes, -1 if the line is another one
 * @param protection {@code r-xp}
 * @param path what is mapped, empty for memory of no file
 */
record MemoryRegion(long size, String protection, String path) {

  static final MemoryRegion NONE = new MemoryRegion(-1, "", "");

  private static final int MAX_DIGITS = 16;

  static MemoryRegion of(String line) {
    int dash = line.indexOf('-');
    int blank = line.indexOf(' ');
    if (dash < 4 || dash > MAX_DIGITS || blank - dash < 5 || blank - dash > MAX_DIGITS + 1) {
      return NONE;
    }
    long from = address(line.substring(0, dash));
    long to = address(line.substring(dash + 1, blank));
    String rest = line.substring(blank).strip();
    int end = rest.indexOf(' ');
    String protection = end < 0 ? rest : rest.substring(0, end);
    if (from < 0 || to <= from || !isProtection(protection)) {
      return NONE;
    }
    int slash = rest.indexOf('/');
    int path = slash < 0 ? rest.lastIndexOf('[') : slash;
    return new MemoryRegion(to - from, protection, path < 0 ? "" : rest.substring(path));
  }

  private static long address(String digits) {
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0 || value < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static boolean isProtection(String word) {
    return word.length() == 4
        && "r-".indexOf(word.charAt(0)) >= 0
        && "w-".indexOf(word.charAt(1)) >= 0
        && "x-".indexOf(word.charAt(2)) >= 0
        && "ps".indexOf(word.charAt(3)) >= 0;
  }

  boolean isThere() {
    return size >= 0;
  }

  boolean isExecutable() {
    return protection.charAt(2) == 'x';
  }
}
