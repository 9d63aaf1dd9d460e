package perilune.rules.regex;

/** Whose regular expressions are read. */
public enum RegexFlavor {
  /** Those of {@code java.util.regex}. */
  JAVA,
  /**
   * Those of Ruby, which grok patterns are in: {@code ^} and {@code $} are ends of lines, and plain
   * parentheses capture nothing.
   */
  RUBY
}
