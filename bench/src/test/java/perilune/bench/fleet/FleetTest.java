package perilune.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed and drift give the same fleet; another seed gives another. */
class FleetTest {

  @TempDir Path folder;

  private List<String> made(String name, String seed) throws IOException {
    Path drift = folder.resolve("x.drift");
    Files.writeString(drift, "# a comment\nday 2 upgrade lua 5.4\nday 2 hosts web 2\n");
    Path out = folder.resolve(name);
    Fleet.main(
        new String[] {
          "--seed",
          seed,
          "--hosts",
          "20",
          "--days",
          "3",
          "--attacks",
          "4",
          "--drift",
          drift.toString(),
          "--out",
          out.toString()
        });
    try (Stream<Path> files = Files.list(out)) {
      return files.sorted().map(FleetTest::hash).toList();
    }
  }

  private static String hash(Path file) {
    try {
      return file.getFileName() + " " + java.util.Arrays.hashCode(Files.readAllBytes(file));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Test
  void aSeedAlwaysGivesTheSameBytes() throws IOException {
    List<String> first = made("a", "7");
    assertThat(first).hasSize(4);
    assertThat(made("b", "7")).isEqualTo(first);
    assertThat(made("c", "8")).isNotEqualTo(first);
    assertThat(Files.readAllLines(folder.resolve("a/labels.ndjson"))).hasSize(4);
  }

  @Test
  void aDriftThatCannotBeReadNamesItsLine() throws IOException {
    Path drift = folder.resolve("wrong.drift");
    Files.writeString(drift, "day 1 upgrade lua 5.4\nday 2 paint it black\n");
    assertThatThrownBy(() -> Drift.read(drift)).hasMessageContaining("wrong.drift:2");
  }
}
