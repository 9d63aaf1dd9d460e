package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.catalog.attack.BundleImport;
import perilune.catalog.attack.BundleLimits;
import perilune.catalog.attack.DamagedStore;
import perilune.catalog.attack.ReleaseFacts;
import perilune.cli.output.Shown;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune attack import}: bundles into the store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Adds bundles of ATT&CK (STIX 2.0 or 2.1 as MITRE publishes it, plain or gzipped) to a"
          + " store.",
      "Every byte is kept. A bundle that is there already changes nothing. Exits with 1 if one was",
      "refused, or objects were left out."
    })
final class AttackImportCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(paramLabel = "BUNDLE", arity = "1..*", description = "Files to import.")
  private List<Path> files = List.of();

  @Mixin private AttackOptions options = new AttackOptions();

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description =
          "Name of the release, such as 18.1; default: what the bundle's collection says, else the"
              + " name that MITRE gives its files. For one bundle only.")
  private @Nullable String release;

  @Option(
      names = "--skip-broken",
      description = "Leave out objects that cannot be taken, instead of refusing the bundle.")
  private boolean skipBroken;

  @Option(
      names = "--max-bundle-bytes",
      paramLabel = "N",
      description = "Largest bundle, unpacked (default: ${DEFAULT-VALUE}).")
  private long maxBytes = BundleLimits.DEFAULT_MAX_BYTES;

  @Option(
      names = "--max-objects",
      paramLabel = "N",
      description = "Most objects in a bundle (default: ${DEFAULT-VALUE}).")
  private int maxObjects = BundleLimits.DEFAULT_MAX_OBJECTS;

  AttackImportCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (release != null && files.size() > 1) {
      throw new UsageMistake("--release names one bundle; import them one by one");
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new UsageMistake("there is no file '" + file + "'");
      }
    }
    var limits = new BundleLimits(maxBytes, maxObjects);
    var imports =
        new BundleImport(options.store(), limits, Optional.ofNullable(release), skipBroken);
    int code = ExitCode.DONE;
    for (Path file : files) {
      code = Math.max(code, run(imports, file));
    }
    return code;
  }

  private int run(BundleImport imports, Path file) throws IOException {
    BundleImport.Report report;
    try {
      report = imports.run(file);
    } catch (DamagedStore damage) {
      streams.err().print(DiagnosticPrinter.print(damage.diagnostic()));
      return ExitCode.INPUT_LOST;
    }
    report.notes().told().forEach(note -> streams.err().print(DiagnosticPrinter.print(note)));
    counts(report.notes().counts());
    String name = report.release().map(ReleaseFacts::name).orElse("");
    String said = Shown.plain(file.toString());
    switch (report.outcome()) {
      case ADDED -> added(said, report.release().orElseThrow());
      case ALREADY_THERE ->
          streams.out().println(said + ": it is there already as release " + name);
      case REFUSED -> streams.err().println("perilune: " + said + " was refused, nothing changed");
    }
    boolean lost = report.release().map(facts -> facts.leftOut() > 0).orElse(true);
    return lost ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  private void added(String file, ReleaseFacts facts) {
    streams
        .out()
        .println(
            file
                + ": release "
                + facts.name()
                + ", "
                + facts.objects()
                + " objects"
                + (facts.leftOut() > 0 ? ", " + facts.leftOut() + " left out" : "")
                + ", SHA-256 "
                + facts.sha256());
  }

  private void counts(Map<DiagnosticCode, Integer> counts) {
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> streams.err().println("  " + one.getKey() + ": " + one.getValue()));
  }
}
