package perilune.engine;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.kind.EventKind;
import perilune.event.Event;

/** The programs that one thread has met, at work. Owned by that thread. */
final class ProgramRuns {

  private final RuleSet rules;
  private final Programs programs;
  private final Map<EventKind, ProgramRun> byKind = new HashMap<>();
  // Kinds of which the same is left share a run, as they share a program.
  private final IdentityHashMap<Program, ProgramRun> byProgram = new IdentityHashMap<>();
  private final MetScopes met;
  // Of the event at hand, and of the one before: most events are of its kind.
  private EventKind kind;
  private EventKind lastKind;
  private @Nullable ProgramRun last;

  ProgramRuns(RuleSet rules, Programs programs) {
    this.rules = rules;
    this.programs = programs;
    met = new MetScopes(rules.scopes());
    kind = new EventKind(programs.fields());
    lastKind = new EventKind(programs.fields());
  }

  /** Gives runs of the same programs for another thread. */
  ProgramRuns another() {
    return new ProgramRuns(rules, programs);
  }

  /** Gives the run for an event; it has still to turn to it. */
  ProgramRun run(Event event) {
    if (!kind.take(event)) {
      return run(programs.general());
    }
    ProgramRun known = last;
    if (known == null || !kind.equals(lastKind)) {
      known = byKind.get(kind);
      if (known == null) {
        known = run(programs.of(kind, event));
        remember(known);
      }
      EventKind before = lastKind;
      lastKind = kind;
      kind = before;
      last = known;
    }
    return known;
  }

  private void remember(ProgramRun run) {
    if (byKind.size() < Programs.MAX_KINDS) {
      byKind.put(kind.copy(), run);
    }
  }

  private ProgramRun run(Program program) {
    ProgramRun known = byProgram.get(program);
    if (known == null) {
      known = new ProgramRun(program, rules.fields());
      byProgram.put(program, known);
      met.note(program);
    }
    return known;
  }

  /** Notes in which scopes the event at hand is. */
  void note(ProgramRun run) {
    met.note(run.program(), run.view());
  }

  /** Gives a number that grows when an event is of a kind not met before. */
  int met() {
    return byKind.size() + byProgram.size();
  }

  /** Says whether some event was one of those that a rule is meant for. */
  boolean sawScopeOf(int rule) {
    return met.wasIn(rule);
  }

  /** Gives the number of predicates evaluated so far. */
  long predicates() {
    return byProgram.values().stream().mapToLong(run -> run.view().predicates()).sum();
  }

  /** Gives how often an expression had more combinations of values than the limit. */
  long combinationsCut() {
    return byProgram.values().stream().mapToLong(run -> run.view().combinationsCut()).sum();
  }
}
