package perilune.engine.subsumption;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.engine.subsumption.ValueSearch.Found;
import perilune.event.FieldType;

/** Judges what a branch asks of one field; the same requirements are judged once. */
final class FieldRequirements {

  /** What came of it. */
  sealed interface State {
    /** No values fulfil the requirements. */
    record Closed() implements State {}

    /** These values do; none where the field may be missing. */
    record Values(List<Object> values, boolean recorded) implements State {}

    /** Nobody knows, and why. */
    record Open(String why) implements State {}
  }

  private static final State CLOSED = new State.Closed();

  private record Asked(FieldType type, boolean single, Set<Requirement> requirements) {}

  private final ValueSearch search = new ValueSearch();
  private final Map<Asked, State> known = new HashMap<>();

  /** Gives what requirements about one field come to. */
  State of(FieldType type, boolean single, Set<Requirement> requirements) {
    var asked = new Asked(type, single, Set.copyOf(requirements));
    State state = known.get(asked);
    if (state == null) {
      state = judged(asked);
      known.put(asked, state);
    }
    return state;
  }

  private State judged(Asked asked) {
    var some = new ArrayList<Claim>();
    var every = new ArrayList<Claim>();
    boolean recorded = false;
    boolean unrecorded = false;
    for (Requirement requirement : asked.requirements) {
      switch (requirement) {
        case Requirement.Some(var _, var claim) -> some.add(claim);
        case Requirement.Every(var _, var claim) -> every.add(claim);
        case Requirement.Recorded(var _, var holds) -> {
          recorded |= holds;
          unrecorded |= !holds;
        }
        case Requirement.Opaque _ -> {}
      }
    }
    if (unrecorded && (recorded || !some.isEmpty())) {
      return CLOSED;
    }
    if (some.isEmpty()) {
      return new State.Values(List.of(), recorded);
    }
    return asked.single ? together(asked.type, some, every) : apart(asked.type, some, every);
  }

  /** The one value is all that is asked of some. */
  private State together(FieldType type, List<Claim> some, List<Claim> every) {
    var all = new ArrayList<>(some);
    all.addAll(every);
    return switch (search.of(type, all)) {
      case Found.None _ -> CLOSED;
      case Found.Open(var why) -> new State.Open(why);
      case Found.Value(var value) -> new State.Values(List.of(value), true);
    };
  }

  /** Each is asked of a value of its own. */
  private State apart(FieldType type, List<Claim> some, List<Claim> every) {
    var values = new ArrayList<Object>();
    String open = "";
    for (Claim claim : some) {
      var all = new ArrayList<>(every);
      all.add(claim);
      switch (search.of(type, all)) {
        case Found.None _ -> {
          return CLOSED;
        }
        case Found.Open(var why) -> open = why;
        case Found.Value(var value) -> values.add(value);
      }
    }
    List<Object> distinct = values.stream().distinct().toList();
    return open.isEmpty() ? new State.Values(distinct, true) : new State.Open(open);
  }
}
