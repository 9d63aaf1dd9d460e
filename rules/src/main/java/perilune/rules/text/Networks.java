package perilune.rules.text;

import java.net.InetAddress;
import java.util.Optional;

/** Networks in CIDR notation; an address alone is a network of one. Asks no name service. */
public final class Networks {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /** Longest spelling of an address, characters: IPv6 that ends as IPv4. */
  private static final int MAX_ADDRESS = 45;

  private static final int MAX_DIGITS = 3;

  private Networks() {}

  /** Says whether a text is an address of IPv4 or IPv6. */
  public static boolean isAddress(String text) {
    return bits(text) > 0;
  }

  /** Gives what is wrong with a network, if anything. Host bits may be set. */
  public static Optional<String> mistakeIn(String network) {
    int slash = network.indexOf('/');
    int bits = bits(slash < 0 ? network : network.substring(0, slash));
    if (bits == 0) {
      return Optional.of("this network does not begin with an IP address");
    }
    return slash < 0 || isPrefix(network.substring(slash + 1), bits)
        ? Optional.empty()
        : Optional.of("the length of this network's prefix is not 0 to " + bits);
  }

  /** Gives the network that a text names, with the length of its prefix; empty if it is none. */
  public static Optional<String> network(String text) {
    return mistakeIn(text).isPresent() ? Optional.empty() : Optional.of(withPrefix(text));
  }

  /** Gives a right network with the length of its prefix. */
  public static String withPrefix(String network) {
    return network.indexOf('/') < 0 ? network + "/" + bits(network) : network;
  }

  private static boolean isPrefix(String text, int bits) {
    return text.length() <= MAX_DIGITS && text.matches("[0-9]+") && Integer.parseInt(text) <= bits;
  }

  /** Gives the number of bits of an address; 0 where it is none. */
  private static int bits(String text) {
    if (text.length() > MAX_ADDRESS || !text.matches("[0-9A-Fa-f:.]+")) {
      return 0;
    }
    boolean ipv6 = text.indexOf(':') >= 0;
    if (!ipv6 && !text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      return 0;
    }
    try {
      InetAddress.ofLiteral(text);
      return ipv6 ? IPV6_BITS : IPV4_BITS;
    } catch (IllegalArgumentException noAddress) {
      return 0;
    }
  }
}
