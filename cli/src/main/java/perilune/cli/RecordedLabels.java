package perilune.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.telemetry.json.JsonTree;

/**
 * What a folder of recorded telemetry says of itself, in either of two forms.
 *
 * <p>{@code labels.json} as an object: a name for each recording, with {@code class} ({@code
 * attack} or {@code benign}) and {@code file}. Or {@code labels-X.json} as an array beside {@code
 * audit-X.log}: stretches of one log, with {@code scenario}, {@code class_}, {@code start} and
 * {@code end} in seconds; {@code expected.json} may then say otherwise of some.
 */
final class RecordedLabels {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int MAX_NESTING = 20;

  private final JsonTree json = new JsonTree(MAX_NESTING);

  /**
   * A labelled stretch of telemetry.
   *
   * @param name its name
   * @param expected {@code attack}, {@code benign}, or another word: then both answers stand
   * @param file where it is
   * @param from its beginning; empty if it is the whole file
   * @param to its end
   */
  record Label(
      String name, String expected, Path file, Optional<Instant> from, Optional<Instant> to) {
    boolean holds(Instant time) {
      return from.filter(time::isBefore).isEmpty() && to.filter(time::isAfter).isEmpty();
    }
  }

  /** Gives the labels of a folder; at least one. */
  List<Label> read(Path folder) throws IOException {
    var all = new ArrayList<Label>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("labels") && name.endsWith(".json")) {
          parse(file);
          if (json.isObject(json.root())) {
            recordings(folder, all);
          } else {
            stretches(folder, name.substring(6, name.length() - 5), all);
          }
        }
      }
    }
    if (all.isEmpty()) {
      throw new UsageMistake(folder + " has no labels.json that says what its recordings are");
    }
    return all;
  }

  private void parse(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new UsageMistake(file + " is too long");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (json.read(bytes, 0, bytes.length) != JsonTree.Outcome.READ) {
      throw new UsageMistake(file + " is no JSON: " + json.problem());
    }
  }

  private void recordings(Path folder, List<Label> into) {
    for (int node = json.first(json.root()); node != JsonTree.NONE; node = json.next(node)) {
      Path file = inside(folder, text(node, "file"));
      into.add(
          new Label(
              json.name(node), text(node, "class"), file, Optional.empty(), Optional.empty()));
    }
  }

  /** A label that leads out of its folder is not followed. */
  private static Path inside(Path folder, String name) {
    Path file = folder.resolve(name).normalize();
    if (name.isEmpty() || !file.startsWith(folder.normalize())) {
      throw new UsageMistake("a label of " + folder + " names no file in it: '" + name + "'");
    }
    return file;
  }

  private void stretches(Path folder, String suffix, List<Label> into) throws IOException {
    Path log = folder.resolve("audit" + suffix + ".log");
    var found = new ArrayList<Label>();
    for (int node = json.first(json.root()); node != JsonTree.NONE; node = json.next(node)) {
      String kind = text(node, "class_").equals("abuse") ? "attack" : text(node, "class_");
      found.add(
          new Label(
              text(node, "scenario") + suffix,
              kind,
              log,
              Optional.of(time(node, "start")),
              Optional.of(time(node, "end").plusMillis(500))));
    }
    Path expected = folder.resolve("expected.json");
    if (Files.isRegularFile(expected)) {
      parse(expected);
    }
    int said = json.member(json.root(), "scenarios");
    for (Label label : found) {
      String name = label.name().substring(0, label.name().length() - suffix.length());
      String otherwise = said == JsonTree.NONE ? "" : text(said, name);
      into.add(
          new Label(
              label.name(),
              otherwise.isEmpty() ? label.expected() : otherwise,
              label.file(),
              label.from(),
              label.to()));
    }
  }

  private Instant time(int node, String name) {
    String text = text(node, name);
    try {
      double seconds = Double.parseDouble(text);
      return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    } catch (NumberFormatException _) {
      throw new UsageMistake("'" + text + "' is no time in seconds");
    }
  }

  private String text(int node, String name) {
    int member = json.isObject(node) ? json.member(node, name) : JsonTree.NONE;
    if (member == JsonTree.NONE || json.isObject(member) || json.isArray(member)) {
      return "";
    }
    if (json.isNumber(member)) {
      return Long.toString(json.number(member));
    }
    return new String(
        json.bytes(), json.start(member), json.length(member), StandardCharsets.UTF_8);
  }
}
