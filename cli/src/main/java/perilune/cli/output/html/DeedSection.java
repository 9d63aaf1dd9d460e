package perilune.cli.output.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import perilune.cli.output.SuppressedText;
import perilune.findings.Finding;
import perilune.findings.FoundEvent;
import perilune.findings.FoundProcess;
import perilune.findings.ProcessTree;
import perilune.rules.RuleHeader;

/** What one culprit did: findings, who and where, tree, timeline, evidence. */
final class DeedSection {

  /** Characters that fit beside other facts. */
  private static final int NARROW = 60;

  /** Characters of a fact that are shown at first. */
  private static final int MAX_FACT = 800;

  private final HtmlWriter html;
  private final IntFunction<String> inputNames;

  DeedSection(HtmlWriter html, IntFunction<String> inputNames) {
    this.html = html;
    this.inputNames = inputNames;
  }

  void write(Deed deed, int number) {
    String id = "deed-" + number;
    List<Finding> findings = deed.findings();
    Story story = Story.of(findings);
    html.open("article", "class", "deed", "aria-labelledby", id);
    heading(deed, id);
    findings(deed, findings);
    facts(findings.getFirst());
    context(deed.culprit(), story);
    html.open("div", "class", "columns").open("section").leaf("h3", "Timeline");
    if (story.isOfOneDay() && story.moments().getFirst().kept().timed()) {
      String day = Wording.day(story.moments().getFirst().kept().timeNanos());
      html.leaf("p", day + ", times in UTC", "class", "faint under");
    }
    new TimelineSection(html).write(story);
    html.close().open("section").leaf("h3", "Process tree");
    html.leaf("p", "Numbers are those of the timeline", "class", "faint under");
    new TreePicture(html, id, ProcessTree.of(findings), story).write(deed.line().process());
    html.close().close();
    html.open("section").leaf("h3", "Evidence");
    long rules = findings.stream().map(finding -> finding.rule().name()).distinct().count();
    new EvidenceSection(html, inputNames).write(story, rules);
    html.close().close();
  }

  private void heading(Deed deed, String id) {
    FoundProcess culprit = deed.culprit();
    String severity = deed.worst().word();
    html.open("header").open("h2", "id", id);
    html.leaf("span", severity, "class", "badge " + severity).text(" ");
    html.leaf("bdi", deed.name());
    if (culprit.pid().isPresent()) {
      html.text(" ").leaf("span", "pid " + culprit.pid().getAsLong(), "class", "faint");
    }
    html.close();
    Finding first = deed.findings().getFirst();
    html.open("p", "class", "faint").text("on ");
    html.leaf("bdi", Wording.value(first.host().name()));
    html.text(first.timed() ? ", " + Wording.time(first.timeNanos()) : ", at no known time")
        .close();
    html.close();
  }

  private void findings(Deed deed, List<Finding> findings) {
    html.open("ul", "class", "findings");
    findings.forEach(this::finding);
    html.close();
    if (deed.omitted() > 0) {
      String more = Wording.counted(deed.omitted(), "further finding or revision");
      html.leaf(
          "p",
          more + " of this process not told here. The NDJSON output has all.",
          "class",
          "note");
    }
  }

  private void finding(Finding finding) {
    RuleHeader rule = finding.rule();
    String severity = rule.severity().word();
    html.open("li").open("p", "class", "rule");
    html.leaf("span", severity, "class", "badge small " + severity).text(" ");
    html.leaf("strong", Wording.value(rule.name()), "dir", "auto");
    for (String technique : rule.techniques()) {
      html.text(" ").leaf("span", Wording.value(technique), "class", "technique");
    }
    if (finding.revision() > 1) {
      html.text(" ").leaf("span", "revision " + finding.revision(), "class", "technique");
    }
    html.close().leaf("p", Wording.value(finding.explanation()), "dir", "ltr", "class", "sentence");
    if (finding.suppressed().count() > 0) {
      String counted = SuppressedText.of(finding.suppressed());
      html.leaf("p", Wording.value(counted), "dir", "ltr", "class", "note");
    }
    html.open("details").leaf("summary", "About this rule");
    paragraphs(rule.description());
    if (!rule.falsePositives().isEmpty()) {
      html.leaf("p", "What looks alike:").open("ul");
      rule.falsePositives().forEach(like -> html.leaf("li", Wording.value(like), "dir", "auto"));
      html.close();
    }
    html.open("p", "class", "faint").text("Rule ").leaf("code", Wording.value(rule.place()));
    html.text(", risk score " + rule.riskScore() + ". Finding ").leaf("code", finding.id());
    html.text(finding.revision() > 1 ? ", revision " + finding.revision() + "." : ".").close();
    html.close().close();
  }

