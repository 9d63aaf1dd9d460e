package perilune.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import perilune.content.parameters.SiteParameters;
import perilune.rules.eql.EqlOptions;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import picocli.CommandLine.Option;

/** A site's values for the parameters of rules: common to all commands that compile rules. */
final class ParameterOptions {

  @Option(
      names = "--parameters",
      paramLabel = "FILE",
      description =
          "Changes of the rules' parameters for this site, in TOML: add, remove or replace."
              + " Can be repeated; 'perilune rules parameters' lists them.")
  private List<Path> files = List.of();

  // What is worth knowing of the files.
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Gives the files that were named. */
  List<String> paths() {
    return files.stream().map(Path::toString).toList();
  }

  /** Gives the parameters in force; a file with a mistake is a mistake of whoever names it. */
  SiteParameters read() {
    return read(files);
  }

  /** Gives the parameters as they are with one file more. */
  SiteParameters readWith(Path more) {
    return read(Stream.concat(files.stream(), Stream.of(more)).toList());
  }

  private SiteParameters read(List<Path> all) {
    warnings.clear();
    if (all.isEmpty()) {
      return SiteParameters.builtIn();
    }
    return switch (SiteParameters.read(all)) {
      case Parsed.Ok<SiteParameters>(var site, var said) -> {
        warnings.addAll(said);
        yield site;
      }
      case Parsed.Failed<SiteParameters>(var problems) ->
          throw new UsageMistake("the parameters cannot be used as they stand", problems);
    };
  }

  /** Gives options of a query with the parameters in force, and says what is worth knowing. */
  EqlOptions addTo(EqlOptions options, PrintStream out) {
    EqlOptions all = options.with(read().parameters());
    tell(out);
    return all;
  }

  /** Says what is worth knowing of the files. */
  void tell(PrintStream out) {
    warnings.forEach(warning -> out.print(DiagnosticPrinter.print(warning)));
  }
}
