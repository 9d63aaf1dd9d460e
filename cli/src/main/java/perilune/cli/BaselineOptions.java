package perilune.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.KnownUses;
import perilune.pipeline.PipelineOptions;
import picocli.CommandLine.Option;

/** What is normal where the telemetry comes from. */
final class BaselineOptions {

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "What `perilune baseline` learned and somebody approved: says on every use of Lua whether"
              + " it is known, and leaves out findings that are wholly approved.")
  private @Nullable Path file;

  private Baseline read = Baseline.EMPTY;

  /** Reads the file, if one was named, and adds it. */
  PipelineOptions addTo(PipelineOptions options) {
    if (file != null) {
      read = BaselineFile.read(file);
    }
    return options.withBaseline(KnownUses.of(read));
  }

  /** Gives what was read. */
  Baseline baseline() {
    return read;
  }

  List<String> files() {
    return file == null ? List.of() : List.of(file.toString());
  }
}
