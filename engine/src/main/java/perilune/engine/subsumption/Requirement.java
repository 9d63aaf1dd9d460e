package perilune.engine.subsumption;

import perilune.rules.plan.Condition;

/** Something that an event of a branch is to fulfil. */
sealed interface Requirement {

  /** Stands in the place of a field for the values of all: no field has an empty name. */
  String ANYWHERE = "";

  /** Some value of the field is so; thus it has one. */
  record Some(String field, Claim claim) implements Requirement {}

  /** Every value of the field is so; it may have none. */
  record Every(String field, Claim claim) implements Requirement {}

  /** The record has the field, be it null or empty, or has it not. */
  record Recorded(String field, boolean holds) implements Requirement {}

  /** A condition that is not taken apart. */
  record Opaque(Condition condition, boolean holds) implements Requirement {}
}
