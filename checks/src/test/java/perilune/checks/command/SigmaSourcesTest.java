package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** Sigma rules see the events of their log source, from whatever sensor, and no others. */
class SigmaSourcesTest {

  private static final String PROCESS =
      """
      title: %1$s process
      id: %1$s-process
      level: low
      logsource: {product: %1$s, category: process_creation}
      detection:
        selection: {Image|endswith: '%2$s', CommandLine|contains: '%3$s'}
        condition: selection
      """;

  private static final Map<String, String> RULES =
      Map.of(
          "linux-process",
          PROCESS.formatted("linux", "/lantern", "--oil"),
          "macos-process",
          PROCESS.formatted("macos", "/lantern", "--oil"),
          "windows-process",
          PROCESS.formatted("windows", "\\lantern.exe", "--oil"),
          "execve",
          """
          title: second argument
          id: execve
          level: low
          logsource: {product: linux, service: auditd}
          detection:
            selection: {type: EXECVE, a1: '--oil'}
            condition: selection
          """,
          "execve-elsewhere",
          """
          title: the same text at another place
          id: execve-elsewhere
          level: low
          logsource: {product: linux, service: auditd}
          detection:
            selection: {type: EXECVE, a2: '--oil'}
            condition: selection
          """,
          "linux-keyword",
          """
          title: keyword
          id: linux-keyword
          level: low
          logsource: {product: linux}
          detection:
            keywords: ['lantern']
            condition: keywords
          """,
          "cloud",
          """
          title: cloud
          id: cloud
          level: low
          logsource: {product: aws, service: cloudtrail}
          detection:
            selection: {eventName: CreateUser}
            condition: selection
          """,
          "django",
          """
          title: application without telemetry
          id: django
          level: low
          logsource: {product: django, category: application}
          detection:
            keywords: ['lantern']
            condition: keywords
          """);

  private static final Map<String, String> EVENTS =
      Map.of(
          "audit.log",
          """
          type=SYSCALL msg=audit(1767322000.100:7): arch=c000003e syscall=59 success=yes exit=0 a0=55 a1=56 a2=57 a3=58 items=1 ppid=1 pid=9 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=2 comm="lantern" exe="/opt/lantern" key="exec"
          type=EXECVE msg=audit(1767322000.100:7): argc=2 a0="lantern" a1="--oil"
          type=EOE msg=audit(1767322000.100:7):
          """,
          "defend.ndjson",
          """
          {"@timestamp":"2026-01-02T03:04:05Z","agent":{"type":"endpoint"},"event":{"kind":"event","category":["process"],"type":["start"],"action":"exec","module":"endpoint","dataset":"endpoint.events.process"},"host":{"os":{"type":"linux"}},"process":{"executable":"/opt/lantern","name":"lantern","command_line":"lantern --oil","args":["lantern","--oil"],"pid":9,"entity_id":"e"}}
          {"@timestamp":"2026-01-02T03:04:05Z","agent":{"type":"endpoint"},"event":{"kind":"event","category":["process"],"type":["start"],"action":"exec","module":"endpoint","dataset":"endpoint.events.process"},"host":{"os":{"type":"macos"}},"process":{"executable":"/opt/lantern","name":"lantern","command_line":"lantern --oil","pid":9,"entity_id":"e"}}
          """,
          "auditbeat.ndjson",
          """
          {"@timestamp":"2026-01-02T03:04:05Z","agent":{"type":"auditbeat"},"event":{"kind":"event","category":["process"],"type":["start"],"action":"executed","module":"auditd","outcome":"success"},"host":{"os":{"type":"linux"}},"auditd":{"message_type":"syscall","data":{"syscall":"execve"}},"process":{"executable":"/opt/lantern","name":"lantern","args":["lantern","--oil"],"pid":9}}
          """,
          "sysmon-linux.ndjson",
          """
          {"Event":{"System":{"Provider":{"Name":"Linux-Sysmon"},"EventID":1,"Channel":"Linux-Sysmon/Operational","Computer":"h","TimeCreated":{"SystemTime":"2026-01-02T03:04:05Z"}},"EventData":{"Image":"/opt/lantern","CommandLine":"lantern --oil","ProcessId":9}}}
          """,
          "sysmon-windows.ndjson",
          """
          {"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Provider_Name":"Microsoft-Windows-Sysmon","Computer":"h","UtcTime":"2026-01-02 03:04:05.000","Image":"C:\\\\lantern.exe","CommandLine":"lantern.exe --oil"}
          """,
          "eslogger.ndjson",
          """
          {"schema_version":1,"mach_time":1,"event_type":9,"time":"2026-01-02T03:04:05.000000000Z","process":{"executable":{"path":"/bin/sh"},"audit_token":{"pid":8,"pidversion":1,"euid":501,"ruid":501,"auid":501},"ppid":1},"event":{"exec":{"target":{"executable":{"path":"/opt/lantern"},"audit_token":{"pid":9,"pidversion":2,"euid":501,"ruid":501,"auid":501},"ppid":8},"args":["lantern","--oil"]}}}
          """,
          "cloud.json",
          """
          {"Records":[{"eventVersion":"1.08","eventTime":"2026-01-02T03:04:05Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","userAgent":"lantern --oil"}]}
          """);

