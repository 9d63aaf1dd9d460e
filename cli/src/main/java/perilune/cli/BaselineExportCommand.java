package perilune.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.BaselineCsv;
import perilune.cli.output.BaselineExceptions;
import perilune.cli.output.BaselineFilters;
import perilune.cli.output.BaselineTerms;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Learner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune baseline export}: what was approved, for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what was approved in the form of another tool.",
      "What that form cannot say is left out and named: no export allows more than was approved",
      "in the parts that it has."
    })
final class BaselineExportCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(paramLabel = "FILE", description = "The baseline.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORM",
      description = "sigma-filter, elastic-exceptions or csv.")
  private String format = "";

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description =
          "Rules that the export is for. sigma-filter: ids or names, or any; elastic-exceptions:"
              + " ids (default: built-in rules below severity medium). Can be repeated.")
  private List<String> rules = List.of();

  BaselineExportCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Baseline baseline = BaselineFile.read(Objects.requireNonNull(file));
    switch (format) {
      case "csv" -> BaselineCsv.write(baseline, streams.out());
      case "sigma-filter" -> sigma(approved(baseline));
      case "elastic-exceptions" -> elastic(approved(baseline));
      default ->
          throw new UsageMistake(
              "--format is sigma-filter, elastic-exceptions or csv, not '" + format + "'");
    }
    return ExitCode.DONE;
  }

  private static List<Entry> approved(Baseline baseline) {
    return baseline.entries().stream().filter(entry -> entry.approval().isPresent()).toList();
  }

  private List<Entry> expressible(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> {
          boolean can = BaselineTerms.canSay(entry);
          if (!can) {
            streams
                .err()
                .println(
                    "note: entry "
                        + entry.id()
                        + " is left out: what it runs is told by no field of this form");
          }
          return can;
        })
        .toList();
  }

  private void sigma(List<Entry> entries) {
    if (rules.isEmpty()) {
      throw new UsageMistake(
          "a filter hides events from the rules that it is for: name them with --rule, or say"
              + " --rule any");
    }
    BaselineFilters.write(expressible(entries), rules, streams.out());
  }

  private void elastic(List<Entry> entries) {
    List<String> bound =
        rules.isEmpty()
            ? new RuleOptions()
                .load(List.of()).rules().stream()
                    .map(rule -> rule.header())
                    .filter(header -> header.riskScore() < Learner.ASKS_FROM)
                    .map(header -> header.id())
                    .toList()
            : rules;
    BaselineExceptions.write(expressible(entries), bound, streams.out());
  }
}
