package perilune.checks.generator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Addresses: some of networks, and some that no rule has a reason to name. */
final class Addresses {

  /** In no network that is set aside for a purpose. */
  static final List<String> PUBLIC =
      List.of("81.2.69.142", "1.2.3.4", "198.41.0.4", "62.138.7.9", "2a02:cf40::7");

  private Addresses() {}

  /** Gives addresses of a network, its ends and some between; none where the text is no network. */
  static List<String> in(String network) {
    int slash = network.indexOf('/');
    String host = slash < 0 ? network : network.substring(0, slash);
    if (!host.matches("[0-9a-fA-F.:]+") || !host.matches(".*[.:].*[.:].*")) {
      return List.of();
    }
    try {
      // Only literals get here: nothing is asked of a name server.
      byte[] base = InetAddress.getByName(host).getAddress();
      int bits = slash < 0 ? base.length * 8 : Integer.parseInt(network.substring(slash + 1));
      return addresses(base, bits);
    } catch (UnknownHostException | NumberFormatException _) {
      return List.of();
    }
  }

  private static List<String> addresses(byte[] base, int prefix) throws UnknownHostException {
    var found = new ArrayList<String>();
    for (int pattern : new int[] {0x01, 0x00, 0xff, 0x2a, 0x55, 0x80}) {
      byte[] address = base.clone();
      for (int bit = prefix; bit < base.length * 8; bit++) {
        boolean set = (pattern >> (7 - bit % 8) & 1) != 0;
        int mask = 0x80 >> bit % 8;
        address[bit / 8] = (byte) (set ? address[bit / 8] | mask : address[bit / 8] & ~mask);
      }
      found.add(InetAddress.getByAddress(address).getHostAddress());
    }
    return found.stream().distinct().toList();
  }
}
