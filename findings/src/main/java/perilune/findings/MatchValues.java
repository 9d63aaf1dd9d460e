package perilune.findings;

import java.util.List;
import perilune.engine.Match;

/** What a match has of a field: for grouping it with others, and for what its rule takes of it. */
interface MatchValues {

  /** Gives the values as text, each once, sorted; none where the match as a whole has none. */
  List<String> of(Match match, String field);
}
