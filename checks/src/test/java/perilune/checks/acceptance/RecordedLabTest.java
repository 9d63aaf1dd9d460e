package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/** Thirty-five scenarios one after the other in one log, in each of auditd's two encodings. */
class RecordedLabTest {

  private static final int MUST_FIND = 23;

  private static final Set<String> WORTH_A_LOOK = Set.of("medium", "high", "critical");

  /** The recorder's note of a scenario's end is up to so much earlier than its last records. */
  private static final double GRACE_SECONDS = 0.5;

  @TempDir Path temporary;

  /** When a scenario ran, and what is expected of it. */
  private record Scenario(String name, String expected, double start, double end) {
    boolean holds(JsonDocument finding) {
      Instant time = Instant.parse(finding.text("@timestamp"));
      double seconds = time.getEpochSecond() + time.getNano() / 1e9;
      return start <= seconds && seconds <= end + GRACE_SECONDS;
    }
  }

  @Test
  void findsTheAttacksOfTheRawLog() throws IOException {
    findsTheAttacks("raw");
  }

  @Test
  void findsTheAttacksOfTheEnrichedLog() throws IOException {
    findsTheAttacks("enriched");
  }

  private static void findsTheAttacks(String encoding) throws IOException {
    Optional<Path> lab = Places.shared("telemetry/linux-auditd-lab");
    if (lab.isEmpty()) {
      return;
    }
    List<JsonDocument> findings = worthALook(lab.get().resolve("audit-" + encoding + ".log"));
    var missed = new ArrayList<String>();
    var accused = new ArrayList<String>();
    int attacks = 0;
    for (Scenario scenario : scenarios(lab.get(), encoding)) {
      List<String> found =
          findings.stream().filter(scenario::holds).map(f -> f.text("rule.place")).toList();
      boolean attack = scenario.expected().equals("attack");
      attacks += attack ? 1 : 0;
      if (attack && found.isEmpty()) {
        missed.add(scenario.name());
      } else if (Set.of("benign", "none").contains(scenario.expected()) && !found.isEmpty()) {
        accused.add(scenario.name() + " " + found);
      }
    }
    int hits = attacks - missed.size();
    System.out.printf("%s: %d of %d attacks found, missed %s%n", encoding, hits, attacks, missed);
    assertThat(attacks).isEqualTo(MUST_FIND);
    assertThat(accused).isEmpty();
    assertThat(hits).isGreaterThanOrEqualTo(MUST_FIND);
  }

  /** auditd appends names to what the kernel wrote; where it does, nothing else may differ. */
  @Test
  void findsTheSameUnderTheSameIdsWithoutTheEnrichedPart() throws IOException {
    Optional<Path> log = Places.shared("telemetry/linux-auditd-lab/audit-enriched.log");
    if (log.isEmpty()) {
      return;
    }
    Path plain = temporary.resolve("plain.log");
    String text = Files.readString(log.get(), StandardCharsets.ISO_8859_1);
    String stripped = text.replaceAll("\u001d[^\n]*", "");
    assertThat(stripped.length()).isLessThan(text.length());
    Files.writeString(plain, stripped, StandardCharsets.ISO_8859_1);
    List<String> eventIds = eventIds(log.get());
    assertThat(eventIds).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    assertThat(eventIds(plain)).isEqualTo(eventIds);
    List<String> findingIds = findingIds(log.get());
    assertThat(findingIds).isNotEmpty();
    assertThat(findingIds(plain)).isEqualTo(findingIds);
  }

  private static List<String> eventIds(Path log) {
    return CommandRun.of("normalize", log.toString()).documents().stream()
        .map(event -> event.text("event.id"))
        .toList();
  }

  private static List<String> findingIds(Path log) {
    return CommandRun.of("hunt", "--output", "ndjson", log.toString()).findings().stream()
        .map(finding -> finding.text("id") + " " + finding.number("revision"))
        .toList();
  }

  private static List<JsonDocument> worthALook(Path log) {
    CommandRun run = CommandRun.of("hunt", "--output", "ndjson", log.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.findings().stream()
        .filter(finding -> WORTH_A_LOOK.contains(finding.text("rule.severity")))
        .toList();
  }

  private static List<Scenario> scenarios(Path lab, String encoding) throws IOException {
    JsonDocument expected =
        JsonDocument.parse(Files.readString(lab.resolve("expected.json"))).at("scenarios");
    Path labels = lab.resolve("labels-" + encoding + ".json");
    return JsonDocument.parse("{\"all\":" + Files.readString(labels) + "}").list("all").stream()
        .map(label ->
            new Scenario(
                label.text("scenario"),
                expected.text(label.text("scenario")),
                Double.parseDouble(label.text("start")),
                Double.parseDouble(label.text("end"))))
        .toList();
  }
}
