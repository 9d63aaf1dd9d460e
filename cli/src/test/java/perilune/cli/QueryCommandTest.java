package perilune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {

  private static final String DOCUMENT =
      "{\"@timestamp\":\"2026-03-02T09:00:00Z\",\"event\":{\"category\":[\"process\"]},"
          + "\"process\":{\"name\":\"lua\"}}\n";

  @TempDir private Path folder = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** The query was once among the paths, too: every query ended with an input that is not there. */
  @Test
  void takesTheQueryForNoPath() throws IOException {
    int code = query("process where process.name == \"lua\"");

    assertThat(text(err)).isEmpty();
    assertThat(text(out)).contains("1 match");
    assertThat(code).isEqualTo(ExitCode.DONE);
  }

  @Test
  void readsAQueryFromAFile() throws IOException {
    Path file = folder.resolve("lua.eql");
    Files.writeString(file, "process where\n  process.name == \"lua\"\n");

    int code = query("@" + file);

    assertThat(text(err)).isEmpty();
    assertThat(text(out)).contains("1 match");
    assertThat(code).isEqualTo(ExitCode.DONE);
  }

  @Test
  void saysThatThereIsNoQueryFile() throws IOException {
    int code = query("@" + folder.resolve("none.eql"));

    assertThat(text(err)).contains("there is no query file").contains("none.eql");
    assertThat(code).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void runsKqlWhereItIsAskedTo() throws IOException {
    assertThat(query("process.name:(lua or luac)", "--language", "kql")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).contains("1 match");
    assertThat(query("process.name:", "--language", "kql")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(text(err)).contains("error[KQL001]");
  }

  @Test
  void takesAKqlQueryThatBeginsWithTheTimeForNoFile() throws IOException {
    assertThat(query("@timestamp >= 2026-03-02 and @timestamp < now", "--language", "kql"))
        .isEqualTo(ExitCode.DONE);
    assertThat(text(err)).isEmpty();
    assertThat(text(out)).contains("1 match");
  }

  private int query(String query, String... options) throws IOException {
    Path events = folder.resolve("events.ndjson");
    Files.writeString(events, DOCUMENT);
    var streams = new Main.Streams(InputStream.nullInputStream(), print(out), print(err));
    var arguments = new ArrayList<>(List.of("query", query, events.toString()));
    arguments.addAll(List.of(options));
    int code = Main.run(streams, arguments.toArray(String[]::new));
    streams.out().flush();
    return code;
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
