package perilune.checks.generator;

import java.util.List;

/** Goals of which one is enough. */
record Choice(List<Goal> alternatives) {
  Choice {
    alternatives = List.copyOf(alternatives);
  }
}
