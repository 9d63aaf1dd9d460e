package perilune.rules.eql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pipes: Elasticsearch has the first two, Endgame's EQL all. */
enum PipeName {
  HEAD,
  TAIL,
  FILTER,
  UNIQUE,
  SORT,
  COUNT,
  UNIQUE_COUNT;

  /** Gives the pipe of a name as written. */
  static Optional<PipeName> of(String name) {
    return Arrays.stream(values())
        .filter(pipe -> pipe.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
