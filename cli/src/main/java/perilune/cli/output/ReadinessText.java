package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import perilune.pipeline.SensorGap;
import perilune.pipeline.readiness.Guide;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostReadiness.AnalyticReadiness;
import perilune.pipeline.readiness.HostReadiness.Lack;
import perilune.pipeline.readiness.HostReadiness.Standing;
import perilune.pipeline.readiness.HostTelemetry;
import perilune.pipeline.readiness.Need;
import perilune.rules.Rule;
import perilune.rules.parameters.Parameters;

/** Prints readiness for people: host by host, what works, what is missing, what to switch on. */
public final class ReadinessText {

  /** Hosts that are told in full, count; of further ones a line each. */
  private static final int MAX_DETAILED = 50;

  private final PrintStream out;
  private final Paint paint;
  private final Guide guide = Guide.builtIn();

  public ReadinessText(PrintStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  /** Prints the report. */
  public void print(ReadinessReport report) {
    int told = 0;
    for (HostReadiness host : report.hosts()) {
      if (told++ < MAX_DETAILED) {
        host(host, report);
      } else {
        line(host);
      }
    }
    if (report.hosts().isEmpty()) {
      out.println("There is no event to judge: nothing was read.");
    }
    out.println();
    report
        .byAnalytic()
        .forEach((id, counts) ->
            out.println(
                id
                    + ": "
                    + counts.entrySet().stream()
                        .map(c -> ReadinessReport.words(c.getKey()) + " on " + hosts(c.getValue()))
                        .collect(Collectors.joining(", "))));
    out.println(
        number(report.counters().events())
            + " events of "
            + hosts(report.hosts().size())
            + " held against "
            + report.rules()
            + " rules (rule set "
            + report.ruleSetHash()
            + ")");
    for (var input : report.inputs()) {
      out.println("  " + Shown.plain(input.name()) + "  SHA-256 " + input.sha256());
    }
  }

  private void line(HostReadiness host) {
    String verdicts =
        host.analytics().stream()
            .map(a -> a.analytic().id() + " " + ReadinessReport.words(a.standing()))
            .collect(Collectors.joining(", "));
    out.println(
        Shown.cut(host.host().name(), 80)
            + ": "
            + (verdicts.isEmpty() ? "platform unknown" : verdicts));
  }

  private void host(HostReadiness ready, ReadinessReport report) {
    HostTelemetry host = ready.host();
    out.println();
    out.println(paint.strong("Host " + Shown.cut(host.name(), 120)));
    out.println(
        "  "
            + number(host.events())
            + " events from "
            + (host.sensors().isEmpty() ? "an unnamed sensor" : plain(host.sensors()))
            + ", platform "
            + (host.platforms().isEmpty() ? "not said" : plain(host.platforms())));
    host.kinds().forEach((kind, tally) -> kind(kind, tally, report));
    gaps(host, report);
    if (ready.analytics().isEmpty()) {
      out.println(
          "  No analytic is judged: the telemetry does not say the platform (host.os.type),"
              + " or none of the four is for it.");
    }
    ready.analytics().forEach(this::analytic);
  }

  private void kind(String kind, HostTelemetry.Tally tally, ReadinessReport report) {
    out.printf(
        Locale.ROOT,
        "    %,10d  %-40s %s%n",
        tally.events(),
        guide.kind(kind),
        "first " + seen(tally.first(), report) + ", last " + seen(tally.last(), report));
  }

  private static String seen(HostTelemetry.Seen seen, ReadinessReport report) {
    String time = seen.timed() ? time(seen.timeNanos()) + " " : "";
    String line = seen.line() > 0 ? ":" + seen.line() : "";
    return time + Shown.plain(report.inputNames().apply(seen.input())) + line;
  }

  private static String time(long nanos) {
    return Instant.ofEpochSecond(0, nanos).toString();
  }

  private void gaps(HostTelemetry host, ReadinessReport report) {
    for (SensorGap gap : report.gaps(host.key())) {
      out.println(
          "    the sensor lost "
              + gap.missing()
              + " events between "
              + time(gap.fromNanos())
              + " and "
              + time(gap.toNanos()));
    }
  }

  private void analytic(AnalyticReadiness verdict) {
    String words = ReadinessReport.words(verdict.standing());
    out.println();
    out.println(
        paint.strong("  " + verdict.analytic().id() + " " + words)
            + ": of "
            + verdict.rules().size()
            + " rules "
            + verdict.count(Standing.WORKS)
            + " work, "
            + verdict.count(Standing.PARTLY)
            + " partly, "
            + verdict.count(Standing.CANNOT)
            + " are blind"
            + (verdict.count(Standing.UNTRIED) > 0
                ? ", " + verdict.count(Standing.UNTRIED) + " have no sample to tell by"
                : ""));
    verdict.lacks().forEach(this::lack);
  }

  private void lack(Lack lack) {
    out.println("    - " + title(guide, lack));
    rules("blind for want of it", lack.blinds());
    rules("weaker without it", lack.weakens());
    lack.advice().forEach(line -> out.println("        switch on: " + line));
    if (guide.isRare(lack.need())) {
      out.println(
          "        a quiet host may have none although they are recorded: cause one and look"
              + " again");
    }
  }

  /** Gives in words what is missing. */
  public static String title(Guide guide, Lack lack) {
    Need need = lack.need();
    if (!lack.record().isEmpty()) {
      boolean unused = lack.blinds().isEmpty() && lack.weakens().isEmpty();
      return "no "
          + lack.record()
          + " record beside "
          + guide.kind(need.kind())
          + (unused ? " (no rule lives on it alone)" : ", from which comes: " + guide.words(need));
    }
    return need.word().equals("packages")
        ? "not given: " + guide.words(need)
        : need.isKind() ? "none: " + guide.words(need) : "never there: " + guide.words(need);
  }

  private void rules(String words, List<Rule> rules) {
    if (!rules.isEmpty()) {
      String names =
          rules.stream()
              .map(rule -> Parameters.stem(rule.header().place()))
              .collect(Collectors.joining(", "));
      out.println("        " + words + " (" + rules.size() + "): " + Shown.plain(names));
    }
  }

  private static String plain(Iterable<String> words) {
    return Shown.plain(String.join(", ", words));
  }

  private static String hosts(long count) {
    return count == 1 ? "1 host" : number(count) + " hosts";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
