package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** Normalizes files of other people's: as many events come out as a plain count finds in them. */
class NormalizeSamplesTest {

  /** Each ECS document has exactly one of these names. */
  private static final Pattern DOCUMENT =
      Pattern.compile("\"_index\"\\s*:|\"@metadata\"\\s*:|\"test_name\"\\s*:");

  /** Notes about the files, not telemetry. */
  private static final Set<String> NOTES = Set.of("SOURCE.txt", "README.md");

  @Test
  void noAuditEventIsLost() throws IOException {
    for (Path file : files("telemetry/samples/auditd-raw")) {
      assertThat(normalized(file)).as(file.toString()).hasSize(AuditRecords.count(file));
    }
  }

  @Test
  void noElasticDefendEventIsLost() throws IOException {
    for (Path file : files("telemetry/samples/elastic-defend")) {
      assertThat(normalized(file)).as(file.toString()).hasSize(documents(file));
    }
  }

  /** One file holds audit records inside YAML, of which only the records count. */
  @Test
  void noAuditbeatEventIsLost() throws IOException {
    for (Path file : files("telemetry/samples/auditbeat-ecs")) {
      boolean records = file.toString().endsWith(".yaml");
      assertThat(normalized(file))
          .as(file.toString())
          .hasSize(records ? AuditRecords.count(file) : documents(file));
    }
  }

  /** One document of the collection lacks a quote: what it says cannot be known, but is named. */
  @Test
  void noEventOfTheMacCollectionIsLostButOneThatIsDamagedItself() throws IOException {
    var lost = new TreeMap<String, String>();
    long events = 0;
    for (Path file : files("telemetry/macos-attack")) {
      int found = normalized(file).size();
      events += found;
      if (found != documents(file)) {
        lost.put(file.getFileName().toString(), found + " of " + documents(file));
        assertThat(CommandRun.of("normalize", file.toString()).err())
            .contains("1 x a record is damaged", "line 131, byte 3910: a string is not closed");
      }
    }
    if (events == 0) {
      return;
    }
    System.out.println("macos-attack: " + events + " events");
    assertThat(lost).containsOnly(Map.entry("discovery_system_profile_sw_vers.json", "1 of 2"));
  }

  /** What a person reads from the records: file, then fields and values. */
  private static final String MESSAGES =
      """
      jamf_exec_v7_macos14.json @timestamp=2024-05-31T09:47:12.436Z event.action=exec host.name=MacBookPro
      jamf_exec_v7_macos14.json process.pid=91306 process.parent.pid=64632 process.executable=/bin/zsh process.name=zsh user.id=502
      jamf_exec_v7_macos14.json process.previous.executable=/Applications/JamfCheck.app/Contents/MacOS/JamfCheck process.args_count=3
      jamf_exec_v7_macos14.json process.code_signature.status=platform process.code_signature.signing_id=com.apple.zsh process.code_signature.trusted=true
      jamf_exec_v7_macos14.json event.id=CDB31202-8CB4-4C72-A9C6-7F494CD5F598 event.sequence=202 process.working_directory=/
      mullvad_v10_fork_macos26beta_arraytoken.json @timestamp=2025-07-22T15:09:01.084030274Z event.action=fork process.pid=19745
      mullvad_v10_fork_macos26beta_arraytoken.json perilune.process.child_pid=21497 process.parent.pid=1 user.id=501 event.sequence=1
      mullvad_v10_fork_macos26beta_arraytoken.json process.code_signature.status=developer_id process.code_signature.team_id=CKG9MXH72F process.code_signature.trusted=true
      mullvad_v9_exec_adhoc_macos15.json process.executable=/bin/connection-checker process.previous.executable=/bin/nu process.tty.name=ttys003
      mullvad_v9_exec_adhoc_macos15.json process.code_signature.status=adhoc_linker process.code_signature.flags=0x22020203 process.code_signature.trusted=
      mullvad_v9_exec_adhoc_macos15.json process.pid=97391 process.parent.pid=58916 process.interactive=true event.sequence=75 process.working_directory=/bin/mullvadvpn-app
      mullvad_v9_exit_macos15.json event.action=end process.exit_code=0 process.executable=/usr/sbin/ipconfig process.parent.pid=532 user.id=0
      mullvad_v9_exit_macos15.json process.code_signature.status=platform process.interactive=false event.sequence=1103
      """;

  @Test
  void noMessageOfEndpointSecurityIsLost() throws IOException {
    for (Path file : files("telemetry/samples/eslogger")) {
      CommandRun run = CommandRun.of("normalize", file.toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain(" x ");
      JsonDocument event = normalized(file).getFirst();
      assertThat(run.documents()).hasSize((int) Files.readString(file).lines().count());
      String name = file.getFileName().toString();
      List<String> expected = MESSAGES.lines().filter(line -> line.startsWith(name)).toList();
      assertThat(expected).as(name).isNotEmpty();
      for (String line : expected) {
        for (String pair : line.substring(name.length() + 1).split(" ", -1)) {
          int equals = pair.indexOf('=');
          assertThat(event.text(pair.substring(0, equals)))
              .as(pair)
              .isEqualTo(pair.substring(equals + 1));
        }
      }
    }
  }

  private static List<JsonDocument> normalized(Path file) {
    CommandRun run = CommandRun.of("normalize", file.toString());
    List<JsonDocument> events = run.documents();
    assertThat(events)
        .as(file.toString())
        .allSatisfy(event -> {
          assertThat(event.text("event.id")).isNotEmpty();
          assertThat(event.text("@timestamp")).isNotEmpty();
          assertThat(event.text("host.name")).isNotEmpty();
        });
    return events;
  }

  private static int documents(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return (int) DOCUMENT.matcher(text).results().count();
  }

  private static List<Path> files(String folder) throws IOException {
    Optional<Path> place = Places.shared(folder);
    if (place.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(place.get())) {
      List<Path> files =
          tree.filter(Files::isRegularFile)
              .filter(file -> !NOTES.contains(file.getFileName().toString()))
              .sorted()
              .toList();
      assertThat(files).isNotEmpty();
      return files;
    }
  }
}
