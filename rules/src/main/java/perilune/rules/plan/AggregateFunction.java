package perilune.rules.plan;

/**
 * Functions over the rows of a group. Every value of a row with several counts; null does not
 * count. Without any value the result is null, of the counts 0.
 *
 * <p>Source: Elasticsearch's ES|QL documentation, aggregation functions.
 */
public enum AggregateFunction {
  /** Values of the argument; without one, rows. */
  COUNT,
  /** Different values; exact, where Elasticsearch estimates. */
  COUNT_DISTINCT,
  /** Sum; whole numbers stay whole. */
  SUM,
  /** Mean, with a fraction. */
  AVG,
  /** Least value: number, date, text, address, version, truth. */
  MIN,
  /** Greatest value. */
  MAX,
  /** Different values, in the order in which they were first seen. */
  VALUES,
  /** value, sort: the value of the row with the least sort value; one argument: by event time. */
  FIRST,
  /** value, sort: the value of the row with the greatest sort value. */
  LAST,
  /** value, most, "asc" or "desc" (asc): the least or greatest values. */
  TOP,
  /** Middle value. */
  MEDIAN,
  /** value, percent: linear interpolation. */
  PERCENTILE,
  /** Median of the distances from the median. */
  MEDIAN_ABSOLUTE_DEVIATION,
  /** Standard deviation of the population. */
  STD_DEV,
  /** Variance of the population. */
  VARIANCE,
  /** value, most: some of the values; always the first. */
  SAMPLE,
  /** true where there is no row with a value. */
  ABSENT,
  /** true where there is a row with a value. */
  PRESENT
}
