package perilune.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;
import perilune.cli.catalog.TechniqueJson;
import perilune.cli.catalog.TechniqueReport;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune catalog technique}: the tables of one technique. */
@Command(
    name = "technique",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which fields the rules of a technique look at, which values they look for and how"
          + " many rules of the whole catalog do, and what they leave out."
    })
final class CatalogTechniqueCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      paramLabel = "ID",
      description = "ATT&CK technique, such as T1059.011; a parent has its own rules only.")
  private String technique = "";

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json: all rows in one object, or markdown (default: text).")
  private Form output = Form.TEXT;

  @Mixin private CorpusOptions corpora = new CorpusOptions();

  /** For whom it is printed. */
  enum Form {
    TEXT,
    JSON,
    MARKDOWN
  }

  CatalogTechniqueCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Catalog catalog = corpora.read();
    String id = technique.strip().toUpperCase(Locale.ROOT);
    List<CatalogRule> rules = catalog.ofTechnique(id);
    var report =
        new TechniqueReport(
            id,
            catalog,
            TechniqueTables.of(rules, TableLimits.USUAL),
            IndicatorIndex.ofPositives(catalog),
            IndicatorIndex.ofExclusions(catalog));
    new TechniqueJson(report, new JsonLines(streams.out())).write();
    return ExitCode.DONE;
  }
}
