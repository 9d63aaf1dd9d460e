package perilune.rules.plan;

/**
 * Functions that expressions call, with the meaning of Elasticsearch's EQL functions. Arguments
 * stand in the documented order. Null in a required argument gives null.
 */
public enum Function {
  /** Sum of two numbers. */
  ADD,
  /** Difference. */
  SUBTRACT,
  /** Product. */
  MULTIPLY,
  /**
   * Quotient; two whole numbers give a whole one, cut off towards zero; null when dividing by 0.
   */
  DIVIDE,
  /** Remainder with the dividend's sign; null when dividing by 0. */
  MODULO,
  /** Negated number. */
  NEGATE,
  /** source, left, right, greedy (false): what stands between; {@code ""} where not found. */
  BETWEEN,
  /** address, network...: whether one of them holds it. */
  CIDR_MATCH,
  /** value...: joined as text. */
  CONCAT,
  /** source, part. */
  ENDS_WITH,
  /** source, part. */
  STARTS_WITH,
  /** source, part, start (0): offset of the part, null where not found. */
  INDEX_OF,
  /** source: UTF-16 units. */
  LENGTH,
  /** text, base (10, or 16 after 0x): the number; null where it is none. */
  NUMBER,
  /** value: as text. */
  STRING,
  /** source, part; false for an empty part. */
  STRING_CONTAINS,
  /** source, start, end (length): as Python slices. */
  SUBSTRING
}
