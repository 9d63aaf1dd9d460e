package perilune.engine.table.row;

import perilune.rules.plan.RowFunction;

/** How many arguments a function takes. */
final class Arity {

  private static final int ANY = Integer.MAX_VALUE;

  private Arity() {}

  static int fewest(RowFunction function) {
    return switch (function) {
      case NOW -> 0;
      case AND, OR, NOT, IS_NULL, NEGATE, ABS, ROUND, FLOOR, CEIL, SQRT, LOG, LOG10 -> 1;
      case GREATEST, LEAST, CONCAT, COALESCE -> 1;
      case LENGTH, BYTE_LENGTH, TRIM, LTRIM, RTRIM, TO_LOWER, TO_UPPER, REVERSE, SPACE -> 1;
      case URL_DECODE, URL_ENCODE, FROM_BASE64, TO_BASE64, MD5, SHA1, SHA256 -> 1;
      case TO_STRING, TO_INTEGER, TO_LONG, TO_DOUBLE, TO_BOOLEAN -> 1;
      case TO_DATETIME, TO_IP, TO_VERSION, TO_GEOPOINT -> 1;
      case DATE_FORMAT, DATE_PARSE, ST_X, ST_Y -> 1;
      case MV_COUNT, MV_FIRST, MV_LAST, MV_MIN, MV_MAX, MV_SUM, MV_AVG, MV_MEDIAN -> 1;
      case MV_DEDUPE, MV_SORT -> 1;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 2;
      case IN, LIKE, RLIKE, MATCH, CASE -> 2;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POW -> 2;
      case SUBSTRING, LEFT, RIGHT, SPLIT, STARTS_WITH, ENDS_WITH, CONTAINS, LOCATE, REPEAT -> 2;
      case JSON_EXTRACT, DATE_TRUNC, DATE_EXTRACT, CIDR_MATCH, ST_DISTANCE -> 2;
      case MV_CONCAT, MV_SLICE, MV_APPEND, MV_CONTAINS, MV_INTERSECTION, MV_ZIP -> 2;
      case REPLACE, DATE_DIFF, IP_PREFIX -> 3;
    };
  }

  static int most(RowFunction function) {
    return switch (function) {
      case AND, OR, IN, LIKE, RLIKE, GREATEST, LEAST, CONCAT, CIDR_MATCH, CASE, COALESCE -> ANY;
      case ROUND, LOG, DATE_FORMAT, DATE_PARSE, MV_SORT -> 2;
      case SUBSTRING, LOCATE, MV_SLICE, MV_ZIP -> 3;
      case NOT,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          IS_NULL,
          MATCH,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          NEGATE,
          ABS,
          FLOOR,
          CEIL,
          POW,
          SQRT,
          LOG10,
          LENGTH,
          BYTE_LENGTH,
          LEFT,
          RIGHT,
          REPLACE,
          SPLIT,
          TRIM,
          LTRIM,
          RTRIM,
          TO_LOWER,
          TO_UPPER,
          STARTS_WITH,
          ENDS_WITH,
          CONTAINS,
          REPEAT,
          REVERSE,
          SPACE,
          URL_DECODE,
          URL_ENCODE,
          FROM_BASE64,
          TO_BASE64,
          MD5,
          SHA1,
          SHA256,
          JSON_EXTRACT,
          TO_STRING,
          TO_INTEGER,
          TO_LONG,
          TO_DOUBLE,
          TO_BOOLEAN,
          TO_DATETIME,
          TO_IP,
          TO_VERSION,
          TO_GEOPOINT,
          NOW,
          DATE_TRUNC,
          DATE_DIFF,
          DATE_EXTRACT,
          IP_PREFIX,
          ST_DISTANCE,
          ST_X,
          ST_Y,
          MV_COUNT,
          MV_FIRST,
          MV_LAST,
          MV_MIN,
          MV_MAX,
          MV_SUM,
          MV_AVG,
          MV_MEDIAN,
          MV_CONCAT,
          MV_DEDUPE,
          MV_APPEND,
          MV_CONTAINS,
          MV_INTERSECTION ->
          fewest(function);
    };
  }
}
