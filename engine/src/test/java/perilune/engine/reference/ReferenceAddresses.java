package perilune.engine.reference;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The oracle of networks, on big integers. Addresses are of one version in one comparison. */
final class ReferenceAddresses {

  private ReferenceAddresses() {}

  /** Says whether a text is an address in a network in CIDR notation, or that very address. */
  static boolean holds(String network, String text) {
    int slash = network.indexOf('/');
    Optional<InetAddress> base = read(slash < 0 ? network : network.substring(0, slash));
    Optional<InetAddress> address = read(text);
    if (base.isEmpty() || address.isEmpty()) {
      return false;
    }
    int bits = base.get().getAddress().length * 8;
    if (address.get().getAddress().length * 8 != bits) {
      return false;
    }
    int free = slash < 0 ? 0 : bits - Integer.parseInt(network.substring(slash + 1));
    return number(base.get()).shiftRight(free).equals(number(address.get()).shiftRight(free));
  }

  /** Says whether a text is an address or a network. */
  static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    return read(slash < 0 ? text : text.substring(0, slash)).isPresent();
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  /** Literals only: nothing is asked of a name server. */
  private static Optional<InetAddress> read(String text) {
    boolean literal =
        text.matches("\\d{1,3}(\\.\\d{1,3}){3}") || text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    try {
      return literal ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }
}
