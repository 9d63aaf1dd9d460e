package perilune.content;

import java.util.regex.Pattern;

/** Whether the authors of a rule gave it up. Source: elastic/detection-rules. */
final class Maturity {

  private static final String DEPRECATED = "deprecated";
  private static final Pattern DEPRECATED_FOLDER = Pattern.compile("(^|[/\\\\])_deprecated[/\\\\]");

  private Maturity() {}

  /**
   * Says whether a rule is deprecated.
   *
   * @param maturity {@code metadata.maturity}, or empty
   * @param place the rule's file
   */
  static boolean isDeprecated(String maturity, String place) {
    return maturity.equals(DEPRECATED) || DEPRECATED_FOLDER.matcher(place).find();
  }
}
