package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.telemetry.Refusals.Reason;

final class CarriersTest {

  private final Reading reading = new Reading();

  private static SortedMap<String, List<String>> comparable(Event event) {
    SortedMap<String, List<String>> fields = Reading.fields(event);
    fields.remove("event.original");
    fields.remove("winlog.time_created");
    return fields;
  }

  @Test
  void theSameEventHasTheSameFieldsFromEveryCarrier() {
    Event xml = reading.xml(Samples.SYSMON_START).getFirst();
    Event dump = reading.json(Samples.SYSMON_START_DUMP).getFirst();
    Event nxlog = reading.json(Samples.SYSMON_START_NXLOG).getFirst();
    assertThat(comparable(dump)).isEqualTo(comparable(xml));
    assertThat(comparable(nxlog)).isEqualTo(comparable(xml));
    assertThat(dump.header().timeNanos).isEqualTo(xml.header().timeNanos);
    assertThat(nxlog.header().timeNanos).isEqualTo(xml.header().timeNanos);
    assertThat(xml.header().timeNanos % 1_000_000_000L).isEqualTo(123_456_700L);
    assertThat(reading.refusals.counts()).isEmpty();
  }

  @Test
  void sysmonsStartOfAProcessHasFieldsOfEcs() {
    Event event = reading.xml(Samples.SYSMON_START).getFirst();
    assertThat(Reading.fields(event))
        .containsEntry("process.executable", List.of("C:\\Tools\\lua54.exe"))
        .containsEntry("process.name", List.of("lua54.exe"))
        .containsEntry("process.pid", List.of("3412"))
        .containsEntry("process.parent.pid", List.of("1092"))
        .containsEntry("process.parent.name", List.of("cmd.exe"))
        .containsEntry("process.args", List.of("C:\\Tools\\lua54.exe", "-e", "print(1 < 2)", "&"))
        .containsEntry("process.entity_id", List.of("{0197231e-9be6-6934-5301-000000000b00}"))
        .containsEntry("process.hash.md5", List.of("ab"))
        .containsEntry("process.hash.sha256", List.of("cd"))
        .containsEntry("process.pe.imphash", List.of("ef"))
        .containsEntry("user.name", List.of("ann"))
        .containsEntry("user.domain", List.of("WS1"))
        .containsEntry("event.category", List.of("process"))
        .containsEntry("event.type", List.of("start"))
        .containsEntry("event.code", List.of("1"))
        .containsEntry("winlog.event_id", List.of("1"))
        .containsEntry("winlog.event_data.RuleName", List.of("-"))
        .containsEntry("winlog.event_data.ParentCommandLine", List.of(""))
        .containsEntry("winlog.process.pid", List.of("3904"))
        .containsEntry("winlog.user.identifier", List.of("S-1-5-18"))
        .containsEntry("host.name", List.of("ws1.example.org"))
        .containsEntry("host.os.type", List.of("windows"))
        .doesNotContainKeys("rule.name", "process.parent.command_line");
  }

  @Test
  void theSecurityLogsStartOfAProcessHasSysmonsNamesToo() {
    Event event = reading.xml(Samples.START_4688).getFirst();
    assertThat(Reading.fields(event))
        .containsEntry("process.pid", List.of("2008"))
        .containsEntry("process.parent.pid", List.of("696"))
        .containsEntry("process.executable", List.of("C:\\Tools\\lua.exe"))
        .containsEntry("process.parent.executable", List.of("C:\\Windows\\explorer.exe"))
        .containsEntry("winlog.event_data.ProcessId", List.of("0x2b8"))
        .containsEntry("winlog.event_data.TokenElevationType", List.of("%%1936"))
        .containsEntry("winlog.event_data.User", List.of("WS1\\ann"))
        .containsEntry("winlog.event_data.IntegrityLevel", List.of("High"))
        .containsEntry("user.id", List.of("S-1-5-21-1"))
        .containsEntry("event.outcome", List.of("success"))
        .doesNotContainKeys("process.command_line", "user.effective.name");
  }

  @Test
  void dataWithoutNamesAreNumberedAndListed() {
    String xml =
        "<Event><System><Provider Name='X'/><EventID Qualifiers='16384'>7</EventID></System>"
            + "<EventData><Data>a</Data><Data/><Binary>00</Binary></EventData></Event>";
    Event event = reading.xml(xml).getFirst();
    String json =
        "{'Event':{'System':{'Provider':{'#attributes':{'Name':'X'}},'EventID':{'#text':7,"
            + "'#attributes':{'Qualifiers':16384}}},'EventData':{'Data':{'#text':['a','']},"
            + "'Binary':'00'}}}";
    assertThat(Reading.fields(event))
        .containsEntry("winlog.event_data.param1", List.of("a"))
        .containsEntry("winlog.event_data.param2", List.of(""))
        .containsEntry("winlog.event_data.Data", List.of("a", ""))
        .containsEntry("winlog.event_data.Binary", List.of("00"))
        .containsEntry("winlog.event_qualifiers", List.of("16384"));
    assertThat(Reading.fields(reading.json(json.replace('\'', '"')).getFirst()))
        .isEqualTo(withoutOriginal(event, reading, json.replace('\'', '"')));
  }

