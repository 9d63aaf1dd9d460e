package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.checks.CommandRun;

/** Sigma rules for Windows, written by hand, over what different sensors tell of one deed. */
class SigmaWindowsTest {

  private static final String SYSMON =
      """
      <Event><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>%d</EventID>\
      <TimeCreated SystemTime="2026-03-04T05:06:07Z"/><EventRecordID>1</EventRecordID>\
      <Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>ws1</Computer></System>\
      <EventData>%s</EventData></Event>
      """;

  private static final String SYSMON_START =
      SYSMON.formatted(
          1,
          data("ProcessId", "2008")
              + data("Image", "C:\\Tools\\Moon.exe")
              + data("CommandLine", "moon.exe --listen 0.0.0.0")
              + data("User", "WS1\\ann")
              + data("IntegrityLevel", "High")
              + data("ParentProcessId", "400")
              + data("ParentImage", "C:\\Windows\\System32\\cmd.exe"));

  private static final String SECURITY_START =
      """
      <Event><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>4688</EventID>\
      <TimeCreated SystemTime="2026-03-04T05:06:07Z"/><EventRecordID>2</EventRecordID>\
      <Channel>Security</Channel><Computer>ws1</Computer></System><EventData>%s</EventData></Event>
      """
          .formatted(
              data("SubjectUserName", "ann")
                  + data("SubjectDomainName", "WS1")
                  + data("NewProcessId", "0x7d8")
                  + data("NewProcessName", "C:\\Tools\\Moon.exe")
                  + data("ProcessId", "0x190")
                  + data("CommandLine", "moon.exe --listen 0.0.0.0")
                  + data("TargetUserName", "-")
                  + data("ParentProcessName", "C:\\Windows\\System32\\cmd.exe")
                  + data("MandatoryLabel", "S-1-16-12288"));

  private static final String SECURITY_FLAT =
      """
      {"EventTime":"2026-03-04T05:06:07Z","Hostname":"ws1","EventID":4688,"Channel":"Security",\
      "SourceName":"Microsoft-Windows-Security-Auditing","SourceModuleType":"im_msvistalog",\
      "SubjectUserName":"ann","SubjectDomainName":"WS1","NewProcessId":"0x7d8",\
      "NewProcessName":"C:\\\\Tools\\\\Moon.exe","ProcessId":"0x190",\
      "CommandLine":"moon.exe --listen 0.0.0.0",\
      "ParentProcessName":"C:\\\\Windows\\\\System32\\\\cmd.exe","MandatoryLabel":"S-1-16-12288"}
      """;

  private static final String DEFEND =
      """
      {"@timestamp":"2026-03-04T05:06:07Z","event":{"kind":"event","category":["process"],\
      "type":["start"],"action":"start","module":"endpoint","dataset":"endpoint.events.process"},\
      "host":{"id":"h1","name":"ws1","os":{"type":"windows"}},"user":{"name":"ann"},\
      "process":{"entity_id":"e1","pid":2008,"name":"Moon.exe",\
      "executable":"C:\\\\Tools\\\\Moon.exe","command_line":"moon.exe --listen 0.0.0.0",\
      "parent":{"pid":400,"executable":"C:\\\\Windows\\\\System32\\\\cmd.exe"}}}
      """;

  private static final String START_RULE =
      """
      title: Moon listens
      id: 4f4a0c52-4d63-4b0d-9f3c-0b1d8f6f1a01
      logsource:
          category: process_creation
          product: windows
      detection:
          selection:
              Image|endswith: '\\moon.exe'
              CommandLine|contains: ' --listen '
              ParentImage|endswith: '\\cmd.exe'
          filter:
              CommandLine: null
          condition: selection and not filter
      """;

  @TempDir Path folder;

  private static String data(String name, String value) {
    return "<Data Name=\"" + name + "\">" + value + "</Data>";
  }

  private long findings(String rule, String events) throws IOException {
    String rules = OwnTelemetry.write(folder, "r.yml", rule);
    String file = OwnTelemetry.write(folder, "events", events);
    CommandRun run = CommandRun.of("hunt", "--output", "ndjson", "--rules", rules, file);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.findings().size();
  }

