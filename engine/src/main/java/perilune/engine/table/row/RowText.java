package perilune.engine.table.row;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes values as people and TO_STRING read them. */
public final class RowText {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long PER_MILLI = 1_000_000;
  private static final long PER_SECOND = 1_000_000_000;
  private static final int GROUPS = 8;

  private RowText() {}

  /** Gives a value as text; several joined by commas, null as {@code null}. */
  public static String of(RowValue value) {
    return switch (value) {
      case RowValue.Nothing _ -> "null";
      case RowValue.Truth(var truth) -> Boolean.toString(truth);
      case RowValue.Whole(var number) -> Long.toString(number);
      case RowValue.Real(var number) -> Double.toString(number);
      case RowValue.Text(var text) -> text;
      case RowValue.Moment(var nanos) -> moment(nanos);
      case RowValue.Address(var high, var low) -> address(high, low);
      case RowValue.Version(var text) -> text;
      case RowValue.Point(var x, var y) -> "POINT (" + x + " " + y + ")";
      case RowValue.Span(var months, var nanos) -> "P" + months + "M" + nanos + "ns";
      case RowValue.Many(var values) ->
          values.stream().map(RowText::of).collect(Collectors.joining(", ", "[", "]"));
    };
  }

  /** Gives ISO 8601 in UTC with milliseconds, or nanoseconds where there are any. */
  private static String moment(long nanos) {
    Instant instant = instant(nanos);
    return (nanos % PER_MILLI == 0 ? MILLIS : NANOS).format(instant);
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }

  /** Gives the shortest form, as RFC 5952 has it. */
  private static String address(long high, long low) {
    if (high == 0 && low >>> Integer.SIZE == 0xFFFF) {
      return (low >>> 24 & 0xFF)
          + "."
          + (low >>> 16 & 0xFF)
          + "."
          + (low >>> 8 & 0xFF)
          + "."
          + (low & 0xFF);
    }
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> (16 * (3 - i % 4)) & 0xFFFF);
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && groups[i + run] == 0) {
        run++;
      }
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    var text = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        boolean first = i == 0 || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
