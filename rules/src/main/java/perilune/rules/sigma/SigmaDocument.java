package perilune.rules.sigma;

/** One document of a file, by what it is for. */
sealed interface SigmaDocument {

  /** Gives all that it says. */
  Yaml.Table table();

  /** Looks for events. */
  record Detection(Yaml.Table table) implements SigmaDocument {}

  /** Looks for several matches of other rules. */
  record Correlation(Yaml.Table table) implements SigmaDocument {}

  /** Narrows other rules. */
  record Filter(Yaml.Table table) implements SigmaDocument {}
}
