package perilune.engine;

import perilune.engine.match.EventView;

/** In which scopes any event was. One thread's. */
final class MetScopes {

  private final Scopes scopes;
  private final boolean[] met;

  MetScopes(Scopes scopes) {
    this.scopes = scopes;
    met = new boolean[scopes.conditions().size()];
  }

  /** Notes the scopes in which all events are that a program is for. */
  void note(Program program) {
    for (int scope : program.scopes()) {
      met[scope] = true;
    }
  }

  /** Notes the others in which the event in view is. O(scopes that are not settled by its kind). */
  void note(Program program, EventView view) {
    for (Program.OpenScope open : program.openScopes()) {
      if (!met[open.scope()] && open.test().test(view)) {
        met[open.scope()] = true;
      }
    }
  }

  /** Says whether some event was in the scope of a rule. */
  boolean wasIn(int rule) {
    int scope = scopes.of(rule);
    return scope == Scopes.EVERYTHING || met[scope];
  }
}
