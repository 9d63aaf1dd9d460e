package perilune.catalog.page;

/** Other people's values as people can see them. */
final class Shown {

  private Shown() {}

  /** Gives a value; one of nothing or of blanks only is named, for nobody sees it. */
  static String of(String value) {
    if (value.isEmpty()) {
      return "(empty)";
    }
    return value.isBlank() ? "\"" + value + "\" (blank)" : value;
  }
}
