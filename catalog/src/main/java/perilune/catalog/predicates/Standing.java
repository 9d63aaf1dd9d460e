package perilune.catalog.predicates;

import perilune.catalog.Role;

/** Where a part of a condition stands below its root. */
enum Standing {
  /** Only conjunctions are above it. */
  ROOT,
  /** A disjunction is above it, and no negation. */
  BRANCH,
  /** Below a negation that stands at the root. */
  EXCLUDED,
  /** Below a negation that does not stand at the root. */
  NESTED;

  /** Gives where the operands of a disjunction stand. */
  Standing belowOr() {
    return this == ROOT ? BRANCH : this;
  }

  /** Gives where the operand of a negation stands. */
  Standing belowNot() {
    return this == ROOT ? EXCLUDED : NESTED;
  }

  /** Gives what predicates there are for. */
  Role role() {
    return switch (this) {
      case ROOT, BRANCH -> Role.POSITIVE;
      case EXCLUDED -> Role.EXCLUSION;
      case NESTED -> Role.NESTED;
    };
  }
}
