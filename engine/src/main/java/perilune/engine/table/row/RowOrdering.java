package perilune.engine.table.row;

import java.util.Comparator;
import perilune.engine.match.VersionText;
import perilune.engine.table.row.RowValue.Address;
import perilune.engine.table.row.RowValue.Moment;
import perilune.engine.table.row.RowValue.Real;
import perilune.engine.table.row.RowValue.Text;
import perilune.engine.table.row.RowValue.Truth;
import perilune.engine.table.row.RowValue.Version;
import perilune.engine.table.row.RowValue.Whole;

/** Compares single values. */
public final class RowOrdering {

  /** What {@link #compare} gives where neither value can be read as the other. */
  static final int NONE = Integer.MIN_VALUE;

  /**
   * Orders single values of any types, without reading one as another: null, truth, numbers, dates,
   * addresses, versions, text, places, spans. A whole number and one with a fraction that equal
   * each other, and versions that differ in build data, stay as they came.
   */
  public static final Comparator<RowValue> LOOSE = RowOrdering::total;

  /** As {@link #LOOSE}, but the whole number goes first, and of versions the lesser text. */
  public static final Comparator<RowValue> TOTAL =
      LOOSE
          .thenComparing(value -> value instanceof Real)
          .thenComparing(value -> value instanceof Version(var text) ? text : "");

  private RowOrdering() {}

  /**
   * Compares, reading text by the type of the other value.
   *
   * @return as a comparator does, or {@link #NONE}
   */
  static int compare(RowValue a, RowValue b) {
    if (a instanceof Text(var x)) {
      return b instanceof Text(var y) ? texts(x, y) : asOf(a, b);
    }
    if (b instanceof Text) {
      int order = asOf(b, a);
      return order == NONE ? NONE : -order;
    }
    if (a instanceof Moment != b instanceof Moment) {
      RowValue left = Reading.moment(a);
      RowValue right = Reading.moment(b);
      return left.isNull() || right.isNull() ? NONE : total(left, right);
    }
    return rank(a) == rank(b) ? total(a, b) : NONE;
  }

  /** Compares text with a value that is none. */
  private static int asOf(RowValue text, RowValue other) {
    RowValue read =
        switch (other) {
          case Truth _ -> Reading.truth(text);
          case Whole _, Real _ -> Reading.number(text);
          case Moment _ -> Reading.moment(text);
          case Address _ -> Reading.address(text);
          case Version _ -> Reading.version(text);
          case RowValue.Point _ -> Reading.point(text);
          case RowValue.Nothing _, Text _, RowValue.Span _, RowValue.Many _ -> RowValues.NULL;
        };
    return read.isNull() ? NONE : total(read, other);
  }

  /** Orders text by code point. */
  static int texts(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for code points above all others.
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int total(RowValue a, RowValue b) {
    int order = Integer.compare(rank(a), rank(b));
    if (order != 0) {
      return order;
    }
    return switch (a) {
      case RowValue.Nothing _ -> 0;
      case Truth(var x) -> Boolean.compare(x, ((Truth) b).value());
      case Whole _, Real _ -> numbers(a, b);
      case Moment(var x) -> Long.compare(x, ((Moment) b).nanos());
      case Address x -> addresses(x, (Address) b);
      case Version(var x) -> new VersionText(x).compareTo(new VersionText(((Version) b).text()));
      case Text(var x) -> texts(x, ((Text) b).value());
      case RowValue.Point(var x, var y) -> {
        var other = (RowValue.Point) b;
        int byX = Double.compare(x, other.longitude());
        yield byX != 0 ? byX : Double.compare(y, other.latitude());
      }
      case RowValue.Span(var months, var nanos) -> {
        var other = (RowValue.Span) b;
        int byMonths = Integer.compare(months, other.months());
        yield byMonths != 0 ? byMonths : Long.compare(nanos, other.nanos());
      }
      case RowValue.Many _ -> 0;
    };
  }

  private static int rank(RowValue value) {
    return switch (value) {
      case RowValue.Nothing _ -> 0;
      case Truth _ -> 1;
      case Whole _, Real _ -> 2;
      case Moment _ -> 3;
      case Address _ -> 4;
      case Version _ -> 5;
      case Text _ -> 6;
      case RowValue.Point _ -> 7;
      case RowValue.Span _ -> 8;
      case RowValue.Many _ -> 9;
    };
  }

  private static int addresses(Address a, Address b) {
    int order = Long.compareUnsigned(a.high(), b.high());
    return order != 0 ? order : Long.compareUnsigned(a.low(), b.low());
  }

  /** Compares exactly, a long with a double too. */
  private static int numbers(RowValue a, RowValue b) {
    if (a instanceof Whole(var x)) {
      return b instanceof Whole(var y) ? Long.compare(x, y) : mixed(x, ((Real) b).value());
    }
    double real = ((Real) a).value();
    return b instanceof Whole(var y)
        ? -mixed(y, real)
        : Double.compare(real + 0.0, ((Real) b).value() + 0.0);
  }

  private static int mixed(long whole, double real) {
    if (real >= 0x1p63) {
      return -1;
    }
    if (real < -0x1p63) {
      return 1;
    }
    long cut = (long) real;
    return whole != cut ? Long.compare(whole, cut) : Double.compare(0, real - cut + 0.0);
  }
}
