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
 * @param least arguments
 * @param most arguments
 * @param result what it gives
 */
record EsqlFunction(RowFunction function, int least, int most, ValueType result) {

  /** Name, in the plan another one where it is called otherwise, arguments, result. */
  private static final String TABLE =
      """
      GREATEST,,1,9999,ANY|LEAST,,1,9999,ANY|ABS,,1,1,NUMBER|ROUND,,1,2,NUMBER|FLOOR,,1,1,NUMBER|
      CEIL,,1,1,NUMBER|POW,,2,2,NUMBER|SQRT,,1,1,NUMBER|LOG,,1,2,NUMBER|LOG10,,1,1,NUMBER|
      CONCAT,,2,9999,TEXT|LENGTH,,1,1,NUMBER|BYTE_LENGTH,,1,1,NUMBER|SUBSTRING,,2,3,TEXT|
      LEFT,,2,2,TEXT|RIGHT,,2,2,TEXT|REPLACE,,3,3,TEXT|SPLIT,,2,2,TEXT|TRIM,,1,1,TEXT|
      LTRIM,,1,1,TEXT|RTRIM,,1,1,TEXT|TO_LOWER,,1,1,TEXT|TO_UPPER,,1,1,TEXT|
      STARTS_WITH,,2,2,TRUTH|ENDS_WITH,,2,2,TRUTH|CONTAINS,,2,2,TRUTH|LOCATE,,2,3,NUMBER|
      REPEAT,,2,2,TEXT|REVERSE,,1,1,TEXT|SPACE,,1,1,TEXT|URL_DECODE,,1,1,TEXT|
      URL_ENCODE,,1,1,TEXT|FROM_BASE64,,1,1,TEXT|TO_BASE64,,1,1,TEXT|MD5,,1,1,TEXT|
      SHA1,,1,1,TEXT|SHA256,,1,1,TEXT|JSON_EXTRACT,,2,2,ANY|TO_STRING,,1,1,TEXT|
      TO_STR,TO_STRING,1,1,TEXT|STRING,TO_STRING,1,1,TEXT|TO_INTEGER,,1,1,NUMBER|
      TO_INT,TO_INTEGER,1,1,NUMBER|TO_LONG,,1,1,NUMBER|TO_DOUBLE,,1,1,NUMBER|
      TO_DBL,TO_DOUBLE,1,1,NUMBER|TO_BOOLEAN,,1,1,TRUTH|TO_BOOL,TO_BOOLEAN,1,1,TRUTH|
      TO_DATETIME,,1,1,DATE|TO_DT,TO_DATETIME,1,1,DATE|TO_DATE_NANOS,TO_DATETIME,1,1,DATE|
      TO_IP,,1,1,ANY|TO_VERSION,,1,1,ANY|TO_VER,TO_VERSION,1,1,ANY|TO_GEOPOINT,,1,1,ANY|
      NOW,,0,0,DATE|DATE_TRUNC,,2,2,DATE|DATE_DIFF,,3,3,NUMBER|DATE_EXTRACT,,2,2,NUMBER|
      DATE_FORMAT,,1,2,TEXT|DATE_PARSE,,1,2,DATE|CIDR_MATCH,,2,9999,TRUTH|IP_PREFIX,,3,3,ANY|
      ST_DISTANCE,,2,2,NUMBER|ST_X,,1,1,NUMBER|ST_Y,,1,1,NUMBER|MV_COUNT,,1,1,NUMBER|
      MV_FIRST,,1,1,ANY|MV_LAST,,1,1,ANY|MV_MIN,,1,1,ANY|MV_MAX,,1,1,ANY|MV_SUM,,1,1,NUMBER|
      MV_AVG,,1,1,NUMBER|MV_MEDIAN,,1,1,NUMBER|MV_CONCAT,,2,2,TEXT|MV_DEDUPE,,1,1,ANY|
      MV_SLICE,,2,3,ANY|MV_SORT,,1,2,ANY|MV_APPEND,,2,2,ANY|MV_CONTAINS,,2,2,TRUTH|
      MV_INTERSECTION,,2,2,ANY|MV_ZIP,,2,3,TEXT|CASE,,2,9999,ANY|COALESCE,,1,9999,ANY|
      MATCH,,2,2,TRUTH
      """;

  private static final Map<String, EsqlFunction> BY_NAME = byName();
  private static final Map<RowFunction, ValueType> RESULTS = results();

  private static Map<String, EsqlFunction> byName() {
    var all = new LinkedHashMap<String, EsqlFunction>();
    for (String entry : TABLE.replace("\n", "").split("\\|", -1)) {
      String[] parts = entry.split(",", -1);
      String function = parts[1].isEmpty() ? parts[0] : parts[1];
      int least = Integer.parseInt(parts[2]);
      int most = Integer.parseInt(parts[3]);
      var result = ValueType.valueOf(parts[4]);
      all.put(parts[0], new EsqlFunction(RowFunction.valueOf(function), least, most, result));
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
