package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import perilune.engine.match.AsciiFolding;
import perilune.rules.plan.Matching.Folding;

/**
 * The code points that globs tell apart: those that they name, in every case that folds to them,
 * and one that stands for all others.
 */
final class Letters {

  /** Stand for all others, the first one that is not named. */
  private static final String OTHERS = "xq0z7~_\u00A7\u4E2D\u0416\u2603";

  /** Units of a private area, for globs that name all of {@link #OTHERS}. */
  private static final int PRIVATE_USE = 0xE000;

  private static final Map<Integer, List<Integer>> CASES = cases();

  /** A code point and what it is folded. */
  record Letter(int point, int ascii, int unicode) {

    static Letter of(int point) {
      return new Letter(point, folded(point, Folding.ASCII), folded(point, Folding.UNICODE));
    }

    int as(Folding folding) {
      return switch (folding) {
        case EXACT -> point;
        case ASCII -> ascii;
        case UNICODE -> unicode;
      };
    }
  }

  private Letters() {}

  private static int folded(int point, Folding folding) {
    return AsciiFolding.fold(Character.toString(point), folding).codePointAt(0);
  }

  /** What has other cases, by what it folds to. Only units of the first plane fold. */
  private static Map<Integer, List<Integer>> cases() {
    var all = new LinkedHashMap<Integer, List<Integer>>();
    for (int unit = 0; unit < Character.MIN_SUPPLEMENTARY_CODE_POINT; unit++) {
      int folded = folded(unit, Folding.UNICODE);
      if (folded != unit) {
        all.computeIfAbsent(folded, _ -> new ArrayList<>()).add(unit);
      }
    }
    return all;
  }

  /** Gives what the globs tell apart, without the one for all others. */
  static Set<Integer> named(Stream<Glob> globs) {
    var points = new LinkedHashSet<Integer>();
    globs.forEach(glob ->
        glob.tokens().stream()
            .filter(token -> token >= 0)
            .forEach(token -> addCases(token, glob.folding(), points)));
    return points;
  }

  private static void addCases(int token, Folding folding, Set<Integer> points) {
    points.add(token);
    if (folding == Folding.ASCII && token >= 'a' && token <= 'z') {
      points.add(token - 'a' + 'A');
    } else if (folding == Folding.UNICODE) {
      points.addAll(CASES.getOrDefault(token, List.of()));
    }
  }

  /** Gives the code points that fold to the same as one does. */
  static List<Integer> casesOf(int token, Folding folding) {
    var points = new LinkedHashSet<Integer>();
    addCases(token, folding, points);
    return List.copyOf(points);
  }

  /** Gives one that is not named. */
  static int other(Set<Integer> named) {
    return OTHERS
        .codePoints()
        .filter(point -> !named.contains(point))
        .findFirst()
        .orElseGet(() -> {
          int point = PRIVATE_USE;
          while (named.contains(point)) {
            point++;
          }
          return point;
        });
  }
}
