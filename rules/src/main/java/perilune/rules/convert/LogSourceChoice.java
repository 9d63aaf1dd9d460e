package perilune.rules.convert;

import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Predicate;

/**
 * The log source of a converted rule: wide enough for all that its condition allows, as the
 * condition itself says the rest.
 *
 * @param product the host's system, or {@code ecs} for events in ECS of any
 */
record LogSourceChoice(String product) {

  private static final List<String> SYSTEMS = List.of("linux", "macos", "windows");

  static LogSourceChoice of(Condition condition, Losses losses) {
    Optional<String> system = pinned(condition, "host.os.type").filter(SYSTEMS::contains);
    if (system.isEmpty() && pinned(condition, "event.category").isEmpty()) {
      losses.differs("events that have none of event.category, event.kind, host.os.type");
    }
    return new LogSourceChoice(system.orElse("ecs"));
  }

  /** Gives the one text that a field has to be, where the condition asks for one. */
  private static Optional<String> pinned(Condition condition, String wanted) {
    return switch (condition) {
      case Condition.All(var parts) ->
          parts.stream().flatMap(part -> pinned(part, wanted).stream()).findFirst();
      case Condition.Test(var field, var predicate, var matching)
          when field.equals(wanted)
              && matching.anchoring() == Anchoring.WHOLE
              && predicate instanceof Predicate.Equal(Literal.Text(var value)) ->
          Optional.of(value);
      case Condition.Test _,
          Condition.Always _,
          Condition.Never _,
          Condition.Not _,
          Condition.Any _,
          Condition.Recorded _,
          Condition.Anywhere _,
          Condition.Holds _ ->
          Optional.empty();
    };
  }
}
