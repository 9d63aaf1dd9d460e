package perilune.catalog;

import java.util.List;

/**
 * How much of a rule's query could be read.
 *
 * @param status whether the predicates are all there
 * @param reasons why not; none where all was read
 */
public record Reading(Status status, List<Reason> reasons) {

  /**
   * Why something is missing.
   *
   * @param kind the same words for the same kind of reason, to count by
   * @param detail place and sentence of this one, or empty
   */
  public record Reason(String kind, String detail) {}

  /** How far it went. */
  public enum Status {
    /** All predicates are there. */
    OK,
    /** Some are missing. */
    PARTIAL,
    /** None is there: the rule is counted, and no more. */
    NONE
  }

  /** All was read. */
  public static final Reading WHOLE = new Reading(Status.OK, List.of());

  public Reading {
    reasons = List.copyOf(reasons);
  }

  /** Gives a reading of nothing, for a reason. */
  public static Reading none(String kind) {
    return new Reading(Status.NONE, List.of(new Reason(kind, "")));
  }

  /** Gives a reading in which something is missing. */
  public static Reading partial(List<Reason> reasons) {
    return new Reading(Status.PARTIAL, reasons);
  }
}
