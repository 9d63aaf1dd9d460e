package perilune.rules.plan;

/**
 * Functions of values of one row. Arguments stand in the documented order; those in parentheses may
 * be left out. Unless said otherwise: null in any argument gives null, and so do several values in
 * one, as Elasticsearch's ES|QL has it. Sources: its documentation, operators and functions.
 */
public enum RowFunction {
  // Truth, three-valued as SQL has it.
  /** parts...: false where one is false, else null where one is null, else true. */
  AND(1, RowFunction.ANY),
  /** parts...: true where one is true, else null where one is null, else false. */
  OR(1, RowFunction.ANY),
  /** part. */
  NOT(1),

  // Comparison. Text beside a date, an address, a version or a number is read as one.
  /** left, right. */
  EQUAL(2),
  /** left, right. */
  NOT_EQUAL(2),
  /** left, right. */
  LESS(2),
  /** left, right. */
  LESS_OR_EQUAL(2),
  /** left, right. */
  GREATER(2),
  /** left, right. */
  GREATER_OR_EQUAL(2),
  /** value, others...: EQUAL with one of them, joined as by OR. */
  IN(2, RowFunction.ANY),
  /** value: true without a value, never null; takes several. */
  IS_NULL(1),
  /** text, patterns...: one holds the whole of it; {@code *} and {@code ?}, {@code \} escapes. */
  LIKE(2, RowFunction.ANY),
  /** text, expressions...: one holds the whole of it; constants, in RE2's syntax. */
  RLIKE(2, RowFunction.ANY),
  /** text, words: full text search for all words, in any case; takes several values. */
  MATCH(2),

  // Numbers. Whole numbers give whole ones; out of range is null.
  /** left, right; a date and a duration too. */
  ADD(2),
  /** left, right; a date and a duration too. */
  SUBTRACT(2),
  /** left, right. */
  MULTIPLY(2),
  /** left, right; by 0 is null. */
  DIVIDE(2),
  /** left, right; by 0 is null. */
  MODULO(2),
  /** number. */
  NEGATE(1),
  /** number. */
  ABS(1),
  /** number, (decimals). */
  ROUND(1, 2),
  /** number. */
  FLOOR(1),
  /** number. */
  CEIL(1),
  /** base, exponent. */
  POW(2),
  /** number; of a negative one null. */
  SQRT(1),
  /** (base), number; natural without a base. */
  LOG(1, 2),
  /** number. */
  LOG10(1),
  /** values...; takes several. */
  GREATEST(1, RowFunction.ANY),
  /** values...; takes several. */
  LEAST(1, RowFunction.ANY),

  // Text. Lengths and places count code points, places from 1.
  /** parts.... */
  CONCAT(1, RowFunction.ANY),
  /** text. */
  LENGTH(1),
  /** text: bytes of its UTF-8. */
  BYTE_LENGTH(1),
  /** text, start from 1 or negative from the end, (length). */
  SUBSTRING(2, 3),
  /** text, length. */
  LEFT(2),
  /** text, length. */
  RIGHT(2),
  /** text, expression that is a constant in RE2's syntax, replacement with {@code $1}. */
  REPLACE(3),
  /** text, delimiter, which is no expression: several values. */
  SPLIT(2),
  /** text. */
  TRIM(1),
  /** text. */
  LTRIM(1),
  /** text. */
  RTRIM(1),
  /** text; of every value. */
  TO_LOWER(1),
  /** text; of every value. */
  TO_UPPER(1),
  /** text, part. */
  STARTS_WITH(2),
  /** text, part. */
  ENDS_WITH(2),
  /** text, part. */
  CONTAINS(2),
  /** text, part, (start): place from 1, or 0. */
  LOCATE(2, 3),
  /** text, count. */
  REPEAT(2),
  /** text. */
  REVERSE(1),
  /** count. */
  SPACE(1),
  /** text; null where it is no such text. */
  URL_DECODE(1),
  /** text. */
  URL_ENCODE(1),
  /** text; null where it is no base64. */
  FROM_BASE64(1),
  /** text. */
  TO_BASE64(1),
  /** text: in lower-case hexadecimal. */
  MD5(1),
  /** text: in lower-case hexadecimal. */
  SHA1(1),
  /** text: in lower-case hexadecimal. */
  SHA256(1),
  /** text, path such as {@code a.b[0]}: text, or JSON of what is no text; null if not there. */
  JSON_EXTRACT(2),

