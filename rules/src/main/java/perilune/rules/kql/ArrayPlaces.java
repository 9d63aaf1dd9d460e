package perilune.rules.kql;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives the names that a pattern has where its stars are places in arrays: {@code a.*.b} is {@code
 * a.b} in an array of objects, and {@code a.0.b} where a pipeline made an object of the array.
 *
 * <p>Fields that nobody knew before have no other way to be found by a pattern: a rule says which
 * fields it looks at before any event is read.
 */
final class ArrayPlaces {

  /** Places of an array that are looked at, from 0. Audit logs rarely have more than three. */
  static final int PLACES = 10;

  /** Names of one pattern, count: two stars with all their places. */
  private static final int MOST_NAMES = (PLACES + 1) * (PLACES + 1);

  private ArrayPlaces() {}

  /**
   * Gives the names, those without places first; none where a star stands elsewhere than between
   * dots. Of more than two stars only the first two have places.
   */
  static List<String> of(List<String> pieces) {
    for (int i = 0; i + 1 < pieces.size(); i++) {
      boolean between = pieces.get(i).endsWith(".") && pieces.get(i + 1).startsWith(".");
      if (!between || pieces.get(i).length() < 2 || pieces.get(i + 1).length() < 2) {
        return List.of();
      }
    }
    List<String> names = List.of(pieces.getFirst());
    for (String piece : pieces.subList(1, pieces.size())) {
      names = behind(names, piece);
    }
    return names;
  }

  private static List<String> behind(List<String> names, String piece) {
    boolean places = names.size() * (PLACES + 1) <= MOST_NAMES;
    var longer = new ArrayList<String>();
    for (String name : names) {
      longer.add(name + piece.substring(1));
    }
    for (int place = 0; places && place < PLACES; place++) {
      for (String name : names) {
        longer.add(name + place + piece);
      }
    }
    return longer;
  }
}
