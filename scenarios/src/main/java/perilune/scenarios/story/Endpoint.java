package perilune.scenarios.story;

/**
 * An address and a port.
 *
 * @param address IPv4 or IPv6 address as text
 * @param port 0 to 65535
 */
public record Endpoint(String address, int port) {
  @Override
  public String toString() {
    return address.indexOf(':') >= 0 ? "[" + address + "]:" + port : address + ":" + port;
  }
}
