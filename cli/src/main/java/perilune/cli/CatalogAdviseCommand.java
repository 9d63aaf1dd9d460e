package perilune.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.advise.Advice;
import perilune.catalog.advise.Advisor;
import perilune.catalog.advise.RulePlans;
import perilune.catalog.advise.Subject;
import perilune.catalog.corpus.CorpusReader;
import perilune.cli.catalog.AdviceJson;
import perilune.cli.catalog.AdviceView;
import perilune.cli.catalog.CorpusAccount;
import perilune.cli.catalog.SectionMarkdown;
import perilune.cli.catalog.SectionText;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune catalog advise}: what rules of others do otherwise than a rule. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    description = {
      "Compares a rule with others on the same techniques and behaviour: exclusions that it lacks,",
      "values that are noisy, fields that it does not look at, rules that cover it or that it",
      "covers, and the telemetry that it needs. Without a corpus: with the built-in rules."
    })
final class CatalogAdviseCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      paramLabel = "RULE",
      arity = "1..*",
      description = {
        "File of a rule: TOML, or YAML of Sigma. Or the id, or the file's name without its ending, of",
        "a rule of the corpora."
      })
  private List<String> rules = List.of();

  @Option(
      names = "--technique",
      paramLabel = "ID",
      description = {
        "Technique with whose rules to compare, such as T1059.011, in the place of those that the",
        "rule is tagged with; may be given several times."
      })
  private List<String> techniques = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json: all rows, one object a rule, or markdown (default: text).")
  private Form output = Form.TEXT;

  @Option(names = "--all", description = "With text and markdown: all rows, not only the first.")
  private boolean all;

  @Mixin private CorpusOptions corpora = new CorpusOptions();

  /** For whom it is printed. */
  enum Form {
    TEXT,
    JSON,
    MARKDOWN
  }

  CatalogAdviseCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<String> asked = techniques.stream().map(CatalogTechniqueCommand::technique).toList();
    CorpusReader reader = corpora.readerOrShipped();
    Catalog catalog = reader.catalog();
    var plans = new RulePlans(reader);
    var found = new SubjectFile(reader, catalog, plans, streams.err());
    var subjects = new ArrayList<Subject>();
    rules.forEach(rule -> subjects.addAll(found.of(rule)));
    boolean whole = new CorpusAccount(streams.err()).tell(catalog);
    var advisor = new Advisor(catalog, plans);
    for (int i = 0; i < subjects.size(); i++) {
      if (i > 0 && output != Form.JSON) {
        streams.out().println();
      }
      CatalogRule rule = subjects.get(i).rule();
      print(advisor.of(subjects.get(i), asked.isEmpty() ? Advisor.techniques(rule) : asked));
    }
    streams.out().flush();
    return whole ? ExitCode.DONE : ExitCode.INPUT_LOST;
  }

  private void print(Advice advice) {
    var view = new AdviceView(advice, all);
    switch (output) {
      case TEXT -> new SectionText(streams.out()).print(view);
      case MARKDOWN -> new SectionMarkdown(streams.out()).print(view);
      case JSON -> new AdviceJson(new JsonLines(streams.out())).write(advice);
    }
  }
}
