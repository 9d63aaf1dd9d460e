package perilune.cli;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.cli.output.Shown;
import perilune.content.indicators.IndicatorReport;
import perilune.content.indicators.LookupFile;
import perilune.rules.plan.TableStage.LookupTable;
import picocli.CommandLine.Option;

/** Tables that queries on rows look into: common to all commands that run such. */
final class LookupOptions {

  @Option(
      names = "--lookup",
      paramLabel = "NAME=FILE",
      description =
          "Table for ENRICH and LOOKUP JOIN: CSV with a header, or NDJSON. Can be repeated.")
  private List<String> lookups = List.of();

  /** Gives the files that were named. */
  List<String> paths() {
    return lookups.stream().map(written -> written.substring(written.indexOf('=') + 1)).toList();
  }

  private final Map<String, IndicatorReport> reports = new LinkedHashMap<>();

  /** Reads the tables, by their names. */
  Map<String, LookupTable> read() {
    var tables = new LinkedHashMap<String, LookupTable>();
    for (String written : lookups) {
      int equals = written.indexOf('=');
      if (equals < 1 || equals == written.length() - 1) {
        throw new UsageMistake("--lookup is NAME=FILE, not " + Shown.plain(written));
      }
      String name = written.substring(0, equals);
      LookupFile.Read read = LookupFile.read(name, path(written.substring(equals + 1)));
      if (!read.isTable()) {
        throw new UsageMistake(
            "--lookup "
                + Shown.plain(written)
                + " gives no table: "
                + Shown.plain(String.join("; ", read.report().problems())));
      }
      if (tables.putIfAbsent(name, read.table()) != null) {
        throw new UsageMistake("--lookup names two tables " + Shown.plain(name));
      }
      reports.put(name, read.report());
    }
    return tables;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new UsageMistake("--lookup names no file: " + Shown.plain(text));
    }
  }

  /** Says what was not understood of tables that were read. */
  void tell(PrintStream out) {
    reports.forEach((name, report) -> {
      if (!report.problems().isEmpty()) {
        out.println("perilune: lookup " + Shown.plain(name) + ": " + counts(report));
        report.problems().forEach(problem -> out.println("  " + Shown.plain(problem)));
      }
    });
  }

  private static String counts(IndicatorReport report) {
    String taken = report.taken() + (report.taken() == 1 ? " row" : " rows");
    return taken + (report.refused() > 0 ? ", " + report.refused() + " refused" : "");
  }
}
