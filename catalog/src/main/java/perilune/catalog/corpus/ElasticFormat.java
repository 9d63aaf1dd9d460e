package perilune.catalog.corpus;

import static java.util.stream.Collectors.joining;

import java.util.List;
import perilune.catalog.CatalogRule;
import perilune.catalog.RuleContent;
import perilune.catalog.predicates.QueryReader;
import perilune.content.RuleFacts;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * Elastic's rules: TOML with a query in EQL, KQL or ES|QL. What its authors gave up does not count;
 * a rule that only its name calls deprecated does, and one without a query too.
 *
 * <p>Source: elastic/detection-rules, detection_rules/schemas.
 */
final class ElasticFormat implements RuleFormat {

  private static final String MACHINE_LEARNING = "machine_learning";

  private final QueryReader queries;
  private final boolean own;
  private final List<String> folders;

  private ElasticFormat(QueryReader queries, boolean own, String... folders) {
    this.queries = queries;
    this.own = own;
    this.folders = List.of(folders);
  }

  static ElasticFormat ofDetectionRules(QueryReader queries) {
    return new ElasticFormat(queries, false, "rules/", "rules_building_block/");
  }

  static ElasticFormat ofProtections(QueryReader queries) {
    return new ElasticFormat(queries, false, "behavior/rules/");
  }

  static ElasticFormat ofOwn(QueryReader queries) {
    return new ElasticFormat(queries, true, "");
  }

  @Override
  public boolean holdsRules(String path) {
    return path.endsWith(".toml") && folders.stream().anyMatch(path::startsWith);
  }

  @Override
  public String layout() {
    return folders.stream().map(folder -> folder + "**/*.toml").collect(joining(" and "));
  }

  @Override
  public Held read(String vendor, CorpusFile file) {
    var source = new SourceText(file.path(), file.text());
    return switch (RuleFacts.read(source)) {
      case Parsed.Failed<RuleFacts>(var diagnostics) -> {
        var first = diagnostics.getFirst();
        String detail = "line " + source.line(first.span().start()) + ": " + first.message();
        yield Held.broken(file.path(), "the file is not TOML", detail);
      }
      case Parsed.Ok<RuleFacts>(var facts, var _) -> rule(vendor, facts, file);
    };
  }

  private Held rule(String vendor, RuleFacts facts, CorpusFile file) {
    if (facts.name().isEmpty()) {
      return Held.broken(file.path(), "the file has no [rule] with a name", "");
    }
    if (facts.deprecated()) {
      return Held.skipped("given up by its authors");
    }
    // The source page leaves out paths by this word, active rules about deprecated things too.
    if (file.path().contains("_deprecated")) {
      return Held.skipped("active, but its file is called deprecated");
    }
    return Held.of(new CatalogRule(vendor, file.path(), card(facts), content(facts)));
  }

  private RuleContent content(RuleFacts facts) {
    if (facts.query().isBlank()) {
      boolean learns = facts.type().equals(MACHINE_LEARNING);
      return RuleContent.none(learns ? "machine learning has no query" : "the rule has no query");
    }
    // Rules of the endpoint say no language: they have but one.
    String language = facts.language().isEmpty() ? "eql" : facts.language();
    return queries.read(language, new SourceText(facts.place(), facts.query()));
  }

  private CatalogRule.Card card(RuleFacts facts) {
    return new CatalogRule.Card(
        facts.id(),
        facts.name(),
        facts.language().isEmpty() && !facts.query().isBlank() ? "eql" : facts.language(),
        facts.type(),
        facts.maturity(),
        facts.severity(),
        facts.tags(),
        Techniques.among(facts.techniques()),
        // Rules of our own name no index: they say whose events they read.
        own && facts.index().isEmpty() ? facts.integrations() : facts.index());
  }
}
