package perilune.catalog.advise;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.catalog.CatalogRule;
import perilune.catalog.corpus.CorpusFile;
import perilune.catalog.corpus.CorpusReader;
import perilune.catalog.corpus.Vendor;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.plan.RulePlan;
import perilune.source.SourceText;

/**
 * What rules of a catalog mean: their files are read once more, and compiled. Rules in languages
 * that the engine does not run have no plan. Remembers what it compiled; owned by one thread.
 */
public final class RulePlans {

  private static final Set<String> COMPILED =
      Set.of(
          Vendor.ELASTIC.word(),
          Vendor.ELASTIC_ENDPOINT.word(),
          Vendor.SIGMA.word(),
          Vendor.PERILUNE.word());

  private final CorpusReader reader;
  // By vendor, path, and id or title: a file may have several rules.
  private final Map<String, RulePlan> plans = new HashMap<>();
  private final Set<String> read = new HashSet<>();

  /** Makes plans of the rules that a reader has read. */
  public RulePlans(CorpusReader reader) {
    this.reader = reader;
  }

  /** Reads the files of some rules, if they are not read yet. */
  void prepare(List<CatalogRule> rules) {
    for (String vendor : COMPILED) {
      var paths = new HashSet<String>();
      rules.stream()
          .filter(rule -> rule.vendor().equals(vendor))
          .filter(rule -> read.add(vendor + '\n' + rule.path()))
          .forEach(rule -> paths.add(rule.path()));
      if (!paths.isEmpty()) {
        // A rule of our own may name others of its pack as signals.
        boolean linked = vendor.equals(Vendor.PERILUNE.word());
        compile(vendor, reader.files(vendor, linked ? RulePlans::isRuleFile : paths::contains));
      }
    }
  }

  private static boolean isRuleFile(String path) {
    return path.endsWith(".toml");
  }

  private void compile(String vendor, List<CorpusFile> files) {
    var tree = new RuleTree();
    files.forEach(file -> tree.add(new SourceText(file.path(), file.text())));
    for (Rule rule : tree.loaded().rules()) {
      String file = vendor + '\n' + rule.header().place() + '\n';
      plans.putIfAbsent(file + rule.header().id(), rule.plan());
      plans.putIfAbsent(file + rule.header().name(), rule.plan());
    }
    files.forEach(file -> read.add(vendor + '\n' + file.path()));
  }

  /** Gives what a rule means, if it was prepared and has a plan. */
  Optional<RulePlan> of(CatalogRule rule) {
    String file = rule.vendor() + '\n' + rule.path() + '\n';
    RulePlan byId = plans.get(file + rule.card().id());
    return Optional.ofNullable(byId != null ? byId : plans.get(file + rule.card().title()));
  }

  /** Makes a subject of a rule of the catalog. */
  public Subject subject(CatalogRule rule) {
    prepare(List.of(rule));
    return new Subject(rule, of(rule));
  }
}