  private static SortedMap<String, List<String>> withoutOriginal(
      Event event, Reading reading, String original) {
    SortedMap<String, List<String>> fields = Reading.fields(event);
    fields.put("event.original", List.of(original));
    assertThat(reading.refusals.counts()).isEmpty();
    return fields;
  }

  @Test
  void userDataHaveBothNames() {
    Event event =
        reading
            .xml(
                "<Event><System><Provider Name='Microsoft-Windows-Eventlog'/><EventID>1102</EventID>"
                    + "</System><UserData><LogFileCleared xmlns='x'> <SubjectUserName>ann"
                    + "</SubjectUserName> </LogFileCleared></UserData></Event>")
            .getFirst();
    assertThat(Reading.text(event, "winlog.user_data.SubjectUserName")).isEqualTo("ann");
    assertThat(Reading.text(event, "winlog.event_data.SubjectUserName")).isEqualTo("ann");
    assertThat(Reading.text(event, "user.name")).isEqualTo("ann");
    assertThat(Reading.text(event, "event.action")).isEqualTo("audit-log-cleared");
  }

  @Test
  void anyFrameAroundEventsIsTaken() {
    String one = Samples.START_4688;
    String all =
        "\ufeff<?xml version='1.0' encoding='utf-8'?>\n<Events>\n"
            + one
            + one
            + "\r\n"
            + one
            + "\n</Events>\n";
    assertThat(reading.xml(all)).hasSize(3);
    byte[] utf16 = all.getBytes(StandardCharsets.UTF_16LE);
    assertThat(new WindowsXmlFormat().recognises(utf16, utf16.length)).isTrue();
    assertThat(reading.read(new WindowsXmlFormat(), utf16)).hasSize(3);
    assertThat(reading.refusals.counts()).isEmpty();
  }

  @Test
  void sysmonForLinuxIsTakenFromSyslogAndFromAzure() {
    String event =
        "<Event><System><Provider Name=\"Linux-Sysmon\"/><EventID>1</EventID>"
            + "<TimeCreated SystemTime=\"2026-03-04T05:06:07.5Z\"/>"
            + "<Channel>Linux-Sysmon/Operational</Channel><Security UserId=\"0\"/></System>"
            + "<EventData><Data Name=\"Image\">/tmp/a\\b</Data>"
            + "<Data Name=\"CommandLine\">/tmp/x -c</Data></EventData></Event>";
    String syslog =
        "Mar  4 05:06:07 h1 sysmon: "
            + event
            + "\nMar  4 05:06:07 h1 sysmon: "
            + event.substring(0, event.indexOf("/tmp/x -c"))
            + "\nMar  4 05:06:08 h1 cron: hello\n"
            + "Mar  4 05:06:09 h1 sysmon: "
            + event
            + "\n";
    List<Event> events = reading.xml(syslog);
    assertThat(events).hasSize(3);
    assertThat(Reading.fields(events.get(0)))
        .containsEntry("host.os.type", List.of("linux"))
        .containsEntry("process.name", List.of("a\\b"))
        .containsEntry("winlog.user.identifier", List.of("0"))
        .doesNotContainKey("process.args");
    assertThat(Reading.fields(events.get(1)))
        .containsKey("process.executable")
        .doesNotContainKey("process.command_line");
    assertThat(reading.refusals.counts()).containsOnlyKeys(Reason.INCOMPLETE_EVENT);
    String azure =
        "{\"SyslogMessage\":\"" + event.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    assertThat(Reading.text(reading.json(azure).getFirst(), "process.executable"))
        .isEqualTo("/tmp/a\\b");
  }

  @Test
  void flatDocumentsKeepTheirLabels() {
    Event event =
        reading
            .json(
                "{\"EventID\":11,\"TargetFilename\":\"C:\\\\a.lua\",\"UtcTime\":"
                    + "\"2026-03-04 05:06:07.5\",\"ProcessGuid\":\"1\",\"product\":\"windows\","
                    + "\"category\":\"file_event\"}")
            .getFirst();
    assertThat(Reading.fields(event))
        .containsEntry("product", List.of("windows"))
        .containsEntry("category", List.of("file_event"))
        .containsEntry("file.extension", List.of("lua"))
        .containsEntry("winlog.provider_name", List.of("Microsoft-Windows-Sysmon"))
        .containsEntry("winlog.channel", List.of("Microsoft-Windows-Sysmon/Operational"))
        .containsEntry("event.type", List.of("creation"))
        .doesNotContainKey("winlog.event_data.product");
    assertThat(event.header().timed).isTrue();
  }

  @Test
  void onlyWhatIsAskedForIsWritten() {
    Reading few = new Reading().wanting("process.name", "winlog.event_data.User");
    Event event = few.xml(Samples.SYSMON_START).getFirst();
    assertThat(Reading.fields(event).keySet())
        .containsExactlyInAnyOrder("process.executable", "process.name", "winlog.event_data.User");
  }
}
