package perilune.context.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.baseline.KnownUses.Standing;
import perilune.context.baseline.KnownUses.Verdict;
import perilune.context.invocation.LuaInvocation;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Fills {@code perilune.baseline.*} on the events of one host: of programs that run Lua, of what
 * they start, and of their connections.
 *
 * <p>Owned by one thread. The baseline is only read. What is kept is which processes run Lua and
 * which entries they have; it is in snapshots. Costs nothing where there is no baseline.
 */
public final class BaselineContext {

  private static final List<KnownField> FILLED =
      List.of(
          KnownField.BASELINE_STATE,
          KnownField.BASELINE_DEVIATION,
          KnownField.BASELINE_ODD,
          KnownField.BASELINE_ENTRY);

  private final KnownUses uses;
  private final boolean wanted;
  private Running running;

  /** Makes the context of a host of which nothing is known yet. */
  public BaselineContext(FieldDemand demand, KnownUses uses) {
    this.uses = uses;
    this.wanted = isWanted(demand);
    this.running = new Running(BaselineLimits.DEFAULT_MAX_RUNNING);
  }

  /** Says whether a demand asks for a field that is filled here. */
  public static boolean isWanted(FieldDemand demand) {
    return FILLED.stream().anyMatch(demand::wants);
  }

  /** Gives the fields that are filled here. */
  public static List<KnownField> filled() {
    return FILLED;
  }

  /** Fills the fields; takes away what the record claimed of them. */
  public void enrich(Event event) {
    if (!wanted) {
      return;
    }
    // By number: an iterator for every event costs here.
    for (int i = 0; i < FILLED.size(); i++) {
      event.remove(FILLED.get(i).id());
    }
    if (uses.isNone()) {
      if (LuaInvocation.isStart(event) && Learner.runsLua(event)) {
        event.put(KnownField.BASELINE_STATE, Standing.UNKNOWN.word);
      }
      return;
    }
    running.remember(event);
    if (LuaInvocation.isStart(event)) {
      started(event);
    } else {
      other(event);
    }
  }

  private void started(Event event) {
    List<String> ids = StoryKeys.of(event);
    String parent = FactReader.text(event, KnownField.PROCESS_PARENT_EXECUTABLE);
    Verdict outer = running.find(StoryKeys.above(ids));
    if (outer == null && uses.knows(Shape.program(parent))) {
      outer = unseen(event, parent);
    }
    Verdict child =
        outer == null ? null : with(outer, Slot.CHILD, List.of(FactReader.child(event)));
    Verdict own = null;
    if (Learner.runsLua(event)) {
      Facts facts = FactReader.start(event, running.content(event));
      own = uses.judge(facts, event.header().timed, event.header().timeNanos);
      if (!ids.isEmpty()) {
        running.put(ids.getFirst(), own);
      }
    }
    write(event, own, child);
  }

  private void other(Event event) {
    List<String> ids = StoryKeys.of(event);
    Verdict story = running.find(ids);
    List<String> ways = FactReader.destination(event);
    String executable = FactReader.executable(event);
    if (story == null && !ways.isEmpty() && uses.knows(Shape.program(executable))) {
      story = unseen(event, executable);
    }
    if (story != null) {
      write(event, ways.isEmpty() ? story : with(story, Slot.DESTINATION, ways), null);
    }
  }

  private Verdict unseen(Event event, String executable) {
    Facts facts = FactReader.unseen(event, executable);
    return uses.judge(facts, event.header().timed, event.header().timeNanos);
  }

  /** Compares one thing that a story did; what the story itself is was told at its start. */
  private Verdict with(Verdict story, Slot slot, List<String> names) {
    if (story.standing() == Standing.UNKNOWN || uses.holds(story.entries(), slot, names)) {
      return new Verdict(story.standing(), story.entries(), story.pending(), Map.of());
    }
    if (uses.holds(story.pending(), slot, names)) {
      return new Verdict(Standing.UNAPPROVED, story.pending(), List.of(), Map.of());
    }
    // Nobody said yes to the story: what else it does is no news.
    boolean unapproved = story.standing() == Standing.UNAPPROVED;
    return unapproved
        ? new Verdict(Standing.UNAPPROVED, story.entries(), List.of(), Map.of())
        : new Verdict(
            Standing.DEVIATES, story.entries(), List.of(), Map.of(slot, List.of(names.getFirst())));
  }

  /** Writes what is worse of a start as a story of its own and as the deed of another. */
  private static void write(Event event, @Nullable Verdict own, @Nullable Verdict child) {
    if (own == null && child == null) {
      return;
    }
    Standing standing =
        own == null
            ? standing(child)
            : child == null ? own.standing() : worse(own.standing(), child.standing());
    event.put(KnownField.BASELINE_STATE, standing.word);
    Set<String> entries = new LinkedHashSet<>();
    var parts = new LinkedHashSet<String>();
    var odd = new ArrayList<String>();
    for (Verdict verdict :
        own == null ? one(child) : child == null ? one(own) : List.of(own, child)) {
      entries.addAll(verdict.entries());
      verdict
          .odd()
          .forEach((slot, values) -> {
            parts.add(slot.part().word());
            values.forEach(value -> odd.add(slot.word() + " " + value));
          });
    }
    entries.forEach(entry -> event.put(KnownField.BASELINE_ENTRY, entry));
    parts.forEach(part -> event.put(KnownField.BASELINE_DEVIATION, part));
    odd.forEach(value -> event.put(KnownField.BASELINE_ODD, value));
  }

  private static List<Verdict> one(@Nullable Verdict verdict) {
    return verdict == null ? List.of() : List.of(verdict);
  }

  private static Standing standing(@Nullable Verdict verdict) {
    return verdict == null ? Standing.UNKNOWN : verdict.standing();
  }

  private static Standing worse(Standing one, Standing other) {
    for (Standing standing : List.of(Standing.DEVIATES, Standing.UNKNOWN, Standing.UNAPPROVED)) {
      if (one == standing || other == standing) {
        return standing;
      }
    }
    return Standing.KNOWN;
  }

  /** Writes which processes run Lua. O(processes). */
  public void writeTo(DataOutput out) throws IOException {
    running.writeTo(out);
  }

  /** Reads what {@link #writeTo} wrote, in the place of what there was. */
  public void readFrom(DataInput in) throws IOException {
    var read = new Running(BaselineLimits.DEFAULT_MAX_RUNNING);
    read.readFrom(in);
    running = read;
  }
}
