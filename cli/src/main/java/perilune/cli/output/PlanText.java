package perilune.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import perilune.engine.explain.RulePart;
import perilune.engine.explain.RuleParts;
import perilune.engine.explain.Term;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Partition;
import perilune.rules.plan.RulePlan;

/** Shows in words what a rule compiles to. */
public final class PlanText {

  private final PrintStream out;

  /** Makes one that prints to a stream. */
  public PlanText(PrintStream out) {
    this.out = out;
  }

  /** Shows the operator, its parts with their conditions and keys, and the fields. */
  public void print(RulePlan plan) {
    RuleParts parts = RuleParts.of(plan);
    var terms = new TermText(out);
    out.println("It looks for " + parts.words() + ", " + state(plan.partition()) + ":");
    for (RulePart part : parts.parts()) {
      out.println("  " + head(part));
      terms.print(Term.of(part.step().condition()), "    ");
    }
    out.println();
    out.println("Fields that it looks at:");
    plan.fields().stream().sorted().forEach(field -> out.println("- " + Shown.plain(field)));
  }

  /** Gives what a part is called, what it is for, and by what it is tied to the others. */
  public static String head(RulePart part) {
    String role =
        switch (part.role()) {
          case REQUIRED -> "";
          case COUNTS -> ", counts " + part.weight();
          case SIGNAL -> ", counts " + part.weight() + ", a signal";
          case ABSENT -> ", must not be there";
          case ENDS -> ", ends what has begun";
        };
    return part.title() + keys(part.step().keys()) + role;
  }

  private static String keys(List<JoinKey> keys) {
    return keys.isEmpty()
        ? ""
        : " by "
            + keys.stream()
                .map(key -> Shown.plain(key.field()) + (key.nullable() ? " (may be absent)" : ""))
                .collect(Collectors.joining(", "));
  }

  private static String state(Partition partition) {
    return switch (partition) {
      case Partition.Host _ -> "kept by host";
      case Partition.Key(var fields) -> "kept by " + Shown.plain(String.join(", ", fields));
      case Partition.Global _ -> "kept in one place for all hosts";
    };
  }
}
