package perilune.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.events.EventsCovered;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;
import perilune.cli.catalog.CorpusAccount;
import perilune.cli.catalog.SectionMarkdown;
import perilune.cli.catalog.SectionText;
import perilune.cli.catalog.TechniqueJson;
import perilune.cli.catalog.TechniqueReport;
import perilune.cli.catalog.TechniqueView;
import perilune.cli.output.Shown;
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

  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(?:\\.\\d{3})?");

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

  @Option(
      names = "--details",
      description = "With json: corpora, events covered and further reach, too.")
  private boolean details;

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
    String id = technique(technique);
    Catalog catalog = corpora.read();
    boolean whole = new CorpusAccount(streams.err()).tell(catalog);
    print(report(id, catalog));
    streams.out().flush();
    return whole ? ExitCode.DONE : ExitCode.INPUT_LOST;
  }

  /** Gives the id of a technique as it is compared. Throws {@link UsageMistake} for none. */
  static String technique(String written) {
    String id = written.strip().toUpperCase(Locale.ROOT);
    if (!TECHNIQUE.matcher(id).matches()) {
      throw new UsageMistake("'" + Shown.plain(written) + "' is no technique: write T1059.011");
    }
    return id;
  }

  private TechniqueReport report(String id, Catalog catalog) {
    List<CatalogRule> rules = catalog.ofTechnique(id);
    return new TechniqueReport(
        id,
        catalog,
        TechniqueTables.of(rules, TableLimits.USUAL),
        new EventsCovered(catalog.mode()).of(rules),
        IndicatorIndex.ofPositives(catalog),
        IndicatorIndex.ofExclusions(catalog));
  }

  private void print(TechniqueReport report) {
    var view = new TechniqueView(report, TableLimits.USUAL);
    switch (output) {
      case TEXT -> new SectionText(streams.out()).print(view);
      case MARKDOWN -> new SectionMarkdown(streams.out()).print(view);
      case JSON -> new TechniqueJson(report, details, new JsonLines(streams.out())).write();
    }
  }
}
