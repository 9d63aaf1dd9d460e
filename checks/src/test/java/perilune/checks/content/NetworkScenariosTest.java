package perilune.checks.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import perilune.checks.CommandRun;
import perilune.scenarios.RecordWriters;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;

/** The shipped scenarios of network devices, in every framing, at two times and under two names. */
class NetworkScenariosTest {

  private static final int AT_LEAST = 10;

  @TempDir Path folder;

  static Stream<RecordWriter> framings() {
    return RecordWriters.of(Platform.NETWORK).stream();
  }

  @ParameterizedTest
  @MethodSource("framings")
  void everyAttackIsFoundAndEveryNearMissIsSilent(RecordWriter writer) throws IOException {
    List<Scenario> scenarios = ShippedScenarios.of(Platform.NETWORK);
    Path attacks = Files.createDirectory(folder.resolve("attacks"));
    Path nears = Files.createDirectory(folder.resolve("nears"));
    for (Scenario scenario : scenarios) {
      write(writer, scenario.attack(), attacks.resolve(scenario.id() + ".log"));
      for (int i = 0; i < scenario.near().size(); i++) {
        write(writer, scenario.near().get(i), nears.resolve(scenario.id() + "-" + i + ".log"));
      }
    }
    var missed = new ArrayList<String>();
    for (Scenario scenario : scenarios) {
      if (!found(attacks.resolve(scenario.id() + ".log"))) {
        missed.add(scenario.id());
      }
    }
    var raised = new ArrayList<String>();
    try (Stream<Path> files = Files.list(nears)) {
      for (Path near : files.toList()) {
        if (found(near)) {
          raised.add(near.getFileName().toString());
        }
      }
    }
    System.out.printf(
        "%s: %d scenarios of devices, missed %s, raised %s%n",
        writer.name(), scenarios.size(), missed, raised);
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(missed).isEmpty();
    assertThat(raised).isEmpty();
  }

  private static void write(RecordWriter writer, Story story, Path file) throws IOException {
    var setting =
        Setting.of("dev-9", writer.kinds()).startingAt(Instant.parse("2025-11-30T23:58:00Z"), 1);
    Files.write(file, writer.write(story, setting).bytes());
  }

  private static boolean found(Path file) throws IOException {
    CommandRun run =
        CommandRun.of(
            "hunt",
            "--packs",
            "network",
            "--assume-time",
            "2026-01-15",
            "--output",
            "ndjson",
            file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().contains("/lua_chain.toml") || run.out().contains("/lua_gateway_chain.toml");
  }
}
