package perilune.rules.convert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what does not survive: what changes a little, and what cannot be said at all. */
final class Losses {

  private final Set<String> all = new LinkedHashSet<>();
  private boolean unsayable;

  /** Notes what the text says with a difference. */
  void differs(String sentence) {
    all.add(sentence);
  }

  /** Notes what the text cannot say: there is none then. */
  void unsayable(String sentence) {
    all.add(sentence);
    unsayable = true;
  }

  boolean isUnsayable() {
    return unsayable;
  }

  List<String> inOrder() {
    return new ArrayList<>(all);
  }
}
