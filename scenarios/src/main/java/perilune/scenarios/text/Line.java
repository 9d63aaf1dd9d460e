package perilune.scenarios.text;

/**
 * A line of a file.
 *
 * @param text without its end
 * @param offset where it begins in the file
 */
record Line(String text, int offset) {

  boolean isBlank() {
    return text.isBlank();
  }

  /** Says whether the whole line is a comment. */
  boolean isComment() {
    return text.stripLeading().startsWith("#");
  }

  boolean isIndented() {
    return !text.isEmpty() && (text.charAt(0) == ' ' || text.charAt(0) == '\t');
  }
}
