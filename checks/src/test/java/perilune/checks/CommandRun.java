package perilune.checks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.cli.Main;

/**
 * One run of the command, in this process.
 *
 * @param exitCode what it gives to the shell
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs the command with nothing on standard input. */
  public static CommandRun of(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  /** Runs the command with these bytes on standard input. */
  public static CommandRun withInput(byte[] input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var streams =
        new Main.Streams(
            new ByteArrayInputStream(input),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = Main.run(streams, arguments);
    streams.out().flush();
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Gives the documents of an NDJSON output, one a line. */
  public List<JsonDocument> documents() {
    return out.lines().map(JsonDocument::parse).toList();
  }

  /** Gives the findings of a hunt with NDJSON output. */
  public List<JsonDocument> findings() {
    return documents().stream().filter(line -> line.text("type").equals("finding")).toList();
  }

  /** Gives the last line of a hunt with NDJSON output. */
  public JsonDocument summary() {
    JsonDocument last = documents().getLast();
    if (!last.text("type").equals("summary")) {
      throw new AssertionError("the output does not end with a summary: " + last);
    }
    return last;
  }
}
