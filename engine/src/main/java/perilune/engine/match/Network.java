package perilune.engine.match;

import java.util.Optional;

/**
 * A network in CIDR notation; bits of the host may be set in its address, an address alone is a
 * network of one. IPv4 prefixes count from the start of the mapped range.
 */
public final class Network {

  private static final int BITS = 128;
  private static final int MAPPED_BITS = 96;

  private final long high;
  private final long low;
  private final long highMask;
  private final long lowMask;

  private Network(InternetAddress address, int prefix) {
    highMask = prefix == 0 ? 0 : -1L << Math.max(0, Long.SIZE - prefix);
    lowMask = prefix <= Long.SIZE ? 0 : -1L << (BITS - prefix);
    high = address.high() & highMask;
    low = address.low() & lowMask;
  }

  /** Reads a network; empty if the text is none. */
  public static Optional<Network> of(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    var address = new InternetAddress();
    if (!address.read(host)) {
      return Optional.empty();
    }
    int offset = host.indexOf(':') < 0 ? MAPPED_BITS : 0;
    int prefix = slash < 0 ? BITS : offset + prefix(text.substring(slash + 1));
    return prefix < offset || prefix > BITS
        ? Optional.empty()
        : Optional.of(new Network(address, prefix));
  }

  /** Gives the number, or one that is out of every range. */
  private static int prefix(String digits) {
    boolean good =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return good ? Integer.parseInt(digits) : -BITS;
  }

  /** Says whether the address is in it. */
  public boolean holds(InternetAddress address) {
    return (address.high() & highMask) == high && (address.low() & lowMask) == low;
  }

  /** Says whether all addresses of another network are in it. */
  public boolean covers(Network other) {
    return (other.highMask & highMask) == highMask
        && (other.lowMask & lowMask) == lowMask
        && (other.high & highMask) == high
        && (other.low & lowMask) == low;
  }
}
