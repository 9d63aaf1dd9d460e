package perilune.cli.output.html;

import java.time.Duration;
import perilune.event.RetainedEvent;
import perilune.findings.Finding;

/**
 * A story as a list along a line. Short pauses are said beside the time; long ones break the line.
 */
final class TimelineSection {

  /** Pauses from this on break the line. */
  private static final Duration LONG_PAUSE = Duration.ofSeconds(10);

  /** Characters of a command line in the list; the evidence has more. */
  private static final int MAX_OBJECT = 240;

  private final HtmlWriter html;

  TimelineSection(HtmlWriter html) {
    this.html = html;
  }

  void write(Story story) {
    html.open("ol", "class", "timeline");
    long before = Long.MIN_VALUE;
    for (Story.Moment moment : story.moments()) {
      moment(moment, before, !story.isOfOneDay());
      before = moment.kept().timed() ? moment.kept().timeNanos() : before;
    }
    html.close();
    if (story.omitted() > 0) {
      String more = Wording.counted(story.omitted(), "later event");
      html.leaf("p", "Not shown: " + more + ". The NDJSON output has all.", "class", "note");
    }
  }

  private void moment(Story.Moment moment, long before, boolean withDay) {
    RetainedEvent kept = moment.kept();
    boolean first = before == Long.MIN_VALUE || !kept.timed();
    Duration pause = first ? Duration.ZERO : Duration.ofNanos(kept.timeNanos() - before);
    boolean broken = pause.compareTo(LONG_PAUSE) >= 0;
    html.open("li", "class", broken ? "after-pause" : "moment");
    if (broken) {
      html.leaf("div", Wording.duration(pause) + " later", "class", "pause");
    }
    html.open("div", "class", "when");
    html.leaf("span", Integer.toString(moment.number()), "class", "number").text(" ");
    time(kept, withDay);
    if (!first && !broken) {
      html.text(" ").leaf("span", "+" + Wording.duration(pause), "class", "faint");
    }
    html.close();
    what(moment);
    for (Finding finding : moment.completed()) {
      html.open("div", "class", "completes");
      String severity = finding.rule().severity().word();
      html.leaf("span", severity, "class", "badge small " + severity);
      html.text(" ").leaf("bdi", Wording.value(finding.rule().name())).close();
    }
    html.close();
  }

  private void time(RetainedEvent kept, boolean withDay) {
    if (!kept.timed()) {
      html.leaf("span", "no time", "class", "faint");
      return;
    }
    String clock = Wording.clock(kept.timeNanos());
    String shown = withDay ? Wording.day(kept.timeNanos()) + " " + clock : clock;
    html.leaf("time", shown, "datetime", Wording.machine(kept.timeNanos()));
  }

  private void what(Story.Moment moment) {
    var process = moment.event().process();
    html.open("div", "class", "what");
    html.leaf("strong", Deed.name(process), "dir", "auto").text(" ");
    if (process.pid().isPresent()) {
      html.leaf("span", "pid " + process.pid().getAsLong(), "class", "faint").text(" ");
    }
    html.text(Wording.action(moment.event().action()));
    if (!moment.event().object().isEmpty()) {
      html.text(" ").leaf("code", Wording.cut(moment.event().object(), MAX_OBJECT), "dir", "ltr");
    }
    html.close();
  }
}
