package perilune.engine.table.row;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowValue.Text;
import perilune.engine.table.row.RowValue.Whole;
import perilune.rules.plan.RowFunction;

/** Functions of text; lengths and places count code points. O(length). */
final class TextFunctions {

  private TextFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case CONCAT -> Strict.call(TextFunctions::concat);
      case LENGTH -> Strict.text(text -> new Whole(text.codePointCount(0, text.length())));
      case BYTE_LENGTH ->
          Strict.text(text -> new Whole(text.getBytes(StandardCharsets.UTF_8).length));
      case SUBSTRING -> Strict.textAnd(TextFunctions::substring);
      case LEFT -> Strict.textAnd((text, arguments) -> left(text, Strict.whole(arguments[1], 0)));
      case RIGHT -> Strict.textAnd((text, arguments) -> right(text, Strict.whole(arguments[1], 0)));
      case SPLIT -> Strict.texts(TextFunctions::split);
      case TRIM -> Strict.text(text -> new Text(text.strip()));
      case LTRIM -> Strict.text(text -> new Text(text.stripLeading()));
      case RTRIM -> Strict.text(text -> new Text(text.stripTrailing()));
      case TO_LOWER -> each(text -> new Text(text.toLowerCase(Locale.ROOT)));
      case TO_UPPER -> each(text -> new Text(text.toUpperCase(Locale.ROOT)));
      case STARTS_WITH -> Strict.texts((text, part) -> RowValue.of(text.startsWith(part)));
      case ENDS_WITH -> Strict.texts((text, part) -> RowValue.of(text.endsWith(part)));
      case CONTAINS -> Strict.texts((text, part) -> RowValue.of(text.contains(part)));
      case LOCATE -> Strict.textAnd(TextFunctions::locate);
      case REPEAT ->
          Strict.textAnd((text, arguments) -> repeat(text, Strict.whole(arguments[1], -1)));
      case REVERSE -> Strict.text(text -> new Text(new StringBuilder(text).reverse().toString()));
      case SPACE -> Strict.call(arguments -> repeat(" ", Strict.whole(arguments[0], -1)));
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  /** Of every value: these take several. */
  private static RowCall each(Strict.OfText call) {
    RowCall one = Strict.text(call);
    return arguments ->
        ConversionFunctions.each(arguments[0], value -> one.apply(new RowValue[] {value}));
  }

  private static RowValue concat(RowValue[] arguments) {
    var all = new StringBuilder();
    for (RowValue argument : arguments) {
      @Nullable String text = Reading.text(argument);
      if (text == null || all.length() + text.length() > RowFunctions.MAX_TEXT) {
        return RowValues.NULL;
      }
      all.append(text);
    }
    return new Text(all.toString());
  }

  /** Starts at 1, where 0 is 1 too; negative counts from the end; what lies outside is empty. */
  private static RowValue substring(String text, RowValue[] arguments) {
    int count = text.codePointCount(0, text.length());
    long start = Strict.whole(arguments[1], 1);
    long length = arguments.length > 2 ? Strict.whole(arguments[2], -1) : count;
    if (length < 0) {
      return RowValues.NULL;
    }
    long from = Math.clamp(start > 0 ? start - 1 : start < 0 ? count + start : 0, 0, count);
    return cut(text, (int) from, (int) Math.min(from + length, count));
  }

  private static RowValue cut(String text, int from, int to) {
    int begin = text.offsetByCodePoints(0, from);
    return new Text(text.substring(begin, text.offsetByCodePoints(begin, to - from)));
  }

  private static RowValue left(String text, int length) {
    return cut(text, 0, Math.clamp(length, 0, text.codePointCount(0, text.length())));
  }

  private static RowValue right(String text, int length) {
    int count = text.codePointCount(0, text.length());
    return cut(text, count - Math.clamp(length, 0, count), count);
  }

  private static RowValue split(String text, String delimiter) {
    if (delimiter.isEmpty()) {
      return new Text(text);
    }
    List<RowValue> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
      if (parts.size() == RowFunctions.MAX_VALUES) {
        return RowValues.NULL;
      }
      parts.add(new Text(text.substring(from, at)));
      from = at + delimiter.length();
    }
    parts.add(new Text(text.substring(from)));
    return RowValue.of(parts);
  }

  private static RowValue locate(String text, RowValue[] arguments) {
    @Nullable String part = Reading.text(arguments[1]);
    if (part == null) {
      return RowValues.NULL;
    }
    int count = text.codePointCount(0, text.length());
    int start = arguments.length > 2 ? Strict.whole(arguments[2], 1) : 1;
    int from = Math.clamp(start > 0 ? start - 1L : start < 0 ? (long) count + start : 0, 0, count);
    int at = text.indexOf(part, text.offsetByCodePoints(0, from));
    return new Whole(at < 0 ? 0 : text.codePointCount(0, at) + 1);
  }

  private static RowValue repeat(String text, int count) {
    return count < 0 || (long) text.length() * count > RowFunctions.MAX_TEXT
        ? RowValues.NULL
        : new Text(text.repeat(count));
  }
}
