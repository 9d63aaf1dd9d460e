package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Matching.Anchoring;

/**
 * Text with gaps that anything may fill: what a pattern asks for.
 *
 * @param pieces the text between the gaps, in order; one piece is the whole text
 */
record Shape(List<String> pieces) {

  Shape {
    pieces = List.copyOf(pieces);
  }

  /** The text and nothing else. */
  static Shape exact(String text) {
    return new Shape(List.of(text));
  }

  /** The text at its place. */
  static Shape anchored(String text, Anchoring anchoring) {
    return exact(text).anchored(anchoring);
  }

  /** A pattern with {@code *} and {@code ?}; the latter becomes a character. */
  static Shape like(String pattern, char one, Anchoring anchoring) {
    return new Shape(List.of(pattern.replace('?', one).split("\\*", -1))).anchored(anchoring);
  }

  private Shape anchored(Anchoring anchoring) {
    var all = new ArrayList<>(pieces);
    if (anchoring == Anchoring.SUFFIX || anchoring == Anchoring.ANYWHERE) {
      all.addFirst("");
    }
    if (anchoring == Anchoring.PREFIX || anchoring == Anchoring.ANYWHERE) {
      all.addLast("");
    }
    return new Shape(all);
  }

  /** Says whether it has no gap. */
  boolean isExact() {
    return pieces.size() == 1;
  }

  /** Gives the text with the same in each gap. */
  String filled(String fill) {
    return String.join(fill, pieces);
  }

  /** Gives a fill that makes the text as long as wanted; empty where none does. */
  Optional<String> filledTo(int length) {
    int gap = length - filled("").length();
    if (isExact() || gap < 0 || gap > 100_000) {
      return Optional.empty();
    }
    String last = String.join("", pieces.subList(1, pieces.size()));
    return Optional.of(pieces.getFirst() + "x".repeat(gap) + last);
  }

  /** Gives a shape that fits both; empty where beginnings or ends exclude each other. */
  Optional<Shape> and(Shape other) {
    if (isExact() || other.isExact()) {
      return Optional.of(isExact() ? this : other);
    }
    String head = longer(pieces.getFirst(), other.pieces.getFirst());
    String tail = longer(pieces.getLast(), other.pieces.getLast());
    boolean fits =
        startsWith(head, pieces.getFirst())
            && startsWith(head, other.pieces.getFirst())
            && endsWith(tail, pieces.getLast())
            && endsWith(tail, other.pieces.getLast());
    if (!fits) {
      return Optional.empty();
    }
    var all = new ArrayList<>(List.of(head));
    all.addAll(pieces.subList(1, pieces.size() - 1));
    all.addAll(other.pieces.subList(1, other.pieces.size() - 1));
    all.add(tail);
    return Optional.of(new Shape(all));
  }

  private static String longer(String a, String b) {
    return a.length() >= b.length() ? a : b;
  }

  private static boolean startsWith(String text, String part) {
    return text.regionMatches(true, 0, part, 0, part.length());
  }

  private static boolean endsWith(String text, String part) {
    return text.regionMatches(true, text.length() - part.length(), part, 0, part.length());
  }
}
