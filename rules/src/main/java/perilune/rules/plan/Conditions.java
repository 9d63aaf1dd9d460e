package perilune.rules.plan;

import java.util.ArrayList;
import java.util.List;

/** Puts conditions together, without what says nothing: for every language that lowers to them. */
public final class Conditions {

  private Conditions() {}

  /** Gives a condition that holds where every part does; parts that are such ones are dissolved. */
  public static Condition all(List<Condition> parts) {
    var kept = new ArrayList<Condition>();
    for (Condition part : parts) {
      switch (part) {
        case Condition.Always _ -> {}
        case Condition.Never never -> {
          return never;
        }
        case Condition.All(var inner) -> kept.addAll(inner);
        case Condition.Any _, Condition.Not _ -> kept.add(part);
        case Condition.Recorded _, Condition.Anywhere _, Condition.Test _, Condition.Holds _ ->
            kept.add(part);
      }
    }
    if (kept.isEmpty()) {
      return new Condition.Always();
    }
    return kept.size() == 1 ? kept.getFirst() : new Condition.All(kept);
  }

  /** Gives a condition that holds where a part does; parts that are such ones are dissolved. */
  public static Condition any(List<Condition> parts) {
    var kept = new ArrayList<Condition>();
    for (Condition part : parts) {
      switch (part) {
        case Condition.Never _ -> {}
        case Condition.Always always -> {
          return always;
        }
        case Condition.Any(var inner) -> kept.addAll(inner);
        case Condition.All _, Condition.Not _ -> kept.add(part);
        case Condition.Recorded _, Condition.Anywhere _, Condition.Test _, Condition.Holds _ ->
            kept.add(part);
      }
    }
    if (kept.isEmpty()) {
      return new Condition.Never();
    }
    return kept.size() == 1 ? kept.getFirst() : new Condition.Any(kept);
  }

  /** Gives a condition that holds where the part does not. */
  public static Condition not(Condition part) {
    return switch (part) {
      case Condition.Always _ -> new Condition.Never();
      case Condition.Never _ -> new Condition.Always();
      case Condition.Not(var inner) -> inner;
      case Condition.All _, Condition.Any _ -> new Condition.Not(part);
      case Condition.Recorded _, Condition.Anywhere _, Condition.Test _, Condition.Holds _ ->
          new Condition.Not(part);
    };
  }
}
