package perilune.engine.table.row;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.DateText;
import perilune.engine.match.InternetAddress;
import perilune.engine.match.NumberValue;
import perilune.engine.table.row.RowValue.Address;
import perilune.engine.table.row.RowValue.Moment;
import perilune.engine.table.row.RowValue.Point;
import perilune.engine.table.row.RowValue.Real;
import perilune.engine.table.row.RowValue.Text;
import perilune.engine.table.row.RowValue.Truth;
import perilune.engine.table.row.RowValue.Version;
import perilune.engine.table.row.RowValue.Whole;

/** Reads one value as another type; null where it is none of it. O(length of text). */
public final class Reading {

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Longest text read as a number, in UTF-16 units. */
  private static final int MAX_NUMBER = 400;

  private Reading() {}

  /** Gives a number: a number as it is, text that reads as one. */
  public static RowValue number(RowValue value) {
    if (value instanceof Whole || value instanceof Real) {
      return value;
    }
    if (!(value instanceof Text(var text)) || text.length() > MAX_NUMBER || text.isEmpty()) {
      return RowValues.NULL;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    var number = new NumberValue();
    if (!number.read(utf8, 0, utf8.length)) {
      return RowValues.NULL;
    }
    return number.whole() ? new Whole(number.number()) : RowValue.of(number.real());
  }

  /** Gives a number as a double, NaN where it is none. */
  public static double real(RowValue value) {
    return switch (number(value)) {
      case Whole(var whole) -> whole;
      case Real(var real) -> real;
      default -> Double.NaN;
    };
  }

  /** Gives a single value as text, as TO_STRING does; null where there is no single value. */
  static @Nullable String text(RowValue value) {
    return value instanceof Text(var text)
        ? text
        : value.each().size() == 1 ? RowText.of(value) : null;
  }

  static RowValue truth(RowValue value) {
    return switch (value) {
      case Truth truth -> truth;
      case Text(var text) when text.equals("true") -> RowValues.TRUE;
      case Text(var text) when text.equals("false") -> RowValues.FALSE;
      default -> RowValues.NULL;
    };
  }

  /** Gives a point in time: text in ISO 8601, numbers are milliseconds since 1970. */
  public static RowValue moment(RowValue value) {
    return switch (value) {
      case Moment moment -> moment;
      case Whole(var millis) -> new Moment(DateText.nanosOfMillis(millis));
      case Real(var millis) -> new Moment(DateText.nanosOfMillis((long) millis));
      case Text(var text) -> {
        OptionalLong nanos = DateText.nanosOf(text, false);
        yield nanos.isPresent() ? new Moment(nanos.getAsLong()) : RowValues.NULL;
      }
      default -> RowValues.NULL;
    };
  }

  /** Gives an address. */
  public static RowValue address(RowValue value) {
    if (value instanceof Text(var text)) {
      var read = new InternetAddress();
      return read.read(text) ? new Address(read.high(), read.low()) : RowValues.NULL;
    }
    return value instanceof Address ? value : RowValues.NULL;
  }

  static RowValue version(RowValue value) {
    if (value instanceof Text(var text)) {
      return new Version(text);
    }
    return value instanceof Version ? value : RowValues.NULL;
  }

  /** Gives a place from {@code POINT(longitude latitude)}. */
  static RowValue point(RowValue value) {
    if (value instanceof Point) {
      return value;
    }
    if (!(value instanceof Text(var text))) {
      return RowValues.NULL;
    }
    String wkt = text.strip();
    int open = wkt.indexOf('(');
    if (open < 0
        || !wkt.endsWith(")")
        || !wkt.substring(0, open).strip().toUpperCase(Locale.ROOT).equals("POINT")) {
      return RowValues.NULL;
    }
    String inside = wkt.substring(open + 1, wkt.length() - 1).strip();
    int space = inside.indexOf(' ');
    if (space < 0) {
      return RowValues.NULL;
    }
    double x = real(new Text(inside.substring(0, space)));
    double y = real(new Text(inside.substring(space).strip()));
    return Double.isNaN(x) || Double.isNaN(y) ? RowValues.NULL : new Point(x, y);
  }

  static long millis(Moment moment) {
    return Math.floorDiv(moment.nanos(), NANOS_PER_MILLI);
  }
}
