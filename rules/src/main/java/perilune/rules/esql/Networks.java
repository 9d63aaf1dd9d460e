package perilune.rules.esql;

import java.util.regex.Pattern;

/** Knows networks of IPv4 and IPv6 as they are written. */
final class Networks {

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 =
      Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}/(?:3[0-2]|[12]?[0-9])");
  private static final Pattern IPV6 =
      Pattern.compile(
          "[0-9a-fA-F]{0,4}(?:::?[0-9a-fA-F]{1,4}){0,7}(?:::)?/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])");

  private Networks() {}

  /** Says so of what surely is one; a spelling that is rare may be missed. */
  static boolean isNetwork(String text) {
    return IPV4.matcher(text).matches() || isIpv6(text);
  }

  private static boolean isIpv6(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !IPV6.matcher(text).matches()) {
      return false;
    }
    String address = text.substring(0, slash);
    boolean shortened = address.contains("::");
    long colons = address.chars().filter(c -> c == ':').count();
    return shortened
        ? address.indexOf("::") == address.lastIndexOf("::") && colons <= 7
        : colons == 7;
  }
}