  /** Writes text whose paragraphs are parted by empty lines, as rules have it. */
  private void paragraphs(String text) {
    for (String paragraph : Wording.value(text).split("\\R\\s*\\R", -1)) {
      String joined = paragraph.replaceAll("\\s+", " ").strip();
      if (!joined.isEmpty()) {
        html.leaf("p", joined, "dir", "auto");
      }
    }
  }

  private void facts(Finding finding) {
    FoundProcess culprit = finding.culprit();
    var facts = new LinkedHashMap<String, String>();
    facts.put("Command line", culprit.commandLine());
    facts.put("Started by", finding.parent().map(DeedSection::process).orElse(""));
    facts.put("Executable", culprit.executable());
    facts.put("Working directory", culprit.workingDirectory());
    facts.put("User", Who.user(finding.user()));
    facts.put("Login user", Who.login(finding.user()));
    facts.put("Entry", Who.entry(finding.entry()));
    facts.put("Host", Who.host(finding.host()));
    html.open("dl", "class", "facts");
    facts.forEach((name, value) -> fact(name, value, culprit));
    html.close();
  }

  private void fact(String name, String value, FoundProcess culprit) {
    if (value.isEmpty()) {
      return;
    }
    boolean command = name.equals("Command line");
    String kind = command ? "fact wide boxed" : value.length() > NARROW ? "fact wide" : "fact";
    html.open("div", "class", kind).leaf("dt", name).open("dd");
    html.leaf("code", Wording.brief(value, MAX_FACT), "dir", "ltr");
    if (command && culprit.commandLineCut()) {
      html.leaf("p", "The record does not hold all of it.", "class", "note");
    }
    if (value.length() > MAX_FACT) {
      html.open("details")
          .leaf("summary", value.length() > Wording.MAX_VALUE ? "More of it" : "All of it");
      html.leaf("code", Wording.value(value), "dir", "ltr").close();
    }
    html.close().close();
  }

  private static String process(FoundProcess process) {
    String pid = process.pid().isPresent() ? " (pid " + process.pid().getAsLong() + ")" : "";
    String command = process.commandLine();
    return Deed.name(process) + pid + (command.isEmpty() ? "" : ": " + command);
  }

  /** What context knew of the culprit: provenance, signature, Lua, whatever there is. */
  private void context(FoundProcess culprit, Story story) {
    Map<String, String> known = known(culprit, story);
    if (known.isEmpty()) {
      return;
    }
    html.open("details", "class", "context", "open", "open");
    html.leaf("summary", "What is known of the process").open("dl", "class", "facts");
    known.forEach((name, value) -> {
      html.open("div", "class", "fact").leaf("dt", name);
      html.open("dd").leaf("code", Wording.cut(value, 300), "dir", "ltr").close().close();
    });
    html.close().close();
  }

  private static Map<String, String> known(FoundProcess culprit, Story story) {
    var known = new LinkedHashMap<String, String>();
    for (Story.Moment moment : story.moments()) {
      FoundEvent event = moment.event();
      if (!culprit.entityId().isEmpty()
          && event.process().entityId().equals(culprit.entityId())
          && !event.process().commandLineSource().equals("lineage")) {
        event
            .fields()
            .forEach((name, values) -> {
              if (ContextFields.isTold(name)) {
                known.putIfAbsent(ContextFields.shortened(name), String.join(", ", values));
              }
            });
      }
    }
    return known;
  }
}
