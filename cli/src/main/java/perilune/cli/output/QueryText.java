package perilune.cli.output;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntFunction;
import perilune.engine.Match;
import perilune.event.RetainedEvent;
import perilune.pipeline.pipes.PipeResult;

/** Shows the results of a query to a person: a line for each event, sequences together. */
public final class QueryText {

  private final PrintStream out;
  private final Paint paint;
  private final EventLine lines;

  /** Makes one that prints to a stream. */
  public QueryText(PrintStream out, Paint paint, EventLine lines) {
    this.out = out;
    this.paint = paint;
    this.lines = lines;
  }

  /** Shows one result. */
  public void print(PipeResult result, IntFunction<String> inputNames) {
    String counted = result.tally().map(QueryText::shown).orElse("");
    switch (result) {
      case PipeResult.Found(var match, var _) -> print(match, counted, inputNames);
      case PipeResult.Counted(var key, var _) ->
          out.println(
              counted
                  + String.join(
                      "  ",
                      key.stream().map(values -> Shown.plain(String.join(", ", values))).toList()));
    }
  }

  private static String shown(PipeResult.Tally tally) {
    return String.format(Locale.ROOT, "%d  %.1f %%  ", tally.count(), tally.share() * 100);
  }

  private void print(Match match, String counted, IntFunction<String> inputNames) {
    // A row of which nothing was made or kept is its event.
    boolean rows = !match.row().columns().isEmpty();
    if (rows) {
      out.println(counted + RowLine.of(match.row()));
    }
    for (int i = 0; i < match.events().size(); i++) {
      event(match.events().get(i), i == 0 && !rows ? counted : "  └─ ", inputNames);
    }
  }

  private void event(RetainedEvent event, String margin, IntFunction<String> inputNames) {
    String place = Shown.plain(inputNames.apply(event.input()) + ":" + event.line());
    out.println(margin + lines.of(event) + "  " + paint.faint(place));
  }

  /** Shows how many there were. */
  public void end(long count) {
    out.println(count + (count == 1 ? " match" : " matches"));
    out.flush();
  }
}
