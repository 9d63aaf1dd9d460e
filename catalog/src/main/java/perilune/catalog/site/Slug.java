package perilune.catalog.site;

/** Names of files for other people's names: short, harmless on every disk, never the same twice. */
final class Slug {

  private static final int MAX_READABLE = 60;
  private static final int HASH = 8;

  private Slug() {}

  /** Gives the name itself where it is harmless, else what is left of it and a hash. */
  static String of(String name) {
    String readable = readable(name);
    return readable.equals(name) ? name : hashed(readable, name);
  }

  /** Gives a readable part and the hash of all that identifies something. */
  static String hashed(String name, String identity) {
    String readable = readable(name);
    String hash = Key.shortened(identity, HASH);
    return readable.isEmpty() ? "x-" + hash : readable + "-" + hash;
  }

  /** Lower case only: some disks do not tell cases apart. */
  private static String readable(String name) {
    var out = new StringBuilder();
    for (int i = 0; i < name.length() && out.length() < MAX_READABLE; i++) {
      char c = name.charAt(i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      boolean kept = lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9';
      if (kept || (lower == '.' || lower == '_' || lower == '-') && !out.isEmpty()) {
        out.append(lower);
      }
    }
    return out.toString();
  }
}