  /** What each file fires: of the other rules each would, if it looked outside its log source. */
  private static final Map<String, List<String>> EXPECTED =
      new TreeMap<>(
          Map.of(
              "audit.log",
              List.of("execve", "linux-keyword", "linux-process"),
              "defend.ndjson",
              List.of("linux-keyword", "linux-process", "macos-process"),
              "auditbeat.ndjson",
              List.of("linux-keyword", "linux-process"),
              "sysmon-linux.ndjson",
              List.of("linux-keyword", "linux-process"),
              "sysmon-windows.ndjson",
              List.of("windows-process"),
              "eslogger.ndjson",
              List.of("macos-process"),
              "cloud.json",
              List.of("cloud")));

  @TempDir Path folder;

  private CommandRun hunt(String... paths) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    for (Map.Entry<String, String> rule : RULES.entrySet()) {
      Files.writeString(rules.resolve(rule.getKey() + ".yml"), rule.getValue());
    }
    var arguments = new ArrayList<>(List.of("hunt", "--rules", rules.toString()));
    arguments.addAll(List.of("--output", "ndjson"));
    for (String path : paths) {
      arguments.add(Files.writeString(folder.resolve(path), EVENTS.get(path)).toString());
    }
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static List<String> fired(CommandRun run) {
    var ids = new TreeSet<String>();
    run.findings().forEach(finding -> ids.add(finding.text("rule.id")));
    return List.copyOf(ids);
  }

  @Test
  void firesOnTheEventsOfEachSensorAndOnNoOthers() throws IOException {
    var fired = new TreeMap<String, List<String>>();
    for (String file : EXPECTED.keySet()) {
      fired.put(file, fired(hunt(file)));
    }
    assertThat(fired).isEqualTo(EXPECTED);
  }

  @Test
  void saysWhichRulesHadNoTelemetry() throws IOException {
    JsonDocument summary = hunt("cloud.json").summary();
    assertThat(summary.number("rules_without_telemetry")).isEqualTo(RULES.size() - 1);
    Path rules = folder.resolve("rules");
    Files.writeString(folder.resolve("audit.log"), EVENTS.get("audit.log"));
    CommandRun text =
        CommandRun.of("hunt", "--rules", rules.toString(), folder.resolve("audit.log").toString());
    assertThat(text.out())
        .endsWith(
            "4 of 8 rules had no telemetry of their log source (aws cloudtrail 1, django"
                + " application 1, macos process_creation 1, windows process_creation 1).\n");
  }

  @Test
  void keywordsAreFoundInFieldsThatNoRuleNames() throws IOException {
    Path rule =
        Files.writeString(
            folder.resolve("rule.yml"),
            """
            title: keyword
            id: keyword
            logsource: {product: cisco, service: aaa}
            detection: {keywords: [lantern], condition: keywords}
            """);
    Path events =
        Files.writeString(
            folder.resolve("labelled.ndjson"),
            """
            {"product":"cisco","service":"aaa","message":"lantern lit"}
            {"product":"cisco","service":"lantern","message":"dark"}
            """);
    CommandRun run =
        CommandRun.of("hunt", "--rules", rule.toString(), "--output", "ndjson", events.toString());
    assertThat(run.findings()).hasSize(1);
  }

  @Test
  void coverageSaysWhyARuleIsBlind() throws IOException {
    hunt("cloud.json");
    CommandRun run =
        CommandRun.of(
            "rules",
            "coverage",
            "--rules",
            folder.resolve("rules").toString(),
            "--output",
            "ndjson",
            folder.resolve("cloud.json").toString());
    List<String> blind =
        run.documents().stream()
            .filter(line -> line.text("kind").equals("rule"))
            .filter(line -> line.text("coverage").equals("blind"))
            .map(line -> line.text("id") + ": " + line.text("why"))
            .sorted()
            .toList();
    assertThat(blind)
        .hasSize(RULES.size() - 1)
        .contains("django: no event is of its log source, django application");
  }

  /** Rule folders of the corpus, and the events that nothing of them may fire on. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "corpora/sigma/rules/windows", "telemetry/linux-auditd",
          "corpora/sigma/rules/linux", "benchmark/lanes/sysmon_file_event.ndjson",
          "corpora/sigma/rules/cloud", "benchmark/lanes/cisco_syslog.ndjson",
          "corpora/sigma/rules/application", "telemetry/linux-auditd",
          "corpora/sigma/rules/web", "telemetry/macos-attack",
          "corpora/sigma/rules/macos", "telemetry/linux-auditd");

  @Test
  void noRuleOfTheCorpusFiresOnEventsOfAnotherLogSource() {
    FOREIGN.forEach((rules, events) -> {
      var rulesAt = Places.shared(rules);
      var eventsAt = Places.shared(events);
      if (rulesAt.isPresent() && eventsAt.isPresent()) {
        CommandRun run =
            CommandRun.of(
                "hunt",
                "--skip-broken-rules",
                "--rules",
                rulesAt.get().toString(),
                "--output",
                "ndjson",
                eventsAt.get().toString());
        assertThat(run.findings()).as(rules + " on " + events).isEmpty();
        assertThat(run.summary().number("events")).as(events).isPositive();
      }
    });
  }
}
