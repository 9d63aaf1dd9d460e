package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** Input that is larger than the memory it may cost: the command runs in a process of its own. */
class HugeInputTest {

  /** Bytes of the long line. */
  private static final int LINE = 100 << 20;

  /** Less than the line, whatever the reader does with it. */
  private static final String HEAP = "-Xmx96m";

  @TempDir Path folder;

  @Test
  void aDocumentOfAHundredMegabytes() throws IOException, InterruptedException {
    List<String> lines = OwnTelemetry.text(OwnTelemetry.ECS).lines().toList();
    String start = lines.getFirst().substring(0, lines.getFirst().length() - 1);
    CommandRun run = hunt("ecs.ndjson", lines, start + ",\"message\":\"", "\"}");
    assertThat(OwnTelemetry.rules(run)).containsOnly("lua_chain");
    isRefused(OwnTelemetry.input(run, "ecs.ndjson"), OwnTelemetry.ECS_EVENTS);
  }

  @Test
  void anAuditRecordOfAHundredMegabytes() throws IOException, InterruptedException {
    List<String> lines = OwnTelemetry.text(OwnTelemetry.AUDIT).lines().toList();
    String record = "node=ridge type=PROCTITLE msg=audit(1772442003.000:650): proctitle=";
    CommandRun run = hunt("audit.log", lines, record, "");
    assertThat(OwnTelemetry.rules(run)).contains("lua_chain");
    isRefused(OwnTelemetry.input(run, "audit.log"), OwnTelemetry.AUDIT_EVENTS);
  }

  private static void isRefused(JsonDocument input, int events) {
    assertThat(input.number("events")).isEqualTo(events);
    JsonDocument refused = OwnTelemetry.refused(input, "line_too_long");
    assertThat(refused.number("count")).isEqualTo(1);
    assertThat(refused.list("places").getFirst().number("line")).isEqualTo(2);
  }

  /** Hunts lines of which the second is long. */
  private CommandRun hunt(String name, List<String> lines, String start, String end)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      line(out, lines.getFirst());
      out.write(start.getBytes(StandardCharsets.UTF_8));
      byte[] part = new byte[1 << 16];
      Arrays.fill(part, (byte) 'A');
      for (int written = 0; written < LINE; written += part.length) {
        out.write(part);
      }
      line(out, end);
      for (String line : lines.subList(1, lines.size())) {
        line(out, line);
      }
    }
    CommandRun run = ownProcess("hunt", "--output", "ndjson", file.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    return run;
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private CommandRun ownProcess(String... words) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "perilune.cli.Main");
    command.command().addAll(List.of(words));
    command.redirectOutput(out.toFile()).redirectError(err.toFile());
    int code = command.start().waitFor();
    return new CommandRun(code, Files.readString(out), Files.readString(err));
  }
}
