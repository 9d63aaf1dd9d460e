package perilune.engine;

/** Where the time of a run goes. All parts together are the run. */
public enum CostPart {
  READING("reading inputs"),
  ORDER("putting events in order"),
  CONTEXT("context of hosts"),
  PROGRAMS("compiling rules for new kinds of events"),
  KINDS("telling kinds of events apart"),
  VALUES("looking through values (index)"),
  CONDITIONS("conditions of rules"),
  SIGNALS("candidates, and events kept of them"),
  OPERATORS("sequences, scores and other state"),
  FINDINGS("findings and output");

  private final String words;

  CostPart(String words) {
    this.words = words;
  }

  /** Gives what it is, for people. */
  public String words() {
    return words;
  }
}
