package perilune.rules.kql;

import java.util.regex.Pattern;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Warns of what means something else in KQL than its author probably thinks. */
final class WordsChecker {

  /** Signs of other languages between blanks, and what only they put at an end. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?:^|\\s)(?:==?|!=|&&|\\|\\||=~|!|where)(?:\\s|$)|^/.+/$|^\\[.+ TO ");

  private final Mistakes mistakes;

  WordsChecker(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Looks at a value, or at free text where it has no field. */
  void value(KqlTree.Words words, boolean named) {
    if (words.quoted() && words.text().indexOf('*') >= 0) {
      mistakes.warning(
          DiagnosticCode.KQL009,
          words.span(),
          "a star in quotes is no wildcard but a star",
          "leave out the quotes, and write '\\' before special signs and blanks as they are");
    }
    if (named && !words.quoted() && words.text().equals("null")) {
      mistakes.warning(
          DiagnosticCode.KQL010,
          words.span(),
          "'null' is compared as a word",
          "write 'not field:*' for a field without a value");
    }
  }

  void freeText(KqlTree.Is is, String prefix) {
    if (!prefix.isEmpty()) {
      mistakes.error(
          DiagnosticCode.KQL008,
          is.span(),
          "free text does not stand in braces",
          "write field:value");
    }
    if (is.values() instanceof KqlTree.One(var words, var _)
        && !words.quoted()
        && FOREIGN.matcher(words.text()).find()) {
      mistakes.warning(
          DiagnosticCode.KQL010,
          words.span(),
          "this is searched for as free text, but looks like another language",
          "a test is written field:value, and parts are joined by 'and', 'or' and 'not'");
    }
  }
}
