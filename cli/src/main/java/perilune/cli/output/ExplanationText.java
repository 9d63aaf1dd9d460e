package perilune.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import perilune.engine.Match;
import perilune.engine.explain.Answer;
import perilune.engine.explain.Progress;
import perilune.engine.explain.RulePart;
import perilune.engine.explain.RuleParts;
import perilune.engine.explain.RuleTrace;
import perilune.engine.explain.Stop;
import perilune.event.RetainedEvent;
import perilune.rules.Rule;
import perilune.rules.plan.JoinKey;

/** Shows a person why a rule did or did not match. */
public final class ExplanationText {

  /**
   * What the engine found.
   *
   * @param matches how many
   * @param first the first of them
   */
  public record Outcome(long matches, Optional<Match> first) {}

  private static final String INDENT = "  ";
  private static final String DEEP = "    ";

  private final PrintStream out;
  private final EventLine lines;
  private final IntFunction<String> names;
  private final TermText terms;

  /** Makes one that prints to a stream. */
  public ExplanationText(PrintStream out, EventLine lines, IntFunction<String> names) {
    this.out = out;
    this.lines = lines;
    this.names = names;
    terms = new TermText(out);
  }

  /** Shows what there is to tell of a run. */
  public void print(Rule rule, RuleTrace trace, Outcome outcome) {
    RuleParts parts = trace.parts();
    RuleTrace.Told told = trace.told();
    out.println(Shown.plain(rule.header().name()) + "  (" + Shown.plain(rule.header().id()) + ")");
    out.println("It looks for " + parts.words() + ".");
    out.println();
    String events = told.events() + (told.events() == 1 ? " event" : " events");
    if (outcome.first().isPresent()) {
      out.println(
          "It matched "
              + outcome.matches()
              + (outcome.matches() == 1 ? " time" : " times")
              + " in "
              + events
              + ". The first match:");
      match(trace, outcome.first().get());
      return;
    }
    out.println("It did not match in " + events + ".");
    told.furthest().ifPresent(progress -> progress(parts, progress));
    told.parts().forEach(part -> part(part, parts.parts().size() == 1));
    if (told.forgotten() > 0) {
      out.println();
      out.println(
          "note: "
              + told.forgotten()
              + " beginnings were forgotten because there were too many; one may have come further");
    }
  }

  private void match(RuleTrace trace, Match match) {
    keys(trace.parts().parts().getFirst().step().keys(), match.joinKeys());
    for (int i = 0; i < match.events().size(); i++) {
      RetainedEvent event = match.events().get(i);
      for (int step : match.steps().get(i)) {
        out.println();
        out.println(PlanText.head(trace.parts().parts().get(step)));
        event(event);
        terms.print(trace.answer(step, event), DEEP);
      }
    }
  }

  private void keys(List<JoinKey> keys, List<String> values) {
    for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
      out.println(INDENT + Shown.plain(keys.get(i).field()) + " is " + value(values.get(i)));
    }
  }

  private static String value(String text) {
    return text.isEmpty() ? "absent" : TermText.shown(List.of(text));
  }

  private void event(RetainedEvent event) {
    String place = names.apply(event.input()) + ":" + event.line();
    out.println(INDENT + lines.of(event) + "  " + Shown.plain(place));
  }

  private void part(RuleTrace.PartTold part, boolean only) {
    out.println();
    RulePart.Role role = part.part().role();
    boolean unwanted = role == RulePart.Role.ABSENT || role == RulePart.Role.ENDS;
    if (unwanted && part.fulfilled() == 0) {
      out.println(PlanText.head(part.part()) + ": no event fulfils it");
      return;
    }
    long failing = part.answer().map(ExplanationText::failing).orElse(0L);
    String nearest =
        part.fulfilled() == 0
            ? part.nearest().isEmpty()
                ? "no event fulfils it"
                : "no event fulfils it; the nearest fails "
                    + failing
                    + (failing == 1 ? " term:" : " terms:")
            : part.fulfilled()
                + (part.fulfilled() == 1 ? " event fulfils it:" : " events fulfil it; the first:");
    out.println((only ? "" : PlanText.head(part.part()) + ": ") + nearest);
    part.nearest().ifPresent(this::event);
    part.answer().ifPresent(answer -> terms.print(answer, DEEP));
  }

  /** Counts the terms that would have to change: of alternatives only those of the nearest one. */
  static long failing(Answer answer) {
    return switch (answer) {
      case Answer.OfLeaf leaf -> leaf.holds() ? 0 : 1;
      case Answer.OfGroup(var holds, var all, var parts) -> {
        if (holds) {
          yield 0;
        }
        var counts = parts.stream().mapToLong(ExplanationText::failing);
        yield all ? counts.sum() : counts.min().orElse(1);
      }
    };
  }

  private void progress(RuleParts parts, Progress progress) {
    long needed =
        parts.parts().stream().filter(part -> part.role() == RulePart.Role.REQUIRED).count();
    out.println();
    if (progress.events().isEmpty()) {
      out.println("How far it came: not one step.");
    } else {
      boolean sum = progress.stop() instanceof Stop.BelowThreshold;
      out.println(
          "How far it came: "
              + progress.events().size()
              + (sum ? (progress.events().size() == 1 ? " event" : " events") : " of " + needed)
              + (progress.keys().isEmpty() ? "" : ", with"));
      keys(parts.parts().getFirst().step().keys(), progress.keys());
      progress.events().forEach(this::event);
    }
    new StopText(out, parts, this::event).print(progress.stop());
  }

  /** Joins titles of parts. */
  static String titles(RuleParts parts, List<Integer> numbers) {
    return numbers.stream()
        .map(number -> parts.parts().get(number).title())
        .collect(Collectors.joining(", "));
  }
}
