package perilune.scenarios.mutation;

import java.util.Locale;

/** Writes paths of Windows with the short names that its file systems make up for long ones. */
final class ShortPaths {

  private static final int NAME = 8;
  private static final int ENDING = 3;
  private static final int KEPT = 6;

  private ShortPaths() {}

  /** Gives the path with each long name in its short form. O(length). */
  static String of(String path) {
    var all = new StringBuilder();
    for (String part : path.split("\\\\", -1)) {
      all.append(all.isEmpty() ? "" : "\\").append(part(part));
    }
    return all.toString();
  }

  /** Gives the path with each folder in its short form, and the file's own name as it is. */
  static String ofFolder(String path) {
    int end = path.lastIndexOf('\\') + 1;
    return end == 0 ? path : of(path.substring(0, end - 1)) + path.substring(end - 1);
  }

  private static String part(String whole) {
    int colon = whole.indexOf(':');
    boolean stream = colon > 1;
    return stream ? name(whole.substring(0, colon)) + whole.substring(colon) : name(whole);
  }

  private static String name(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot + 1) : "";
    boolean fits =
        stem.length() <= NAME
            && ending.length() <= ENDING
            && name.indexOf(' ') < 0
            && stem.indexOf('.') < 0;
    if (fits) {
      return name;
    }
    String plain = stem.replace(" ", "").replace(".", "").toUpperCase(Locale.ROOT);
    String first = plain.substring(0, Math.min(KEPT, plain.length()));
    String short3 = ending.substring(0, Math.min(ENDING, ending.length())).toUpperCase(Locale.ROOT);
    return first + number(name) + (short3.isEmpty() ? "" : "." + short3);
  }

  /** These three would have the same short name, and are made in this order. */
  private static String number(String name) {
    return switch (name) {
      case "Program Files (x86)" -> "~2";
      case "ProgramData" -> "~3";
      default -> "~1";
    };
  }
}
