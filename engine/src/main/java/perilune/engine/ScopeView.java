package perilune.engine;

import java.util.Arrays;
import perilune.engine.match.EventView;

/** What is known of the scopes for the event at hand: each is asked at most once. One thread's. */
final class ScopeView {

  private static final byte UNKNOWN = 0;
  private static final byte HOLDS = 1;
  private static final byte FAILS = 2;

  private final Scopes scopes;
  private final byte[] known;
  private boolean fresh = true;

  ScopeView(Scopes scopes) {
    this.scopes = scopes;
    known = new byte[scopes.size()];
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
    if (scope == Scopes.EVERYTHING) {
      return true;
    }
    if (known[scope] == UNKNOWN) {
      known[scope] = scopes.test(scope).test(view) ? HOLDS : FAILS;
      fresh = false;
    }
    return known[scope] == HOLDS;
  }
}
