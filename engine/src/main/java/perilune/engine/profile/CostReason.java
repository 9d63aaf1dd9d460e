package perilune.engine.profile;

import java.util.Locale;

/**
 * Why a rule is dear.
 *
 * @param kind which reason it is
 * @param says the reason in words
 * @param advice what its author can do
 */
public record CostReason(Kind kind, String says, String advice) {

  /** The reasons there are: first why a rule is asked often, then why it takes long to ask. */
  public enum Kind {
    KIND_ONLY,
    NEGATION,
    MISSING_FIELD,
    RECORDED_FIELD,
    SEARCH_WITHOUT_TEXT,
    COMPUTED,
    PRESENCE,
    REGEX_WITHOUT_TEXT,
    PATTERN_WITHOUT_TEXT,
    COMPARISON,
    TYPED_FIELD,
    FOLDED_LETTERS,
    COMMON_TEXT,
    COMMON_VALUE,
    FREQUENT,
    INDEX_FULL,
    REGEX,
    SEARCH,
    COMBINATIONS,
    COMPUTED_VALUES,
    MANY_PATTERNS,
    STATE,
    NOTHING_STANDS_OUT;

    /** Gives its name for machines. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
