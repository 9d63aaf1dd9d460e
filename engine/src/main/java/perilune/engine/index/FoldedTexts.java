package perilune.engine.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import perilune.engine.match.AsciiFolding;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Predicate;

/**
 * What to look for where every letter is folded. The searches fold A to Z only, so of a text one
 * sign beyond ASCII is looked for, in all its cases.
 */
final class FoldedTexts {

  /** What decoding makes of bytes that are no UTF-8: it stands where its own bytes do not. */
  private static final int REPLACEMENT = 0xFFFD;

  private FoldedTexts() {}

  /** Gives the lookups of a predicate: one of them is found where a value meets it. */
  static List<Lookup> lookups(String field, Predicate predicate) {
    List<Literal> literals =
        switch (predicate) {
          case Predicate.Equal(var literal) -> List.of(literal);
          case Predicate.OneOf(var several) -> several;
          case Predicate.Like _, Predicate.Present _, Predicate.Regex _ -> List.of();
          case Predicate.Compare _, Predicate.Calendar _, Predicate.InNetwork _ -> List.of();
        };
    var lookups = new ArrayList<Lookup>();
    for (Literal literal : literals) {
      List<String> cases = literal instanceof Literal.Text(var text) ? cases(text) : List.of();
      cases.forEach(one -> lookups.add(new Lookup.Piece(field, one, Lookup.Place.ANYWHERE)));
      if (cases.isEmpty()) {
        return List.of(new Lookup.Presence(field));
      }
    }
    return literals.isEmpty() ? List.of(new Lookup.Presence(field)) : lookups;
  }

  /** Gives all cases of the sign that has the fewest, none in ASCII; nothing if none is so. */
  private static List<String> cases(String text) {
    return text.codePoints()
        .filter(sign -> sign > 0x7F && sign != REPLACEMENT)
        .mapToObj(FoldedTexts::casesOf)
        .filter(cases -> !cases.isEmpty())
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static List<String> casesOf(int sign) {
    if (Character.isSupplementaryCodePoint(sign)) {
      // Folding goes by UTF-16 units, and leaves these as they are.
      return List.of(Character.toString(sign));
    }
    if (Character.isSurrogate((char) sign)) {
      return List.of();
    }
    List<String> cases = AsciiFolding.cases((char) sign);
    return cases.stream().allMatch(one -> one.charAt(0) > 0x7F) ? cases : List.of();
  }
}
