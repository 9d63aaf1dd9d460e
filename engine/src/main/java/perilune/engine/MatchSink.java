package perilune.engine;

/** Takes matches, in the order of the events that complete them. */
@FunctionalInterface
public interface MatchSink {

  /** Takes a match. */
  void match(Match match);
}
