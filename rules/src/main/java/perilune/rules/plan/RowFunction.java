package perilune.rules.plan;

/**
 * Functions of values of one row. Arguments stand in the documented order; those in parentheses may
 * be left out. Unless said otherwise: null in any argument gives null, and so do several values in
 * one, as Elasticsearch's ES|QL has it. Sources: its documentation, operators and functions.
 */
public enum RowFunction {
  // Truth, three-valued as SQL has it.
  /** parts...: false where one is false, else null where one is null, else true. */
  AND,
  /** parts...: true where one is true, else null where one is null, else false. */
  OR,
  /** part. */
  NOT,

  // Comparison. Text beside a date, an address, a version or a number is read as one.
  /** left, right. */
  EQUAL,
  /** left, right. */
  NOT_EQUAL,
  /** left, right. */
  LESS,
  /** left, right. */
  LESS_OR_EQUAL,
  /** left, right. */
  GREATER,
  /** left, right. */
  GREATER_OR_EQUAL,
  /** value, others...: EQUAL with one of them, joined as by OR. */
  IN,
  /** value: true without a value, never null; takes several. */
  IS_NULL,
  /** text, patterns...: one holds the whole of it; {@code *} and {@code ?}, {@code \} escapes. */
  LIKE,
  /** text, expressions...: one holds the whole of it; constants, in RE2's syntax. */
  RLIKE,
  /** text, words: full text search for all words, in any case; takes several values. */
  MATCH,

  // Numbers. Whole numbers give whole ones; out of range is null.
  /** left, right; a date and a duration too. */
  ADD,
  /** left, right; a date and a duration too. */
  SUBTRACT,
  /** left, right. */
  MULTIPLY,
  /** left, right; by 0 is null. */
  DIVIDE,
  /** left, right; by 0 is null. */
  MODULO,
  /** number. */
  NEGATE,
  /** number. */
  ABS,
  /** number, (decimals). */
  ROUND,
  /** number. */
  FLOOR,
  /** number. */
  CEIL,
  /** base, exponent. */
  POW,
  /** number; of a negative one null. */
  SQRT,
  /** (base), number; natural without a base. */
  LOG,
  /** number. */
  LOG10,
  /** values...; takes several. */
  GREATEST,
  /** values...; takes several. */
  LEAST,

  // Text. Lengths and places count code points, places from 1.
  /** parts.... */
  CONCAT,
  /** text. */
  LENGTH,
  /** text: bytes of its UTF-8. */
  BYTE_LENGTH,
  /** text, start from 1 or negative from the end, (length). */
  SUBSTRING,
  /** text, length. */
  LEFT,
  /** text, length. */
  RIGHT,
  /** text, expression that is a constant in RE2's syntax, replacement with {@code $1}. */
  REPLACE,
  /** text, delimiter, which is no expression: several values. */
  SPLIT,
  /** text. */
  TRIM,
  /** text. */
  LTRIM,
  /** text. */
  RTRIM,
  /** text; of every value. */
  TO_LOWER,
  /** text; of every value. */
  TO_UPPER,
  /** text, part. */
  STARTS_WITH,
  /** text, part. */
  ENDS_WITH,
  /** text, part. */
  CONTAINS,
  /** text, part, (start): place from 1, or 0. */
  LOCATE,
  /** text, count. */
  REPEAT,
  /** text. */
  REVERSE,
  /** count. */
  SPACE,
  /** text; null where it is no such text. */
  URL_DECODE,
  /** text. */
  URL_ENCODE,
  /** text; null where it is no base64. */
  FROM_BASE64,
  /** text. */
  TO_BASE64,
  /** text: in lower-case hexadecimal. */
  MD5,
  /** text: in lower-case hexadecimal. */
  SHA1,
  /** text: in lower-case hexadecimal. */
  SHA256,
  /** text, path such as {@code a.b[0]}: text, or JSON of what is no text; null if not there. */
  JSON_EXTRACT,

  // Conversion, of every value; null where a value is none of the type.
  /** value. */
  TO_STRING,
  /** value. */
  TO_INTEGER,
  /** value. */
  TO_LONG,
  /** value. */
  TO_DOUBLE,
  /** value. */
  TO_BOOLEAN,
  /** value: ISO 8601, or milliseconds since 1970. */
  TO_DATETIME,
  /** value. */
  TO_IP,
  /** value. */
  TO_VERSION,
  /** value in WKT, {@code POINT(x y)}. */
  TO_GEOPOINT,

  // Dates, in UTC.
  /** The end of the window; in a search, when it was started. */
  NOW,
  /** duration, date: rounded down. */
  DATE_TRUNC,
  /** unit, start, end: whole units between. */
  DATE_DIFF,
  /** part, date: {@code year}, {@code hour_of_day} and so on. */
  DATE_EXTRACT,
  /** (pattern), date. */
  DATE_FORMAT,
  /** (pattern), text. */
  DATE_PARSE,

  // Addresses and places.
  /** address, networks.... */
  CIDR_MATCH,
  /** address, bits for IPv4, bits for IPv6: the network's first address. */
  IP_PREFIX,
  /** point, point: metres. */
  ST_DISTANCE,
  /** point: longitude. */
  ST_X,
  /** point: latitude. */
  ST_Y,

  // Several values. Null gives null; one value is a list of one.
  /** values. */
  MV_COUNT,
  /** values. */
  MV_FIRST,
  /** values. */
  MV_LAST,
  /** values. */
  MV_MIN,
  /** values. */
  MV_MAX,
  /** values. */
  MV_SUM,
  /** values. */
  MV_AVG,
  /** values. */
  MV_MEDIAN,
  /** values, delimiter: as text. */
  MV_CONCAT,
  /** values: different ones, in the order of their first. */
  MV_DEDUPE,
  /** values, start from 0, (end, inclusive); negative from the end. */
  MV_SLICE,
  /** values, ("asc" or "desc"). */
  MV_SORT,
  /** values, values: one after the other. */
  MV_APPEND,
  /** values, values: whether the first have all of the second; null counts as none. */
  MV_CONTAINS,
  /** values, values: those of the first that are in the second. */
  MV_INTERSECTION,
  /** values, values, (delimiter): joined one by one. */
  MV_ZIP,

  // Choice; takes several values.
  /** condition, value, ..., (else): the value behind the first condition that is true. */
  CASE,
  /** values...: the first that is not null. */
  COALESCE
}
