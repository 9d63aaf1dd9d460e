package perilune.telemetry.auditd;

/**
 * Takes the socket address of a SOCKADDR record apart: a {@code struct sockaddr} in hexadecimal.
 *
 * <p>Family in the host's order (the architectures of {@link SyscallTable} are little-endian), port
 * and address in the network's. An IPv4 address mapped into IPv6 is given as IPv4. Owned by one
 * thread and used again.
 */
final class SocketAddress {

  /** What the address is of. */
  enum Kind {
    NONE,
    LOCAL,
    INTERNET,
    OTHER
  }

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  private static final int IPV4_OFFSET = 4;
  private static final int IPV6_OFFSET = 8;
  private static final int IPV6_LENGTH = 16;

  private final Bytes raw = new Bytes();
  private final Bytes text = new Bytes();
  private Kind kind = Kind.NONE;
  private boolean version6;
  private int port;

  /** Reads the address of a record; {@link Kind#NONE} if there is none or it is cut off. */
  Kind read(RecordFields record) {
    raw.clear();
    if (record.has(Key.SADDR)) {
      ValueDecoder.append(record, Key.SADDR, raw);
    }
    return parse();
  }

  /** Reads an address that {@link FdTable} remembered. */
  Kind read(FdTable table, int place) {
    raw.clear();
    table.copy(place, raw);
    return parse();
  }

  private Kind parse() {
    text.clear();
    kind = Kind.NONE;
    if (raw.length >= 2) {
      int family = (raw.array[0] & 0xFF) | (raw.array[1] & 0xFF) << 8;
      kind =
          switch (family) {
            case 0 -> Kind.NONE;
            case AF_UNIX -> Kind.LOCAL;
            case AF_INET -> internet(IPV4_OFFSET + 4, false);
            case AF_INET6 -> internet(IPV6_OFFSET + IPV6_LENGTH, true);
            default -> Kind.OTHER;
          };
    }
    return kind;
  }

  private Kind internet(int needed, boolean six) {
    if (raw.length < needed) {
      return Kind.NONE;
    }
    port = (raw.array[2] & 0xFF) << 8 | (raw.array[3] & 0xFF);
    version6 = six && !mapped();
    if (version6) {
      writeIpv6();
    } else {
      writeIpv4(six ? IPV6_OFFSET + 12 : IPV4_OFFSET);
    }
    return Kind.INTERNET;
  }

  private boolean mapped() {
    for (int i = 0; i < 10; i++) {
      if (raw.array[IPV6_OFFSET + i] != 0) {
        return false;
      }
    }
    return raw.array[IPV6_OFFSET + 10] == -1 && raw.array[IPV6_OFFSET + 11] == -1;
  }

  private void writeIpv4(int from) {
    for (int i = 0; i < 4; i++) {
      if (i > 0) {
        text.add('.');
      }
      decimal(raw.array[from + i] & 0xFF);
    }
  }

  private void decimal(int value) {
    if (value >= 100) {
      text.add('0' + value / 100);
    }
    if (value >= 10) {
      text.add('0' + value / 10 % 10);
    }
    text.add('0' + value % 10);
  }

  /** RFC 5952: lower case, no leading zeros, the first longest run of zeros as two colons. */
  private void writeIpv6() {
    int runStart = -1;
    int runLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = zeros(i);
      if (length > runLength) {
        runStart = i;
        runLength = length;
      }
    }
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        text.add(':');
        text.add(':');
        i += runLength - 1;
        continue;
      }
      if (i > 0 && i != runStart + runLength) {
        text.add(':');
      }
      group(i);
    }
  }

  private int zeros(int from) {
    int at = from;
    while (at < 8 && value(at) == 0) {
      at++;
    }
    return at - from;
  }

  private int value(int group) {
    int at = IPV6_OFFSET + 2 * group;
    return (raw.array[at] & 0xFF) << 8 | (raw.array[at + 1] & 0xFF);
  }

  private void group(int group) {
    int value = value(group);
    int shift = value > 0xFFF ? 12 : value > 0xFF ? 8 : value > 0xF ? 4 : 0;
    for (; shift >= 0; shift -= 4) {
      text.add("0123456789abcdef".charAt(value >> shift & 0xF));
    }
  }

  Kind kind() {
    return kind;
  }

  /** Gives the address as text; meaningful only for {@link Kind#INTERNET}. */
  Bytes ip() {
    return text;
  }

  int port() {
    return port;
  }

  boolean isVersion6() {
    return version6;
  }

  /** Gives the struct's bytes. */
  Bytes raw() {
    return raw;
  }
}
