package perilune.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.engine.kind.EventKind;
import perilune.engine.kind.KindFields;
import perilune.engine.kind.Specialization;
import perilune.event.Event;

/**
 * The programs of a rule set, each made when the first event of its kind comes: of three thousand
 * rules a log's events concern a few hundred. One may serve many threads: what is made is immutable,
 * and making it is locked, for each thread asks once for a kind.
 */
final class Programs {

  /** Kinds that have a program of their own, count; events of further ones share that for all. */
  static final int MAX_KINDS = 4_096;

  private final ProgramCompiler compiler;
  private final KindFields fields;
  private final EngineLimits limits;
  private final Specialization specialization;
  private final Map<EventKind, Program> byKind = new HashMap<>();
  // Kinds of which the same is left share a program.
  private final Map<ProgramCompiler.Rest, Program> byRest = new HashMap<>();
  private @Nullable Program general;
  private int states;

  Programs(ProgramCompiler compiler, KindFields fields, EngineLimits limits) {
    this.compiler = compiler;
    this.fields = fields;
    this.limits = limits;
    specialization = compiler.specialization(fields);
  }

  /** Gives the fields that make a kind. */
  KindFields fields() {
    return fields;
  }

  /** Gives the program for the events of a kind. */
  synchronized Program of(EventKind kind, Event event) {
    Program known = byKind.get(kind);
    if (known != null) {
      return known;
    }
    if (byKind.size() >= MAX_KINDS || states >= limits.maxIndexStates()) {
      return general();
    }
    specialization.turnTo(event);
    Program made = byRest.computeIfAbsent(compiler.rest(specialization::rest), this::compile);
    byKind.put(kind.copy(), made);
    return made;
  }

  private Program compile(ProgramCompiler.Rest rest) {
    Program made = compiler.compile(rest);
    states += made.index().states();
    return made;
  }

  /** Gives the program for events of any kind. */
  synchronized Program general() {
    Program known = general;
    if (known == null) {
      known = compiler.compile(compiler.rest(condition -> condition));
      general = known;
    }
    return known;
  }

  /** Gives the probes that are asked of every event of some kind whatever is in it, ascending. */
  List<Integer> unindexed() {
    Program program = general();
    return program.index().unindexed().stream().map(step -> program.probes()[step]).toList();
  }
}
