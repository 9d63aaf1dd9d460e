package perilune.rules.sigma;

import java.util.Optional;

/** Checks networks of IPv4 and IPv6 as rules write them. */
final class Cidr {

  private static final int MOST_BITS_4 = 32;
  private static final int MOST_BITS_6 = 128;

  private Cidr() {}

  /** Gives the network with its number of bits; empty where it is none. */
  static Optional<String> normal(String written) {
    int slash = written.indexOf('/');
    String address = slash < 0 ? written : written.substring(0, slash);
    boolean six = address.indexOf(':') >= 0;
    int most = six ? MOST_BITS_6 : MOST_BITS_4;
    int bits = slash < 0 ? most : Integer.parseInt(written.substring(slash + 1));
    boolean good = bits <= most && (six || isFour(address));
    return good ? Optional.of(address + "/" + bits) : Optional.empty();
  }

  private static boolean isFour(String address) {
    String[] parts = address.split("\\.", -1);
    for (String part : parts) {
      if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }
}
