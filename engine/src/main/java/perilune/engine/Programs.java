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
 * The programs of a rule set: for the first kinds of events, and for others of which there are
 * many, of three thousand rules the few hundred that concern such events. Further ones share the
 * general program, for making one takes as long as judging thousands of events. One may serve many
 * threads: what is made is immutable, and making it is locked.
 */
final class Programs {

  /** Kinds that have a program of their own, count; events of further ones share that for all. */
  static final int MAX_KINDS = 4_096;

  /** Probes of all programs that are made when the first event of a kind comes, count. */
  private static final int EAGER_PROBES = 4_096;

  /**
   * Events that pay for a probe of a program, count: making it takes some hundred microseconds, and
   * a program of one's own saves some ten an event.
   */
  private static final int PAYING_EVENTS = 8;

  private final ProgramCompiler compiler;
  private final KindFields fields;
  private final EngineLimits limits;
  private final Specialization specialization;
  private final Map<EventKind, Program> byKind = new HashMap<>();
  // Kinds of which the same is left share a program.
  private final Map<ProgramCompiler.Rest, Program> byRest = new HashMap<>();
  private @Nullable Program general;
  private int bytes;
  private int eagerProbes = EAGER_PROBES;

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

  /**
   * Gives the program for the events of a kind; null where there is none, or none yet.
   *
   * @param events how many of the kind the caller has met
   */
  synchronized @Nullable Program of(EventKind kind, Event event, int events) {
    Program known = byKind.get(kind);
    if (known != null || byKind.size() >= MAX_KINDS || bytes >= limits.maxIndexBytes()) {
      return known;
    }
    specialization.turnTo(event);
    ProgramCompiler.Rest rest = compiler.rest(specialization::rest);
    Program made = byRest.get(rest);
    if (made == null) {
      int left = rest.left();
      if (left > eagerProbes && events < PAYING_EVENTS * left) {
        return null;
      }
      eagerProbes = Math.max(0, eagerProbes - left);
      made = compile(rest);
      byRest.put(rest, made);
    }
    byKind.put(kind.copy(), made);
    return made;
  }

  private Program compile(ProgramCompiler.Rest rest) {
    Program made = compiler.compile(rest);
    bytes += made.index().bytes();
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
