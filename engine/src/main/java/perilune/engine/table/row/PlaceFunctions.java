package perilune.engine.table.row;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.InternetAddress;
import perilune.engine.match.Network;
import perilune.engine.table.row.RowValue.Address;
import perilune.engine.table.row.RowValue.Point;
import perilune.engine.table.row.RowValue.Real;
import perilune.rules.plan.RowFunction;

/** Functions of addresses and places. */
final class PlaceFunctions {

  /** Mean radius of the Earth, metres. Source: IUGG, as Lucene has it. */
  private static final double EARTH_RADIUS = 6_371_008.7714;

  private static final int V4_OFFSET = 96;
  private static final long MAPPED = 0xFFFF_0000_0000L;

  private PlaceFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case CIDR_MATCH -> PlaceFunctions::inNetwork;
      case IP_PREFIX -> Strict.call(PlaceFunctions::prefix);
      case ST_DISTANCE -> Strict.call(PlaceFunctions::distance);
      case ST_X -> Strict.call(a -> coordinate(Reading.point(a[0]), true));
      case ST_Y -> Strict.call(a -> coordinate(Reading.point(a[0]), false));
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  /** The address is one; networks may be several in one argument. */
  private static RowValue inNetwork(RowValue[] arguments) {
    if (!(Reading.address(arguments[0]) instanceof Address(var high, var low))) {
      return RowValues.NULL;
    }
    boolean unknown = false;
    var address = new InternetAddress();
    if (!address.read(RowText.of(new Address(high, low)))) {
      return RowValues.NULL;
    }
    for (int i = 1; i < arguments.length; i++) {
      unknown |= arguments[i].isNull();
      for (RowValue value : arguments[i].each()) {
        @Nullable String text = Reading.text(value);
        Optional<Network> network = text == null ? Optional.empty() : Network.of(text);
        unknown |= network.isEmpty();
        if (network.isPresent() && network.get().holds(address)) {
          return RowValues.TRUE;
        }
      }
    }
    return unknown ? RowValues.NULL : RowValues.FALSE;
  }

  private static RowValue prefix(RowValue[] arguments) {
    if (!(Reading.address(arguments[0]) instanceof Address(var high, var low))) {
      return RowValues.NULL;
    }
    boolean v4 = high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE;
    int bits = Strict.whole(arguments[v4 ? 1 : 2], -1);
    if (bits < 0 || bits > (v4 ? Integer.SIZE : 2 * Long.SIZE)) {
      return RowValues.NULL;
    }
    int kept = v4 ? bits + V4_OFFSET : bits;
    long highMask = kept == 0 ? 0 : -1L << Math.max(0, Long.SIZE - kept);
    long lowMask = kept <= Long.SIZE ? 0 : -1L << (2 * Long.SIZE - kept);
    return new Address(high & highMask, low & lowMask);
  }

  private static RowValue coordinate(RowValue value, boolean longitude) {
    return value instanceof Point(var x, var y) ? new Real(longitude ? x : y) : RowValues.NULL;
  }

  /** Great-circle distance by the haversine formula. */
  private static RowValue distance(RowValue[] arguments) {
    if (!(Reading.point(arguments[0]) instanceof Point(var x1, var y1))
        || !(Reading.point(arguments[1]) instanceof Point(var x2, var y2))) {
      return RowValues.NULL;
    }
    double byLatitude = Math.sin(Math.toRadians(y2 - y1) / 2);
    double byLongitude = Math.sin(Math.toRadians(x2 - x1) / 2);
    double chord =
        byLatitude * byLatitude
            + Math.cos(Math.toRadians(y1))
                * Math.cos(Math.toRadians(y2))
                * byLongitude
                * byLongitude;
    return RowValue.of(2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord))));
  }
}
