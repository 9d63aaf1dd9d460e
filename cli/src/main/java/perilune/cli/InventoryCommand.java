package perilune.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.InventoryExport;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.database.DatabaseLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code perilune inventory}: the packages of a host, to be taken elsewhere. */
@Command(
    name = "inventory",
    mixinStandardHelpOptions = true,
    subcommands = InventoryHostsCommand.class,
    description =
        "Writes which package owns which file of a host, and whether it was changed: for"
            + " --inventory where the telemetry is hunted on another machine.")
final class InventoryCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Root of the host (default: ${DEFAULT-VALUE}).")
  private Path root = Path.of("/");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write; compressed if it ends in .gz (default: standard output).")
  private @Nullable Path output;

  InventoryCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PackageInventory.Opened opened =
        PackageInventory.ofRoot(PackageOptions.existing(root), DatabaseLimits.defaults());
    PackageOptions.print(opened.warnings(), streams);
    var export = new InventoryExport(root, opened.inventory());
    if (output == null) {
      Writer out =
          new BufferedWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
      export.write(out, Instant.now());
      out.flush();
    } else {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(output));
          OutputStream bytes = isZipped(output) ? new GZIPOutputStream(file, 1 << 16) : file;
          Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
        export.write(out, Instant.now());
      }
    }
    return opened.warnings().isEmpty() ? ExitCode.DONE : ExitCode.INPUT_LOST;
  }

  private static boolean isZipped(Path file) {
    return file.toString().endsWith(".gz");
  }
}
