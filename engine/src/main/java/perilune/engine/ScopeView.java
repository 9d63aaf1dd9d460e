package perilune.engine;

import java.util.Arrays;
import perilune.engine.index.CandidateSet;
import perilune.engine.match.EventView;

/**
 * What is known of the scopes for the event at hand, each asked at most once, and which of them any
 * event was in. One thread's.
 */
final class ScopeView {

  private static final byte UNKNOWN = 0;
  private static final byte HOLDS = 1;
  private static final byte FAILS = 2;

  private final Scopes scopes;
  private final byte[] known;
  private boolean fresh = true;

  // By scope: whether some event was in it. Only those without one are looked for.
  private final boolean[] met;
  private final CandidateSet candidates;
  private int unmet;

  ScopeView(Scopes scopes) {
    this.scopes = scopes;
    known = new byte[scopes.size()];
    met = new boolean[scopes.size()];
    unmet = scopes.size();
    candidates = new CandidateSet(scopes.index());
  }

  /** Turns to another event. */
  void start() {
    if (!fresh) {
      Arrays.fill(known, UNKNOWN);
      fresh = true;
    }
  }

  /** Says whether the event in view is one of those that a rule is meant for. */
  boolean holds(int rule, EventView view) {
    int scope = scopes.of(rule);
    return scope == Scopes.EVERYTHING || in(scope, view);
  }

  private boolean in(int scope, EventView view) {
    if (known[scope] == UNKNOWN) {
      known[scope] = scopes.test(scope).test(view) ? HOLDS : FAILS;
      fresh = false;
    }
    return known[scope] == HOLDS;
  }

  /** Notes in which scopes the event in view is that none was in. O(values of indexed fields). */
  void note(EventView view) {
    if (unmet == 0) {
      return;
    }
    scopes.index().collect(view.event(), candidates);
    for (int n = 0; n < candidates.words(); n++) {
      for (long word = candidates.word(n); word != 0; word &= word - 1) {
        int scope = n * Long.SIZE + Long.numberOfTrailingZeros(word);
        if (!met[scope] && in(scope, view)) {
          met[scope] = true;
          unmet--;
        }
      }
    }
  }

  /** Says whether some event was in the scope of a rule. */
  boolean wasIn(int rule) {
    int scope = scopes.of(rule);
    return scope == Scopes.EVERYTHING || met[scope];
  }
}
