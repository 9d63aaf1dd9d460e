package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.Places;
import perilune.cli.TrainingRun;
import perilune.content.RuleTree;

/** The launcher drops what a training run says: whether it still trains is asked here. */
final class TrainingRunTest {

  @TempDir private Path work;

  @Test
  void readsSigmaRulesAndEventsThatItWroteItself() throws IOException {
    List<String> output = TrainingRun.over(Places.repository().resolve("examples"), work);

    var rules = new RuleTree();
    rules.add(work.resolve("sigma"));
    assertThat(rules.loaded().rules()).hasSizeGreaterThan(100);
    assertThat(rules.loaded().hasErrors()).isFalse();
    try (Stream<String> events = Files.lines(work.resolve("events.ndjson"))) {
      assertThat(events).hasSizeGreaterThan(20).allMatch(line -> line.startsWith("{"));
    }
    assertThat(output.getFirst()).contains("CRITICAL");
    assertThat(output.getLast()).contains("\"type\":\"summary\"");
  }
}
