package perilune.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.coverage.FoundLayer;
import perilune.catalog.attack.coverage.NavigatorLayer;
import perilune.catalog.attack.coverage.ReadinessLayer;
import perilune.catalog.attack.json.JsonValue;
import perilune.cli.output.Shown;
import perilune.source.DiagnosticPrinter;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune attack layer}: layers for MITRE's Navigator of what other commands wrote. */
@Command(
    name = "layer",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a layer (version 4.5) for the ATT&CK Navigator: of the findings of a hunt, or of",
      "readiness. That of rules is written by: perilune attack coverage --output layer."
    })
final class AttackLayerCommand implements Callable<Integer> {

  private enum Kind {
    /** NDJSON of a hunt. */
    FINDINGS,
    /** JSON of readiness. */
    READINESS
  }

  private final Main.Streams streams;

  @Parameters(index = "0", paramLabel = "KIND", description = "findings or readiness.")
  private Kind kind = Kind.FINDINGS;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "What hunt or readiness wrote as NDJSON; - is standard input.")
  private List<String> files = List.of();

  @Mixin private AttackOptions options = new AttackOptions();

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Release that the layer is for (default: the newest).")
  private @Nullable String release;

  AttackLayerCommand(Main.Streams streams) {
    this.streams = streams;
  }

  /** The Navigator opens no layer without a domain, and none is guessed. */
  static void needDomain(AttackRelease release) {
    if (release.facts().domain().isEmpty()) {
      throw new UsageMistake(
          "release " + release.name() + " has no matrix that names its domain; a layer needs one");
    }
  }

  @Override
  public Integer call() throws IOException {
    return options.use(streams, this::layer);
  }

  private int layer(AttackStore store) throws IOException {
    AttackRelease held = AttackOptions.release(store, Optional.ofNullable(release));
    needDomain(held);
    return switch (kind) {
      case FINDINGS -> {
        var layer = new FoundLayer(held);
        int code = read(layer::take);
        yield write(layer.layer(), layer.unknown(), held, code);
      }
      case READINESS -> {
        var layer = new ReadinessLayer(held);
        int code = read(layer::take);
        yield write(layer.layer(), layer.unknown(), held, code);
      }
    };
  }

  private int write(
      NavigatorLayer layer, Map<String, Integer> unknown, AttackRelease held, int code) {
    var lines = new JsonLines(streams.out());
    layer.write(lines);
    lines.flush();
    unknown.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one ->
            streams
                .err()
                .println(
                    "note: "
                        + Shown.plain(one.getKey())
                        + " is named "
                        + one.getValue()
                        + " times and leads to no technique of release "
                        + Shown.plain(held.name())));
    return code;
  }

  private int read(Predicate<JsonValue> take) throws IOException {
    int code = ExitCode.DONE;
    for (String file : files) {
      if (!file.equals("-") && !Files.isRegularFile(Path.of(file))) {
        throw new UsageMistake("there is no file '" + file + "'");
      }
      try (InputStream in = open(file)) {
        var documents = new ResultLines(file, in);
        documents.forEach(take);
        documents.told().forEach(one -> streams.err().print(DiagnosticPrinter.print(one)));
        code = documents.told().isEmpty() ? code : ExitCode.INPUT_LOST;
      }
    }
    return code;
  }

  private InputStream open(String file) throws IOException {
    return file.equals("-")
        ? streams.in()
        : new BufferedInputStream(Files.newInputStream(Path.of(file)));
  }
}