  // Conversion, of every value; null where a value is none of the type.
  /** value. */
  TO_STRING(1),
  /** value. */
  TO_INTEGER(1),
  /** value. */
  TO_LONG(1),
  /** value. */
  TO_DOUBLE(1),
  /** value. */
  TO_BOOLEAN(1),
  /** value: ISO 8601, or milliseconds since 1970. */
  TO_DATETIME(1),
  /** value. */
  TO_IP(1),
  /** value. */
  TO_VERSION(1),
  /** value in WKT, {@code POINT(x y)}. */
  TO_GEOPOINT(1),

  // Dates, in UTC.
  /** The end of the window; in a search, when it was started. */
  NOW(0),
  /** duration, date: rounded down. */
  DATE_TRUNC(2),
  /** unit, start, end: whole units between. */
  DATE_DIFF(3),
  /** part, date: {@code year}, {@code hour_of_day} and so on. */
  DATE_EXTRACT(2),
  /** (pattern), date. */
  DATE_FORMAT(1, 2),
  /** (pattern), text. */
  DATE_PARSE(1, 2),

  // Addresses and places.
  /** address, networks.... */
  CIDR_MATCH(2, RowFunction.ANY),
  /** address, bits for IPv4, bits for IPv6: the network's first address. */
  IP_PREFIX(3),
  /** point, point: metres. */
  ST_DISTANCE(2),
  /** point: longitude. */
  ST_X(1),
  /** point: latitude. */
  ST_Y(1),

  // Several values. Null gives null; one value is a list of one.
  /** values. */
  MV_COUNT(1),
  /** values. */
  MV_FIRST(1),
  /** values. */
  MV_LAST(1),
  /** values. */
  MV_MIN(1),
  /** values. */
  MV_MAX(1),
  /** values. */
  MV_SUM(1),
  /** values. */
  MV_AVG(1),
  /** values. */
  MV_MEDIAN(1),
  /** values, delimiter: as text. */
  MV_CONCAT(2),
  /** values: different ones, in the order of their first. */
  MV_DEDUPE(1),
  /** values, start from 0, (end, inclusive); negative from the end. */
  MV_SLICE(2, 3),
  /** values, ("asc" or "desc"). */
  MV_SORT(1, 2),
  /** values, values: one after the other. */
  MV_APPEND(2),
  /** values, values: whether the first have all of the second; null counts as none. */
  MV_CONTAINS(2),
  /** values, values: those of the first that are in the second. */
  MV_INTERSECTION(2),
  /** values, values, (delimiter): joined one by one. */
  MV_ZIP(2, 3),

  // Choice; takes several values.
  /** condition, value, ..., (else): the value behind the first condition that is true. */
  CASE(2, RowFunction.ANY),
  /** values...: the first that is not null. */
  COALESCE(1, RowFunction.ANY);

  /** Stands for as many arguments as there are. */
  private static final int ANY = Integer.MAX_VALUE;

  private final int fewest;
  private final int most;

  RowFunction(int count) {
    this(count, count);
  }

  RowFunction(int fewest, int most) {
    this.fewest = fewest;
    this.most = most;
  }

  /** Gives the fewest arguments. */
  public int fewest() {
    return fewest;
  }

  /** Gives the most arguments; {@link Integer#MAX_VALUE} where it takes as many as there are. */
  public int most() {
    return most;
  }

  /** Says whether it is called with so many arguments. */
  public boolean takes(int count) {
    return count >= fewest && count <= most;
  }
}
