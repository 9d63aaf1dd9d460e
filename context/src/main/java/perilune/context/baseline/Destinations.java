package perilune.context.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names where a program connects to: class of address or domain, and port. Stateless. */
final class Destinations {

  /** First port that systems give to clients on their own. */
  private static final long FIRST_EPHEMERAL = 32_768;

  private static final int DNS = 53;

  private Destinations() {}

  /**
   * Gives the ways in which a destination can be named, the most telling first; nothing where there
   * is no address.
   */
  static List<String> of(String address, long port, String domain) {
    if (port == DNS) {
      return List.of("dns");
    }
    var ways = new ArrayList<String>();
    if (!domain.isEmpty()) {
      ways.add(ofDomain(domain) + ":" + port(port));
    }
    if (!address.isEmpty()) {
      ways.add(ofAddress(address.toLowerCase(Locale.ROOT)) + ":" + port(port));
    }
    return ways;
  }

  static String listening(long port) {
    return "listen:" + port(port);
  }

  private static String port(long port) {
    return port < 0 ? "?" : port >= FIRST_EPHEMERAL ? "high" : Long.toString(port);
  }

  /** The last two labels tell whose it is; hosts below are many. */
  private static String ofDomain(String domain) {
    String plain = domain.toLowerCase(Locale.ROOT).replace("<", "<lt>").replace("*", "<star>");
    int last = plain.lastIndexOf('.');
    int second = last < 0 ? -1 : plain.lastIndexOf('.', last - 1);
    return second < 0 ? plain : "<x>" + plain.substring(second);
  }

  private static String ofAddress(String address) {
    String plain = address.startsWith("::ffff:") ? address.substring(7) : address;
    if (plain.startsWith("127.") || plain.equals("::1")) {
      return "loopback";
    }
    if (plain.startsWith("169.254.") || plain.startsWith("fe80:")) {
      return "link-local";
    }
    if (plain.startsWith("10.")
        || plain.startsWith("192.168.")
        || plain.startsWith("fc")
        || plain.startsWith("fd")
        || plain.startsWith("100.64.")
        || isBetween(plain, "172.", 16, 31)) {
      return "private";
    }
    if (isBetween(plain, "", 224, 239) || plain.startsWith("ff")) {
      return "multicast";
    }
    return "public";
  }

  /** Says whether the number behind a beginning of an IPv4 address lies between two. */
  private static boolean isBetween(String address, String beginning, int least, int most) {
    if (!address.startsWith(beginning)) {
      return false;
    }
    int dot = address.indexOf('.', beginning.length());
    int length = dot - beginning.length();
    if (length < 1 || length > 3) {
      return false;
    }
    String number = address.substring(beginning.length(), dot);
    return number.chars().allMatch(Character::isDigit)
        && Integer.parseInt(number) >= least
        && Integer.parseInt(number) <= most;
  }
}
