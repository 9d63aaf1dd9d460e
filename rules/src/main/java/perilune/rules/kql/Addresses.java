package perilune.rules.kql;

import java.net.InetAddress;
import java.util.Optional;

/** Addresses and networks in CIDR notation. Asks no name service. */
final class Addresses {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private Addresses() {}

  static boolean isAddress(String text) {
    return bits(text) > 0;
  }

  /** Gives the network that a text names; an address is a network of one. Host bits may be set. */
  static Optional<String> network(String text) {
    int slash = text.indexOf('/');
    int bits = bits(slash < 0 ? text : text.substring(0, slash));
    if (bits == 0) {
      return Optional.empty();
    }
    if (slash < 0) {
      return Optional.of(text + "/" + bits);
    }
    String length = text.substring(slash + 1);
    boolean fits = length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= bits;
    return fits ? Optional.of(text) : Optional.empty();
  }

  /** Gives the number of bits of an address; 0 where it is none. */
  private static int bits(String text) {
    if (text.length() > 45 || !text.matches("[0-9A-Fa-f:.]+")) {
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
