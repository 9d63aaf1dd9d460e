package perilune.pipeline.pipes;

import java.util.List;
import java.util.Optional;
import perilune.engine.Match;

/** What comes out of the pipes. */
public sealed interface PipeResult {

  /** Gives how many matches it stands for, where a pipe counted. */
  Optional<Tally> tally();

  /** A match. */
  record Found(Match match, Optional<Tally> tally) implements PipeResult {}

  /**
   * The number of matches that have the same values.
   *
   * @param key the values of each field as text; none of a field without; empty for all matches
   */
  record Counted(List<List<String>> key, Tally counted) implements PipeResult {
    public Counted {
      key = List.copyOf(key);
    }

    @Override
    public Optional<Tally> tally() {
      return Optional.of(counted);
    }
  }

  /**
   * A number of matches.
   *
   * @param count how many
   * @param share of all that came to the pipe, 0 to 1
   */
  record Tally(long count, double share) {}
}
