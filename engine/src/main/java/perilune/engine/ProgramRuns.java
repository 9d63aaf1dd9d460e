package perilune.engine;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.index.SeenValues;
import perilune.engine.kind.EventKind;
import perilune.event.Event;

/** The programs that one thread has met, at work. Owned by that thread. */
final class ProgramRuns {

  private final RuleSet rules;
  private final Programs programs;
  private final Map<EventKind, MetKind> byKind = new HashMap<>();
  // Kinds of which the same is left share a run, as they share a program.
  private final IdentityHashMap<Program, ProgramRun> byProgram = new IdentityHashMap<>();
  private final SeenValues seen = new SeenValues();
  private final MetScopes met;
  // Of the event at hand, and of the one before: most events are of its kind.
  private EventKind kind;
  private EventKind lastKind;
  private @Nullable MetKind last;
  private @Nullable ProgramRun general;

  /** A kind of events that this thread has met, and the run of its own program if it has one. */
  private static final class MetKind {

    /** How often to ask for one again, events. */
    private static final int ASKED_EVERY = 1_024;

    private @Nullable ProgramRun own;
    private int events;

    MetKind(@Nullable ProgramRun own) {
      this.own = own;
    }

    /** Counts an event; says whether it is time to ask for a program of the kind's own again. */
    boolean asksAgain() {
      return own == null && ++events % ASKED_EVERY == 0;
    }
  }

  ProgramRuns(RuleSet rules) {
    this.rules = rules;
    programs = rules.programs();
    met = new MetScopes(rules.scopes());
    kind = new EventKind(programs.fields());
    lastKind = new EventKind(programs.fields());
  }

  /** Gives the run for an event; it has still to turn to it. */
  ProgramRun run(Event event) {
    if (!kind.take(event)) {
      return general();
    }
    MetKind known = last;
    if (known == null || !kind.equals(lastKind)) {
      known = byKind.get(kind);
      if (known == null) {
        if (byKind.size() >= Programs.MAX_KINDS) {
          return general();
        }
        known = meet(event);
      }
      EventKind before = lastKind;
      lastKind = kind;
      kind = before;
      last = known;
    }
    if (known.asksAgain()) {
      known.own = own(lastKind, event, known.events);
    }
    ProgramRun its = known.own;
    return its == null ? general() : its;
  }

  private ProgramRun general() {
    ProgramRun known = general;
    if (known == null) {
      known = run(programs.general());
      general = known;
    }
    return known;
  }

  private MetKind meet(Event event) {
    var fresh = new MetKind(own(kind, event, 0));
    byKind.put(kind.copy(), fresh);
    return fresh;
  }

  /** Gives the run of a kind's own program, or null if there is none by now. */
  private @Nullable ProgramRun own(EventKind of, Event event, int events) {
    Program own = programs.of(of, event, events);
    return own == null ? null : run(own);
  }

  private ProgramRun run(Program program) {
    ProgramRun known = byProgram.get(program);
    if (known == null) {
      known = new ProgramRun(program, rules.fields(), seen);
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
