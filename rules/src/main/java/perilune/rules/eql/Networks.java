package perilune.rules.eql;

import java.net.Inet6Address;
import java.util.Optional;

/** Networks in CIDR notation; an address alone is a network of one. Asks no name service. */
final class Networks {

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private Networks() {}

  /** Gives what is wrong with it, if anything. Host bits may be set. */
  static Optional<String> mistakeIn(String network) {
    int slash = network.indexOf('/');
    String address = slash < 0 ? network : network.substring(0, slash);
    int bits = isIpv4(address) ? IPV4_BITS : isIpv6(address) ? IPV6_BITS : 0;
    if (bits == 0) {
      return Optional.of("this network does not begin with an IP address");
    }
    if (slash < 0) {
      return Optional.empty();
    }
    int length = decimal(network.substring(slash + 1));
    return length < 0 || length > bits
        ? Optional.of("the length of this network's prefix is not 0 to " + bits)
        : Optional.empty();
  }

  /** Gives a right network with the length of its prefix. */
  static String withPrefix(String network) {
    if (network.indexOf('/') >= 0) {
      return network;
    }
    return network + "/" + (isIpv4(network) ? IPV4_BITS : IPV6_BITS);
  }

  private static boolean isIpv4(String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      int value = decimal(part);
      if (value < 0 || value > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String address) {
    if (address.indexOf(':') < 0 || address.indexOf('%') >= 0 || address.indexOf('[') >= 0) {
      return false;
    }
    try {
      Inet6Address.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** Gives a number of one to three digits, or -1. */
  private static int decimal(String text) {
    if (text.isEmpty() || text.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
