package perilune.context.baseline;

/**
 * A rule that matched in stories of an entry.
 *
 * @param rule id of the rule
 * @param risk its risk score, 0 to 100
 * @param count matches
 * @param name the rule's name
 */
public record Touch(String rule, int risk, long count, String name) {

  Touch plus(long more) {
    return new Touch(rule, risk, count + more, name);
  }
}
