package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import perilune.engine.OperatorCounters;
import perilune.engine.StageCounters;
import perilune.pipeline.PipelineCounters;
import perilune.pipeline.RawCounters;
import perilune.pipeline.SensorGap;
import perilune.pipeline.SensorLoss;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.sequencer.Oddities;
import perilune.pipeline.sequencer.SequencerCounters;
import perilune.rules.Severity;
import perilune.telemetry.Inputs;
import perilune.telemetry.OpenedInput;
import perilune.telemetry.Refusals;

/** Shows a person what was read, what was refused, and how much was found. */
public final class SummaryText {

  /** Gaps shown, count; NDJSON has more. */
  private static final int MAX_GAPS = 5;

  private final PrintStream out;
  private final Paint paint;

  /** Makes one that prints to a stream. */
  public SummaryText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  /** Shows the end of a hunt. */
  public void print(RunSummary summary) {
    problems(summary.inputs(), summary.unreadable());
    oddities(summary.counters(), summary.inputNames());
    untold(summary.untold());
    out.println(paint.strong(found(summary)) + ". " + read(summary) + ".");
    if (summary.outsideScope() > 0) {
      out.println(
          counted(summary.outsideScope(), "finding")
              + " outside --since, --until, --host or --user not shown.");
    }
    blind(summary);
  }

  /** Says how many rules were idle because nothing of their log source was read. */
  public void blind(RunSummary summary) {
    String sentence = summary.blind().sentence(summary.rules());
    if (!sentence.isEmpty()) {
      out.println(sentence);
    }
  }

  /** Names every input that was not, or not wholly, read. */
  public void problems(List<InputReport> inputs, List<Inputs.Unreadable> unreadable) {
    for (Inputs.Unreadable path : unreadable) {
      out.println("not read: " + Shown.plain(path.path()) + ": " + Shown.plain(path.reason()));
    }
    for (InputReport input : inputs) {
      if (input.outcome() != OpenedInput.Outcome.READABLE) {
        String why =
            input.outcome() == OpenedInput.Outcome.EMPTY ? "it is empty" : input.explanation();
        out.println("not read: " + Shown.plain(input.name()) + ": " + Shown.plain(why));
      }
      refusals(input);
    }
  }

  private void refusals(InputReport input) {
    input.refusals().counts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(refused -> {
          out.println(
              Shown.plain(input.name())
                  + ": "
                  + refused.getValue()
                  + " x "
                  + refused.getKey().sentence());
          for (Refusals.Place place : input.refusals().places(refused.getKey())) {
            out.println(
                "  line "
                    + place.line()
                    + ", byte "
                    + place.offset()
                    + ": "
                    + Shown.cut(place.detail(), 120));
          }
        });
  }

  /** Counts what was odd or had to be given up, with the first places. */
  public void oddities(PipelineCounters counters, IntFunction<String> names) {
    SequencerCounters order = counters.sequencing();
    note(order.late(), "came later than --lateness allows; it changes later events only");
    places(order.oddities().places(Oddities.Kind.LATE), names);
    note(order.untimed(), "has no time; rules about sequences do not see it");
    places(order.oddities().places(Oddities.Kind.UNTIMED), names);
    note(order.clockJumps(), "leaps ahead of all others in time");
    places(order.oddities().places(Oddities.Kind.CLOCK_JUMP), names);
    limits(counters.stage(), counters.operators());
    note(counters.processesEvicted(), "process was forgotten because there were too many");
    note(
        counters.filesEvicted(),
        "path was forgotten because there were too many; drops and uses of it are unknown");
    note(counters.hostsGivenUp(), "state of a host was given up because there were too many");
    note(
        counters.judgedEarly(),
        "was judged before a slower host had come so far, because too many waited");
    loss(counters.loss());
  }

  /** Counts what was odd among documents that are taken as they are. */
  public void oddities(RawCounters counters) {
    note(counters.operators().untimed(), "has no time; sequences do not see it");
    note(counters.sequencing().late(), "is 200 years older than others and came too late to sort");
    limits(counters.stage(), counters.operators());
  }

  /** Counts what rules want counted and not told. */
  public void untold(RunSummary.Untold untold) {
    if (untold.deprecatedRules() > 0) {
      out.println(
          "note: "
              + counted(untold.deprecatedRules(), "deprecated rule")
              + " not run; --deprecated runs them too");
    }
    note(untold.suppressed(), "match was counted into a finding like it, as its rule asks");
    note(untold.explained(), "match is wholly approved by the baseline and no finding");
    note(untold.takenEarly(), "match was grouped out of order because too many waited");
    note(untold.endedEarly(), "group of matches was ended early because there were too many");
  }

  /** Counts the results that pipes would have had to keep. */
  public void givenUp(long results) {
    note(results, "result was given up because a pipe would have had to keep too many");
  }

  private void limits(StageCounters stage, OperatorCounters operators) {
    note(stage.keysCut(), "event had more join keys than the limit; some were left out");
    note(
        stage.combinationsCut(),
        "condition had more combinations of values than the limit; some were not tried");
    note(operators.evicted(), "pending sequence or sample was dropped because there were too many");
  }

  private void places(List<Oddities.Place> places, IntFunction<String> names) {
    for (Oddities.Place place : places) {
      out.println("  " + Shown.plain(names.apply(place.input())) + " line " + place.line());
    }
  }

  private void loss(SensorLoss loss) {
    note(
        loss.lost(),
        "audit record lost, says the kernel: no finding does not mean that all is well");
    if (loss.missing() == 0) {
      return;
    }
    out.println(
        "note: "
            + counted(loss.missing(), "audit event")
            + " missing by serial number on "
            + counted(loss.hosts(), "host")
            + ": lost, or left out of these files");
    for (SensorGap gap : loss.gaps().subList(0, Math.min(MAX_GAPS, loss.gaps().size()))) {
      out.println(
          "  "
              + Shown.cut(gap.host(), 60)
              + ": "
              + gap.missing()
              + " between "
              + time(gap.fromNanos())
              + " and "
              + time(gap.toNanos()));
    }
  }

  private static Instant time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.MILLIS);
  }

  private void note(long count, String what) {
    if (count > 0) {
      out.println("note: " + count + " x " + what);
    }
  }

  private static String found(RunSummary summary) {
    if (summary.findingCount() == 0) {
      return "No findings";
    }
    var parts = new ArrayList<String>();
    for (Severity severity :
        List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
      long count = summary.findings().getOrDefault(severity, 0L);
      if (count > 0) {
        parts.add(count + " " + severity.word());
      }
    }
    return counted(summary.findingCount(), "finding") + " (" + String.join(", ", parts) + ")";
  }

  private static String read(RunSummary summary) {
    long readable =
        summary.inputs().stream().filter(i -> i.outcome() == OpenedInput.Outcome.READABLE).count();
    return counted(summary.counters().events(), "event")
        + " of "
        + counted(summary.counters().hosts(), "host")
        + " from "
        + counted(readable, "input")
        + ", "
        + counted(summary.rules(), "rule")
        + String.format(Locale.ROOT, ", %.1f s", summary.time().toMillis() / 1000.0);
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
