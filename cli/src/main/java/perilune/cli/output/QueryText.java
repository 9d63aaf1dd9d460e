package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.function.IntFunction;
import perilune.engine.Match;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.EventText;

/** Shows the results of a query to a person: a line for each event, sequences together. */
public final class QueryText {

  private final PrintStream out;
  private final Paint paint;
  private final int width;

  /** Makes one that prints to a stream. */
  public QueryText(PrintStream out, Paint paint, int width) {
    this.out = out;
    this.paint = paint;
    this.width = width;
  }

  /** Shows one match. */
  public void print(Match match, IntFunction<String> inputNames) {
    for (int i = 0; i < match.events().size(); i++) {
      event(match.events().get(i), i == 0 ? "" : "  └─ ", inputNames);
    }
  }

  private void event(RetainedEvent event, String margin, IntFunction<String> inputNames) {
    String time =
        event.timed() ? Instant.ofEpochSecond(0, event.timeNanos()).toString() : "no time";
    String who =
        event.text(KnownField.PROCESS_NAME).orElse("")
            + event.text(KnownField.PROCESS_PID).map(pid -> " pid " + pid).orElse("");
    String what = EventText.action(event) + "  " + EventText.object(event);
    out.println(
        margin
            + time
            + "  "
            + Shown.plain(event.hostKey())
            + "  "
            + paint.strong(Shown.plain(who))
            + "  "
            + Shown.cut(what, Math.max(40, width - 30))
            + "  "
            + paint.faint(Shown.plain(inputNames.apply(event.input()) + ":" + event.line())));
  }

  /** Shows how many there were. */
  public void end(long count) {
    out.println(count + (count == 1 ? " match" : " matches"));
    out.flush();
  }
}
