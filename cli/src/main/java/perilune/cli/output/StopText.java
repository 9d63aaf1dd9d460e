package perilune.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import perilune.engine.explain.RuleParts;
import perilune.engine.explain.Stop;
import perilune.event.RetainedEvent;

/** Says in words why something that had begun became no match. */
final class StopText {

  private final PrintStream out;
  private final RuleParts parts;
  private final Consumer<RetainedEvent> events;

  /**
   * Makes one that prints to a stream.
   *
   * @param events shows an event
   */
  StopText(PrintStream out, RuleParts parts, Consumer<RetainedEvent> events) {
    this.out = out;
    this.parts = parts;
    this.events = events;
  }

  void print(Stop stop) {
    switch (stop) {
      case Stop.NoEvent(var part) -> say("no event fulfils " + title(part));
      case Stop.NoneLater(var part) -> say("no later event with these keys fulfils " + title(part));
      case Stop.CameBefore(var part, var event) ->
          say("the event of these keys that fulfils " + title(part) + " came too early:", event);
      case Stop.OtherKeys(var part, var event, var keys) -> {
        say("an event fulfils " + title(part) + ", but its join keys differ:", event);
        keys.forEach(this::pair);
      }
      case Stop.NoKey(var part, var event, var fields) ->
          say(
              "an event fulfils "
                  + title(part)
                  + ", but has no "
                  + Shown.plain(String.join(", ", fields))
                  + " to join by:",
              event);
      case Stop.NoTime(var part, var event) ->
          say("an event fulfils " + title(part) + ", but does not say when it happened:", event);
      case Stop.TooLate(var part, var event, var excess, var maxSpan) ->
          say(
              "an event fulfils "
                  + title(part)
                  + ", but "
                  + RuleParts.duration(excess)
                  + " later than maxspan="
                  + RuleParts.duration(maxSpan)
                  + " allows:",
              event);
      case Stop.Ended(var by) -> say("until ended it:", by);
      case Stop.Present(var part, var event) ->
          say("an event is there that should be missing (" + title(part) + "):", event);
      case Stop.WindowOpen(var span) ->
          say(
              "the telemetry ends less than "
                  + RuleParts.duration(span)
                  + " later, so nobody knows what is missing");
      case Stop.Lacking(var lacking) ->
          say("no event of these keys fulfils " + ExplanationText.titles(parts, lacking));
      case Stop.SameEvents() -> say("every part is fulfilled, but each needs an event of its own");
      case Stop.BelowThreshold(var sum, var threshold, var lacking) -> {
        say("the sum is " + sum + ", and the threshold is " + threshold);
        out.println("  not seen: " + ExplanationText.titles(parts, lacking));
      }
    }
  }

  private String title(int part) {
    return parts.parts().get(part).title();
  }

  private void say(String why) {
    out.println("It went no further: " + why + ".");
  }

  private void say(String why, RetainedEvent event) {
    out.println("It went no further: " + why);
    events.accept(event);
  }

  private void pair(Stop.KeyPair pair) {
    String expected =
        TermText.shown(pair.expected().isEmpty() ? List.of() : List.of(pair.expected()));
    String found = TermText.shown(pair.found().isEmpty() ? List.of() : List.of(pair.found()));
    out.println(
        "    "
            + Shown.plain(pair.field())
            + (pair.isSame()
                ? ": both " + expected
                : ": expected " + expected + ", found " + found));
  }
}
