package perilune.telemetry.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every file of {@code traps/}: a sentence, records, {@code =>}, and what the events must say.
 *
 * <p>Events follow each other in the order in which they are given out, a blank line between two.
 * {@code field = value} is the whole field, several values with a bar between, {@code -} where it
 * must be absent. {@code refused REASON count} says what must be counted; nothing else may be. In
 * records {@code ^]} stands for the byte 0x1D; a last line {@code <cut>} takes the line end off.
 */
class AuditdTrapsTest {

  @TestFactory
  Stream<DynamicTest> readsEveryTrapAsItsFileSays() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(getClass().getResource("traps")).toURI());
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(30);
    return files.stream().map(AuditdTrapsTest::test);
  }

  private static DynamicTest test(Path file) {
    try {
      String text = Files.readString(file);
      String sentence = text.substring(2, text.indexOf('\n'));
      return DynamicTest.dynamicTest(file.getFileName() + ": " + sentence, () -> run(text));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void run(String text) {
    int arrow = text.indexOf("\n=>\n");
    String records = text.substring(0, arrow + 1).replace("^]", "\u001d").replace("\n<cut>\n", "");
    var read = ReadEvents.of(records);
    var wanted = new ArrayList<String>();
    var got = new ArrayList<String>();
    int event = 0;
    for (String line : text.substring(arrow + 4).lines().toList()) {
      if (line.isBlank()) {
        event++;
      } else if (!line.startsWith("refused ")) {
        String field = line.substring(0, line.indexOf(" = "));
        wanted.add(event + ": " + line);
        got.add(
            event
                + ": "
                + field
                + " = "
                + (event < read.events().size() ? read.show(event, field) : "no such event"));
      }
    }
    assertThat(got).isEqualTo(wanted);
    assertThat(refused(read))
        .isEqualTo(text.lines().filter(l -> l.startsWith("refused ")).toList());
    assertThat(read.events()).hasSize(event + 1);
  }

  private static List<String> refused(ReadEvents read) {
    return read.refusals().counts().entrySet().stream()
        .map(entry -> "refused " + entry.getKey() + " " + entry.getValue())
        .sorted()
        .toList();
  }
}
