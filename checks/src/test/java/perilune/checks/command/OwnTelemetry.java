package perilune.checks.command;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** The invented telemetry of this package, and the ways in which it can be packed. */
final class OwnTelemetry {

  /**
   * Host ridge, raw audit records: Lua connects, then runs id; later Lua runs a packaged script.
   */
  static final String AUDIT = "audit.log";

  /** Number of events in it. */
  static final int AUDIT_EVENTS = 10;

  /** Host ledger, ECS documents: Lua runs uname. */
  static final String ECS = "events.ndjson";

  /** Number of events in it. */
  static final int ECS_EVENTS = 4;

  /** A place in a stream that compresses. */
  interface Compressor {
    OutputStream around(OutputStream out) throws IOException;
  }

  static final Compressor GZIP = GZIPOutputStream::new;

  static final Compressor ZSTD = ZstdOutputStream::new;

  private OwnTelemetry() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = OwnTelemetry.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("there is no " + name);
      }
      return in.readAllBytes();
    }
  }

  static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Puts telemetry into a folder and gives the path. */
  static String into(Path folder, String name) throws IOException {
    return Files.write(folder.resolve(name), bytes(name)).toString();
  }

  /** Puts text into a folder and gives the path. */
  static String write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  static byte[] packed(String name, Compressor compressor) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = compressor.around(packed)) {
      out.write(bytes(name));
    }
    return packed.toByteArray();
  }

  /** Gives what a hunt for machines says of paths. */
  static CommandRun hunt(String... paths) {
    String[] words = new String[paths.length + 3];
    words[0] = "hunt";
    words[1] = "--output";
    words[2] = "ndjson";
    System.arraycopy(paths, 0, words, 3, paths.length);
    return CommandRun.of(words);
  }

  /** Gives the file names of the rules that found something, each once, in order. */
  static List<String> rules(CommandRun hunt) {
    return hunt.findings().stream()
        .map(finding -> finding.text("rule.place"))
        .map(place -> place.substring(place.lastIndexOf('/') + 1).replace(".toml", ""))
        .distinct()
        .toList();
  }

  /** Gives what the trailer says of the input whose name ends like this. */
  static JsonDocument input(CommandRun hunt, String end) {
    return hunt.summary().list("inputs").stream()
        .filter(input -> input.text("name").endsWith(end))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no input ends with " + end + ": " + hunt.out()));
  }

  /** Gives what the trailer says of one reason for which part of an input was refused. */
  static JsonDocument refused(JsonDocument input, String reason) {
    return input.list("refused").stream()
        .filter(refusal -> refusal.text("reason").equals(reason))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing was refused as " + reason + ": " + input));
  }
}
