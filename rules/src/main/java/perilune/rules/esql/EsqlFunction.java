package perilune.rules.esql;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import perilune.rules.plan.AggregateFunction;
import perilune.rules.plan.RowFunction;

/**
 * A function of the values of one row. Source: the reference of ES|QL, functions.
 *
 * @param function what it is in the plan
 * @param result what it gives
 */
record EsqlFunction(RowFunction function, ValueType result) {

  /** Arguments of those that take as many as there are. */
  static final int MOST_ARGUMENTS = 9_999;

  /** Name, in the plan another one where it is called otherwise, result. */
  private static final String TABLE =
      """
      GREATEST,ANY|LEAST,ANY|ABS,NUMBER|ROUND,NUMBER|FLOOR,NUMBER|CEIL,NUMBER|POW,NUMBER|
      SQRT,NUMBER|LOG,NUMBER|LOG10,NUMBER|CONCAT,TEXT|LENGTH,NUMBER|BYTE_LENGTH,NUMBER|
      SUBSTRING,TEXT|LEFT,TEXT|RIGHT,TEXT|REPLACE,TEXT|SPLIT,TEXT|TRIM,TEXT|LTRIM,TEXT|RTRIM,TEXT|
      TO_LOWER,TEXT|TO_UPPER,TEXT|STARTS_WITH,TRUTH|ENDS_WITH,TRUTH|CONTAINS,TRUTH|LOCATE,NUMBER|
      REPEAT,TEXT|REVERSE,TEXT|SPACE,TEXT|URL_DECODE,TEXT|URL_ENCODE,TEXT|FROM_BASE64,TEXT|
      TO_BASE64,TEXT|MD5,TEXT|SHA1,TEXT|SHA256,TEXT|JSON_EXTRACT,ANY|TO_STRING,TEXT|
      TO_STR,TO_STRING,TEXT|STRING,TO_STRING,TEXT|TO_INTEGER,NUMBER|TO_INT,TO_INTEGER,NUMBER|
      TO_LONG,NUMBER|TO_DOUBLE,NUMBER|TO_DBL,TO_DOUBLE,NUMBER|TO_BOOLEAN,TRUTH|
      TO_BOOL,TO_BOOLEAN,TRUTH|TO_DATETIME,DATE|TO_DT,TO_DATETIME,DATE|
      TO_DATE_NANOS,TO_DATETIME,DATE|TO_IP,ANY|TO_VERSION,ANY|TO_VER,TO_VERSION,ANY|
      TO_GEOPOINT,ANY|NOW,DATE|DATE_TRUNC,DATE|DATE_DIFF,NUMBER|DATE_EXTRACT,NUMBER|
      DATE_FORMAT,TEXT|DATE_PARSE,DATE|CIDR_MATCH,TRUTH|IP_PREFIX,ANY|ST_DISTANCE,NUMBER|
      ST_X,NUMBER|ST_Y,NUMBER|MV_COUNT,NUMBER|MV_FIRST,ANY|MV_LAST,ANY|MV_MIN,ANY|MV_MAX,ANY|
      MV_SUM,NUMBER|MV_AVG,NUMBER|MV_MEDIAN,NUMBER|MV_CONCAT,TEXT|MV_DEDUPE,ANY|MV_SLICE,ANY|
      MV_SORT,ANY|MV_APPEND,ANY|MV_CONTAINS,TRUTH|MV_INTERSECTION,ANY|MV_ZIP,TEXT|CASE,ANY|
      COALESCE,ANY|MATCH,TRUTH
      """;

  private static final Map<String, EsqlFunction> BY_NAME = byName();
  private static final Map<RowFunction, ValueType> RESULTS = results();

  private static Map<String, EsqlFunction> byName() {
    var all = new LinkedHashMap<String, EsqlFunction>();
    for (String entry : TABLE.replace("\n", "").split("\\|", -1)) {
      String[] parts = entry.split(",", -1);
      var function = RowFunction.valueOf(parts[parts.length - 2]);
      all.put(parts[0], new EsqlFunction(function, ValueType.valueOf(parts[parts.length - 1])));
    }
    return all;
  }

  private static Map<RowFunction, ValueType> results() {
    var all = new EnumMap<RowFunction, ValueType>(RowFunction.class);
    BY_NAME.values().forEach(each -> all.put(each.function(), each.result()));
    for (RowFunction truth : RowFunction.values()) {
      if (truth.compareTo(RowFunction.MATCH) <= 0) {
        all.put(truth, ValueType.TRUTH);
      } else if (truth.compareTo(RowFunction.ADD) >= 0
          && truth.compareTo(RowFunction.NEGATE) <= 0) {
        all.put(
            truth, truth.compareTo(RowFunction.MULTIPLY) < 0 ? ValueType.ANY : ValueType.NUMBER);
      }
    }
    return all;
  }

  /** Gives the fewest arguments; a plan also joins the values of one. */
  int least() {
    return function == RowFunction.CONCAT ? 2 : function.fewest();
  }

  /** Gives the most arguments. */
  int most() {
    return Math.min(function.most(), MOST_ARGUMENTS);
  }

  static Optional<EsqlFunction> of(String upper) {
    return Optional.ofNullable(BY_NAME.get(upper));
  }

  static Iterable<String> names() {
    return BY_NAME.keySet();
  }

  static ValueType resultOf(RowFunction function) {
    return RESULTS.getOrDefault(function, ValueType.ANY);
  }

  /** Gives the aggregate of that name, with the other names that it has. */
  static Optional<AggregateFunction> aggregate(String upper) {
    for (AggregateFunction function : AggregateFunction.values()) {
      if (function.name().equals(upper)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** Gives how many arguments an aggregate takes: least and most. */
  static int[] arguments(AggregateFunction function) {
    return switch (function) {
      case COUNT -> new int[] {0, 1};
      case COUNT_DISTINCT, FIRST, LAST -> new int[] {1, 2};
      case SUM, AVG, MIN, MAX, VALUES, MEDIAN, MEDIAN_ABSOLUTE_DEVIATION -> new int[] {1, 1};
      case STD_DEV, VARIANCE, ABSENT, PRESENT -> new int[] {1, 1};
      case PERCENTILE, SAMPLE -> new int[] {2, 2};
      case TOP -> new int[] {2, 3};
    };
  }
}
