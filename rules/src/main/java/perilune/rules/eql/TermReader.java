package perilune.rules.eql;

/** Reads {@code [category where …]}, which Endgame also allows inside a condition. */
interface TermReader {
  void passSubquery();
}
