package perilune.rules.regex;

/** Ends the translation of a regular expression; caught where it began. */
final class RegexRefusal extends Exception {

  private static final long serialVersionUID = 1;

  private final String help;

  RegexRefusal(String why, String help) {
    super(why, null, false, false);
    this.help = help;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  String help() {
    return help;
  }
}