  static List<Arguments> starts() {
    return List.of(
        Arguments.of("Sysmon 1", SYSMON_START),
        Arguments.of("Security 4688", SECURITY_START),
        Arguments.of("Security 4688 as flat JSON", SECURITY_FLAT),
        Arguments.of("Elastic Defend", DEFEND));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void oneRuleSeesAStartWhoeverTellsIt(String sensor, String events) throws IOException {
    assertThat(findings(START_RULE, events)).as(sensor).isOne();
    String other = events.replace("Moon.exe", "Sun.exe");
    assertThat(findings(START_RULE, other)).as("%s, another program", sensor).isZero();
  }

  private static String rule(String category, String detection) {
    return """
    title: Own
    id: 4f4a0c52-4d63-4b0d-9f3c-0b1d8f6f1a02
    logsource:
        product: windows
        %s
    detection:
        selection:
            %s
        condition: selection
    """
        .formatted(category, detection);
  }

  @ParameterizedTest
  @MethodSource("nothings")
  void anEmptyTextADashAndNothingAreThreeThings(String data, String test, boolean fires)
      throws IOException {
    String rule = rule("category: process_creation", "ParentImage" + test);
    String events = SYSMON.formatted(1, data("Image", "C:\\a.exe") + data);
    assertThat(findings(rule, events)).isEqualTo(fires ? 1 : 0);
  }

  static List<Arguments> nothings() {
    String dash = data("ParentImage", "-");
    String empty = data("ParentImage", "");
    return List.of(
        Arguments.of(dash, ": '-'", true),
        Arguments.of(empty, ": '-'", false),
        Arguments.of("", ": '-'", false),
        Arguments.of(dash, ": ''", false),
        Arguments.of(empty, ": ''", true),
        Arguments.of("", ": ''", false),
        Arguments.of(dash, ": null", false),
        Arguments.of(empty, ": null", false),
        Arguments.of("", ": null", true),
        Arguments.of(dash, "|exists: true", true),
        Arguments.of(empty, "|exists: true", true),
        Arguments.of("", "|exists: true", false));
  }

  @Test
  void namesOfDataLoseTheirBlanks() throws IOException {
    String events =
        """
        <Event><System><Provider Name="Microsoft-Windows-Windows Defender"/><EventID>1119</EventID>\
        <TimeCreated SystemTime="2026-03-04T05:06:07Z"/>\
        <Channel>Microsoft-Windows-Windows Defender/Operational</Channel><Computer>ws1</Computer>\
        </System><EventData>%s</EventData></Event>
        """
            .formatted(data("Threat Name", "Tool:Own/Moon"));
    assertThat(findings(rule("service: windefend", "ThreatName|endswith: Moon"), events)).isOne();
    assertThat(findings(rule("service: windefend", "Threat Name|endswith: Moon"), events)).isOne();
  }

  @ParameterizedTest
  @MethodSource("otherSources")
  void anEventIsOfItsOwnSourceOnly(int eventId, String category, boolean fires) throws IOException {
    String data =
        data("Image", "C:\\a.exe") + data("TargetObject", "HKLM\\Moon") + data("PipeName", "\\m");
    String rule = rule("category: " + category, "Image|endswith: '\\a.exe'");
    assertThat(findings(rule, SYSMON.formatted(eventId, data))).isEqualTo(fires ? 1 : 0);
  }

  static List<Arguments> otherSources() {
    return List.of(
        Arguments.of(12, "registry_set", false),
        Arguments.of(12, "registry_event", true),
        Arguments.of(12, "registry_delete", true),
        Arguments.of(13, "registry_set", true),
        Arguments.of(13, "registry_delete", false),
        Arguments.of(17, "file_event", false),
        Arguments.of(17, "pipe_created", true),
        Arguments.of(9, "process_access", false),
        Arguments.of(2, "file_event", false),
        Arguments.of(1, "process_termination", false));
  }
}
