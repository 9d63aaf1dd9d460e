package perilune.rules.plan;

/** A part of a date. */
public enum CalendarPart {
  /** 0 to 59. */
  MINUTE,
  /** 0 to 23. */
  HOUR,
  /** Of the month, from 1. */
  DAY,
  /** Of the year as ISO 8601 counts weeks, from 1. */
  WEEK,
  /** From 1. */
  MONTH,
  /** Four digits. */
  YEAR
}
