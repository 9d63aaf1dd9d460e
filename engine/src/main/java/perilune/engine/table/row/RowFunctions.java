package perilune.engine.table.row;

import java.util.List;
import java.util.Optional;
import perilune.engine.match.Refusal;
import perilune.rules.plan.RowFunction;

/**
 * Gives what computes each function of a plan; every function but NOW, which is no function of
 * values.
 *
 * <p>Source of what they mean: Elasticsearch's ES|QL documentation, functions and operators. Text
 * that a function makes has at most {@link #MAX_TEXT} UTF-16 units, else the result is null.
 */
public final class RowFunctions {

  /** Longest text that a function makes, UTF-16 units. Source: Elasticsearch, 1 MiB. */
  public static final int MAX_TEXT = 1 << 20;

  /** Most values that a function makes: SPLIT of hostile text has no more. */
  public static final int MAX_VALUES = 100_000;

  private RowFunctions() {}

  /**
   * Gives what is wrong with a call, empty if {@link #of} takes it.
   *
   * @param constants the arguments, empty where they depend on the row
   */
  public static List<Refusal> refusals(
      RowFunction function, List<Optional<RowValue>> constants, int maxStates) {
    int count = constants.size();
    if (!function.takes(count)) {
      return List.of(refusal(function + " is called with " + count + " arguments"));
    }
    return PatternFunctions.refusals(function, constants, maxStates);
  }

  static Refusal refusal(String message) {
    return new Refusal(Refusal.Kind.UNSUPPORTED, message);
  }

  /**
   * Gives the call of a function.
   *
   * @param constants as for {@link #refusals}, which must have been asked
   */
  public static RowCall of(RowFunction function, List<Optional<RowValue>> constants) {
    return switch (function) {
      case AND, OR, NOT, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN ->
          TruthFunctions.of(function);
      case IS_NULL, CASE, COALESCE, GREATEST, LEAST -> ChoiceFunctions.of(function);
      case LIKE, RLIKE, REPLACE, MATCH, DATE_FORMAT, DATE_PARSE ->
          PatternFunctions.of(function, constants);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE -> ArithmeticFunctions.of(function);
      case ABS, ROUND, FLOOR, CEIL, POW, SQRT, LOG, LOG10 -> NumberFunctions.of(function);
      case CONCAT,
          LENGTH,
          BYTE_LENGTH,
          SUBSTRING,
          LEFT,
          RIGHT,
          SPLIT,
          TRIM,
          LTRIM,
          RTRIM,
          TO_LOWER,
          TO_UPPER,
          STARTS_WITH,
          ENDS_WITH,
          CONTAINS,
          LOCATE,
          REPEAT,
          REVERSE,
          SPACE ->
          TextFunctions.of(function);
      case URL_DECODE, URL_ENCODE, FROM_BASE64, TO_BASE64, MD5, SHA1, SHA256, JSON_EXTRACT ->
          EncodingFunctions.of(function);
      case TO_STRING,
          TO_INTEGER,
          TO_LONG,
          TO_DOUBLE,
          TO_BOOLEAN,
          TO_DATETIME,
          TO_IP,
          TO_VERSION,
          TO_GEOPOINT ->
          ConversionFunctions.of(function);
      case DATE_TRUNC, DATE_DIFF, DATE_EXTRACT -> DateFunctions.of(function);
      case CIDR_MATCH, IP_PREFIX, ST_DISTANCE, ST_X, ST_Y -> PlaceFunctions.of(function);
      case MV_COUNT, MV_FIRST, MV_LAST, MV_MIN, MV_MAX, MV_SUM, MV_AVG, MV_MEDIAN ->
          ManyNumbers.of(function);
      case MV_CONCAT,
          MV_DEDUPE,
          MV_SLICE,
          MV_SORT,
          MV_APPEND,
          MV_CONTAINS,
          MV_INTERSECTION,
          MV_ZIP ->
          ManyFunctions.of(function);
      case NOW -> throw new IllegalArgumentException("NOW is no function of values");
    };
  }
}
