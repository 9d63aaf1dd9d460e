package perilune.cli.output.html;

import java.util.Collection;
import java.util.List;
import perilune.cli.output.ReadinessReport;
import perilune.cli.output.ReadinessText;
import perilune.pipeline.SensorGap;
import perilune.pipeline.readiness.Guide;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostReadiness.AnalyticReadiness;
import perilune.pipeline.readiness.HostReadiness.Lack;
import perilune.pipeline.readiness.HostReadiness.RuleReadiness;
import perilune.pipeline.readiness.HostReadiness.Standing;
import perilune.pipeline.readiness.HostTelemetry;
import perilune.pipeline.readiness.HostTelemetry.Seen;
import perilune.pipeline.readiness.Need;
import perilune.rules.Rule;

/** One host: the evidence, and for each analytic the verdict, what is missing, and the rules. */
final class ReadinessHost {

  private final HtmlWriter html;
  private final ReadinessReport report;
  private final Guide guide = Guide.builtIn();

  ReadinessHost(HtmlWriter html, ReadinessReport report) {
    this.html = html;
    this.report = report;
  }

  void write(HostReadiness ready, int number) {
    HostTelemetry host = ready.host();
    String id = "host-" + number;
    html.open("section", "class", "panel", "aria-labelledby", id);
    html.open("h2", "id", id).text("Host ");
    html.leaf("bdi", Wording.brief(host.name(), 120)).close();
    html.open("dl", "class", "facts");
    ReadinessHtml.fact(html, "Platform", joined(host.platforms(), "not said"));
    ReadinessHtml.fact(html, "Sensors", joined(host.sensors(), "not named"));
    ReadinessHtml.fact(html, "Events", Wording.number(host.events()));
    html.close();
    if (ready.analytics().isEmpty()) {
      html.leaf(
          "p",
          "No analytic is judged: the telemetry does not say the platform, or none of the four is"
              + " for it.",
          "class",
          "warning");
    }
    ready.analytics().forEach(this::analytic);
    events(host);
    gaps(host);
    html.close();
  }

  private static String joined(Collection<String> words, String otherwise) {
    return words.isEmpty() ? otherwise : String.join(", ", words);
  }

  private void events(HostTelemetry host) {
    html.leaf("h3", "Evidence: events by kind");
    html.open("table").leaf("caption", "How many, with the first and the last by time (UTC)");
    header("Kind", "Events", "First", "Last");
    host.kinds()
        .forEach((kind, tally) -> {
          html.open("tr").leaf("th", guide.kind(kind), "scope", "row");
          html.leaf("td", Wording.number(tally.events()), "data-label", "Events", "class", "count");
          seen("First", tally.first());
          seen("Last", tally.last());
          html.close();
        });
    html.close().close();
  }

  private void header(String... names) {
    html.open("thead").open("tr");
    for (String name : names) {
      html.leaf("th", name, "scope", "col");
    }
    html.close().close().open("tbody");
  }

  private void seen(String label, Seen seen) {
    html.open("td", "data-label", label);
    html.text(seen.timed() ? Wording.time(seen.timeNanos()) : "no time");
    String place = report.inputNames().apply(seen.input());
    html.text(" ");
    String line = seen.line() > 0 ? ":" + seen.line() : "";
    html.leaf("code", Wording.brief(place, 160) + line, "class", "faint", "dir", "ltr");
    html.close();
  }

  private void gaps(HostTelemetry host) {
    List<SensorGap> gaps = report.gaps(host.key());
    if (gaps.isEmpty()) {
      return;
    }
    html.leaf("h3", "Lost by the sensor");
    html.open("ul", "class", "remarks");
    for (SensorGap gap : gaps) {
      html.leaf(
          "li",
          Wording.counted(gap.missing(), "event")
              + " between "
              + Wording.time(gap.fromNanos())
              + " and "
              + Wording.time(gap.toNanos()));
    }
    html.close();
  }

  private void analytic(AnalyticReadiness verdict) {
    html.open("h3").text(verdict.analytic().id() + ", " + verdict.analytic().platform() + " ");
    html.leaf(
        "span",
        ReadinessHtml.words(verdict.standing()),
        "class",
        "badge " + ReadinessHtml.colour(verdict.standing()));
    html.close();
    if (verdict.rules().isEmpty()) {
      html.leaf("p", "No loaded rule is for this analytic: load its pack.", "class", "note");
      return;
    }
    html.leaf(
        "p",
        "Of "
            + Wording.counted(verdict.rules().size(), "rule")
            + " "
            + verdict.count(Standing.WORKS)
            + " work, "
            + verdict.count(Standing.PARTLY)
            + " work partly, "
            + verdict.count(Standing.CANNOT)
            + " are blind"
            + (verdict.count(Standing.UNTRIED) > 0
                ? ", " + verdict.count(Standing.UNTRIED) + " have no sample to tell by."
                : "."));
    if (!verdict.lacks().isEmpty()) {
      html.open("table").leaf("caption", "What is missing, what suffers most from it first");
      header("Missing", "Rules", "Switch on");
      verdict.lacks().forEach(this::lack);
      html.close().close();
    }
    rules(verdict);
    needs(verdict);
  }

  private void lack(Lack lack) {
    html.open("tr").leaf("th", ReadinessText.title(guide, lack), "scope", "row");
    html.open("td", "data-label", "Rules");
    names("Blind: ", lack.blinds());
    names("Weaker: ", lack.weakens());
    if (lack.blinds().isEmpty() && lack.weakens().isEmpty()) {
      html.text("none");
    }
    html.close().open("td", "data-label", "Switch on");
    for (String advice : lack.advice()) {
      html.leaf("p", Wording.value(advice));
    }
    if (guide.isRare(lack.need())) {
      html.leaf(
          "p",
          "A quiet host may have none although they are recorded: cause one and look again.",
          "class",
          "note");
    }
    html.close().close();
  }

  private void names(String label, List<Rule> rules) {
    if (!rules.isEmpty()) {
      String all = String.join("; ", rules.stream().map(rule -> rule.header().name()).toList());
      html.leaf("p", label + Wording.value(all));
    }
  }

  private void rules(AnalyticReadiness verdict) {
    html.open("details").leaf("summary", "All rules, with what each lacks here");
    html.open("table").leaf("caption", "Rules of " + verdict.analytic().id());
    header("Rule", "Here", "Lacks");
    for (RuleReadiness rule : verdict.rules()) {
      html.open("tr").leaf("th", Wording.value(rule.rule().header().name()), "scope", "row");
      String words = rule.standing() == Standing.CANNOT ? "blind" : rule.standing().word();
      html.leaf("td", words, "data-label", "Here");
      html.leaf("td", words(rule.lacking()), "data-label", "Lacks").close();
    }
    html.close().close().close();
  }

  private void needs(AnalyticReadiness verdict) {
    html.open("details").leaf("summary", "All that these rules need");
    html.leaf("p", words(verdict.needs())).close();
  }

  private String words(Collection<Need> needs) {
    return needs.isEmpty()
        ? "nothing"
        : String.join("; ", needs.stream().map(guide::words).toList());
  }
}
