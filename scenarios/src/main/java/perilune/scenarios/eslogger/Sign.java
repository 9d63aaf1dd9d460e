package perilune.scenarios.eslogger;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * How a program is signed, as the kernel's flags say it.
 *
 * @param flags codesigning_flags
 * @param cdhash forty hexadecimal digits; zeros where there is no signature
 * @param identifier signing identifier, empty where there is none
 * @param team team identifier, empty where there is none
 * @param platform whether it is part of macOS
 */
record Sign(long flags, String cdhash, String identifier, String team, boolean platform) {

  // Flags of real records: zsh, a Homebrew program, one as ld leaves it, one of a vendor.
  private static final long PLATFORM = 0x26015b11L;
  private static final long AD_HOC = 0x22000203L;
  private static final long AD_HOC_OF_LINKER = 0x22020203L;
  private static final long VENDOR = 0x22010301L;
  private static final long SELF_MADE = 0x22000201L;
  private static final long NO_LONGER_VALID = 0x22000202L;
  private static final long NOT_SIGNED = 0x2000000L;

  private static final String NO_HASH = "0".repeat(40);
  private static final String A_TEAM = "9B5LD6TKRM";

  private static final List<String> SYSTEM =
      List.of("/bin/", "/usr/bin/", "/sbin/", "/usr/sbin/", "/usr/libexec/", "/System/");

  /** Gives the signature that a story's words name, else the one that a path usually has. */
  static Sign of(String path, List<String> words) {
    String status = words.isEmpty() ? usual(path) : words.getFirst();
    String name = path.substring(path.lastIndexOf('/') + 1);
    String plain = word(words, "id", name);
    String unique = plain + "-55554944" + digits(name, 32);
    return switch (status) {
      case "platform" -> new Sign(PLATFORM, digits(path, 40), "com.apple." + plain, "", true);
      case "adhoc" -> new Sign(AD_HOC, digits(path, 40), unique, "", false);
      case "adhoc_linker" ->
          new Sign(AD_HOC_OF_LINKER, digits(path, 40), plain + "-" + digits(name, 16), "", false);
      case "unsigned" -> new Sign(NOT_SIGNED, NO_HASH, "", "", false);
      case "invalid" -> new Sign(NO_LONGER_VALID, digits(path, 40), unique, "", false);
      case "self_signed" -> new Sign(SELF_MADE, digits(path, 40), plain, "", false);
      default ->
          new Sign(
              VENDOR, digits(path, 40), "com.vendor." + plain, word(words, "team", A_TEAM), false);
    };
  }

  private static String word(List<String> words, String key, String otherwise) {
    int at = words.indexOf(key);
    return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
  }

  private static String usual(String path) {
    if (SYSTEM.stream().anyMatch(path::startsWith)) {
      return "platform";
    }
    return path.contains(".app/") ? "developer_id" : "adhoc";
  }

  /** Gives digits that are always the same for a text. */
  private static String digits(String text, int count) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String first = UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
    String both = first + new StringBuilder(first).reverse();
    return both.substring(0, count).toUpperCase(Locale.ROOT);
  }

  /** Gives the same program after its pages were changed, or with a debugger. */
  Sign debugged() {
    return new Sign(flags | 0x10000000L, cdhash, identifier, team, platform);
  }
}
