package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** Any query over telemetry, and telemetry as ECS documents. */
class QueryAndNormalizeTest {

  private static final String CHILDREN =
      "sequence by host.id [process where process.name == \"lua5.4\"] by process.entity_id"
          + " [process where event.type == \"start\"] by process.parent.entity_id";

  @TempDir Path folder;

  @Test
  void showsTheEventsOfAQueryToAPerson() throws IOException {
    String log = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    CommandRun run = CommandRun.of("query", "network where destination.port == 8443", log);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("2026-03-02T09:00:04.200Z", "ridge", "lua5.4 pid 2110", "192.0.2.9:8443")
        .contains("audit.log:14")
        .endsWith("1 match\n");
  }

  @Test
  void givesMachinesTheEventsOfAQueryWhole() throws IOException {
    String log = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    CommandRun run = CommandRun.of("query", CHILDREN, "--output", "ndjson", log);
    assertThat(run.exitCode()).isZero();
    assertThat(run.documents()).hasSize(1);
    JsonDocument match = run.documents().getFirst();
    List<JsonDocument> events = match.list("events");
    assertThat(events).hasSize(2);
    assertThat(events.get(0).texts("process.args")).startsWith("lua5.4", "-e");
    assertThat(events.get(1).texts("process.args")).containsExactly("sh", "-c", "id -un");
    assertThat(events.get(1).text("auditd.data.syscall")).isEqualTo("execve");
    assertThat(match.texts("join_keys"))
        .containsExactly("ridge", events.get(0).text("process.entity_id"));
  }

  @Test
  void refusesAQueryThatDoesNotCompile() throws IOException {
    String log = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    CommandRun run = CommandRun.of("query", "process where (true", log);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("error[EQL", "^");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void needsSomethingToRunAQueryOver() {
    CommandRun run = CommandRun.of("query", "any where true");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("PATH");
  }

  @Test
  void writesEveryEventOnceAndThoseOfAHostInOrder() throws IOException {
    OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    OwnTelemetry.into(folder, OwnTelemetry.ECS);
    CommandRun run = CommandRun.of("normalize", folder.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    List<JsonDocument> events = run.documents();
    assertThat(events).hasSize(OwnTelemetry.AUDIT_EVENTS + OwnTelemetry.ECS_EVENTS);
    assertThat(events).extracting(event -> event.text("event.id")).doesNotHaveDuplicates();
    for (String host : List.of("ridge", "ledger")) {
      assertThat(events)
          .filteredOn(event -> event.text("host.name").equals(host))
          .isNotEmpty()
          .extracting(event -> Instant.parse(event.text("@timestamp")))
          .isSorted();
    }
    assertThat(events).noneMatch(event -> event.has("event.original"));
  }

  @Test
  void derivesFromForkRecordsWhoStartedWhom() throws IOException {
    CommandRun run = CommandRun.of("normalize", OwnTelemetry.into(folder, OwnTelemetry.AUDIT));
    JsonDocument child =
        run.documents().stream()
            .filter(event -> event.texts("process.args").equals(List.of("id", "-un")))
            .findFirst()
            .orElseThrow();
    assertThat(child.texts("perilune.ancestor.name")).containsExactly("sh", "lua5.4", "bash");
    assertThat(
            run.documents().stream()
                .filter(event -> event.text("event.action").equals("fork"))
                .map(event -> event.number("perilune.process.child_pid")))
        .containsExactly(2110L, 2111L, 2112L, 2120L);
  }

  @Test
  void addsTheRawRecordWhereItIsAskedFor() throws IOException {
    String log = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    CommandRun run = CommandRun.of("normalize", "--original", log);
    String raw = OwnTelemetry.text(OwnTelemetry.AUDIT);
    assertThat(run.documents())
        .hasSize(OwnTelemetry.AUDIT_EVENTS)
        .allSatisfy(event ->
            assertThat(event.text("event.original").strip())
                .isNotEmpty()
                .satisfies(original -> assertThat(raw).contains(original.lines().toList())));
  }

  /** What was normalized is telemetry again, and means the same. */
  @Test
  void readsItsOwnDocumentsAgain() throws IOException {
    CommandRun once = CommandRun.of("normalize", OwnTelemetry.into(folder, OwnTelemetry.AUDIT));
    String again = OwnTelemetry.write(folder, "again.ndjson", once.out());
    CommandRun hunt = OwnTelemetry.hunt(again);
    assertThat(hunt.exitCode()).isZero();
    assertThat(OwnTelemetry.rules(hunt)).containsExactly("lua_chain");
    assertThat(ids(CommandRun.of("normalize", again))).isEqualTo(ids(once));
  }

  private static List<String> ids(CommandRun run) {
    return run.documents().stream().map(event -> event.text("event.id")).toList();
  }
}
