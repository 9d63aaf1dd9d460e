package perilune.engine.table.row;

import org.jspecify.annotations.Nullable;

/** Calls that are null where an argument is null or has several values. */
final class Strict {

  private Strict() {}

  /** Wraps a call that then sees single values only. */
  static RowCall call(RowCall call) {
    return arguments -> {
      for (RowValue argument : arguments) {
        if (argument.isNull() || argument instanceof RowValue.Many) {
          return RowValues.NULL;
        }
      }
      return call.apply(arguments);
    };
  }

  /** A function of a text. */
  interface OfText {
    RowValue apply(String text);
  }

  /** Wraps a function of a text. */
  static RowCall text(OfText call) {
    return call(arguments -> ofText(arguments[0], call));
  }

  private static RowValue ofText(RowValue value, OfText call) {
    @Nullable String text = Reading.text(value);
    return text == null ? RowValues.NULL : call.apply(text);
  }

  /** A function of a text and the rest of the arguments. */
  interface OfTextAnd {
    RowValue apply(String text, RowValue[] arguments);
  }

  /** Wraps a function of a text and more. */
  static RowCall textAnd(OfTextAnd call) {
    return call(arguments -> {
      @Nullable String text = Reading.text(arguments[0]);
      return text == null ? RowValues.NULL : call.apply(text, arguments);
    });
  }

  /** A function of two texts. */
  interface OfTexts {
    RowValue apply(String text, String other);
  }

  /** Wraps a function of two texts. */
  static RowCall texts(OfTexts call) {
    return textAnd((text, arguments) -> {
      @Nullable String other = Reading.text(arguments[1]);
      return other == null ? RowValues.NULL : call.apply(text, other);
    });
  }

  /** A function of a number. */
  interface OfReal {
    double apply(double number);
  }

  /** Wraps a function of a number; what is not finite is null. */
  static RowCall real(OfReal call) {
    return call(arguments -> RowValue.of(call.apply(Reading.real(arguments[0]))));
  }

  /** Gives a whole number of a number, cut to 32 bits; otherwise where it is none. */
  static int whole(RowValue value, int otherwise) {
    return switch (Reading.number(value)) {
      case RowValue.Whole(var number) -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case RowValue.Real(var number) -> (int) number;
      default -> otherwise;
    };
  }
}
