package perilune.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.scenarios.RecordWriters;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.text.ScenarioLimits;
import perilune.scenarios.text.ScenarioParser;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;
import picocli.CommandLine.Option;

/** Which scenarios to try, and as which telemetry. */
final class ScenarioOptions {

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      split = ",",
      description = "Only scenarios of linux, macos, windows or network.")
  private List<Platform> platforms = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      split = ",",
      description = "Only these scenarios, by id or procedure.")
  private List<String> ids = List.of();

  @Option(
      names = "--scenarios",
      paramLabel = "PATH",
      description = "Scenario files or folders, instead of the shipped ones. Can be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "NAME",
      split = ",",
      description = "Record formats to replay in (default: the usual one of the platform).")
  private List<String> formats = List.of();

  @Option(
      names = "--telemetry",
      paramLabel = "KIND",
      split = ",",
      description =
          "Only these kinds of telemetry are recorded, such as exec,connect (default: all that the"
              + " format has).")
  private @Nullable List<String> telemetry;

  /** Gives the scenarios asked for; at least one. */
  List<Scenario> wanted() throws IOException {
    List<Scenario> all = files.isEmpty() ? shipped() : named();
    List<Scenario> wanted =
        all.stream()
            .filter(scenario -> platforms.isEmpty() || platforms.contains(scenario.platform()))
            .filter(scenario ->
                ids.isEmpty()
                    || ids.contains(scenario.id())
                    || scenario.procedures().stream().anyMatch(ids::contains))
            .toList();
    if (wanted.isEmpty()) {
      throw new UsageMistake("there is no such scenario; 'perilune validate' tries all there are");
    }
    return wanted;
  }

  /** Says whether the scenarios are those that come with Perilune. */
  boolean areShipped() {
    return files.isEmpty();
  }

  private static List<Scenario> shipped() {
    return Arrays.stream(Platform.values())
        .flatMap(platform -> ShippedScenarios.of(platform).stream())
        .toList();
  }

  private List<Scenario> named() throws IOException {
    var all = new ArrayList<Scenario>();
    var wrong = new StringBuilder();
    var ids = new HashSet<String>();
    for (Path file : found()) {
      if (Files.size(file) > ScenarioLimits.DEFAULT_MAX_LENGTH) {
        throw new UsageMistake(file + " is longer than a scenario may be");
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      switch (ScenarioParser.read(new SourceText(file.toString(), text))) {
        case Parsed.Ok<Scenario>(var scenario, var _) -> {
          if (!ids.add(scenario.platform() + " " + scenario.id())) {
            throw new UsageMistake(file + ": there is a scenario '" + scenario.id() + "' already");
          }
          all.add(scenario);
        }
        case Parsed.Failed<Scenario>(var problems) ->
            problems.forEach(problem -> wrong.append(DiagnosticPrinter.print(problem)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new UsageMistake(wrong.toString().strip());
    }
    return all;
  }

  private List<Path> found() throws IOException {
    var all = new ArrayList<Path>();
    for (Path path : files) {
      if (!Files.exists(path)) {
        throw new UsageMistake("there is no " + path);
      }
      try (Stream<Path> walk = Files.walk(path)) {
        walk.filter(Files::isRegularFile)
            .filter(file -> file.equals(path) || file.toString().endsWith(".scenario"))
            .sorted()
            .forEach(all::add);
      }
    }
    return all;
  }

  /** Gives the writers in which scenarios of a platform are replayed. */
  List<RecordWriter> writers(Platform platform) {
    if (formats.isEmpty()) {
      return RecordWriters.of(platform).stream().limit(1).toList();
    }
    return formats.stream()
        .map(name ->
            RecordWriters.named(name)
                .orElseThrow(() ->
                    new UsageMistake(
                        "there is no format '"
                            + name
                            + "'; there are: "
                            + String.join(", ", RecordWriters.names()))))
        .filter(writer -> writer.platform() == platform)
        .toList();
  }

  /** Gives the kinds of telemetry that a sensor of this format records. */
  Set<Kind> telemetry(RecordWriter writer) {
    if (telemetry == null) {
      return writer.kinds();
    }
    var all = EnumSet.noneOf(Kind.class);
    for (String word : telemetry) {
      all.add(
          Kind.of(word)
              .orElseThrow(() ->
                  new UsageMistake(
                      "'" + word + "' is no kind of telemetry; there are: " + kinds())));
    }
    return all;
  }

  private static String kinds() {
    return String.join(", ", Arrays.stream(Kind.values()).map(Kind::word).toList());
  }
}
