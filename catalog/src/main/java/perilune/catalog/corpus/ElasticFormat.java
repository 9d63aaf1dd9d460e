package perilune.catalog.corpus;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

  ElasticFormat(QueryReader queries) {
    this.queries = queries;
  }

  @Override
  public boolean holdsRules(String path) {
    return path.endsWith(".toml")
        && (path.startsWith("rules/") || path.startsWith("rules_building_block/"));
  }

  @Override
  public String layout() {
    return "rules/**/*.toml and rules_building_block/**/*.toml";
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
    if (facts.name().isEmpty() && facts.type().isEmpty()) {
      return Held.broken(file.path(), "the file has no [rule] with a name and a type", "");
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
      return RuleContent.none(
          learns ? "machine learning has no query" : "the rule has no query");
    }
    return queries.read(facts.language(), new SourceText(facts.place(), facts.query()));
  }

  private static CatalogRule.Card card(RuleFacts facts) {
    List<String> techniques =
        facts.techniques().stream()
            .map(id -> id.strip().toUpperCase(Locale.ROOT))
            .filter(id -> !id.isEmpty())
            .distinct()
            .sorted(Comparator.naturalOrder())
            .toList();
    return new CatalogRule.Card(
        facts.id(),
        facts.name(),
        facts.language(),
        facts.type(),
        facts.maturity(),
        facts.severity(),
        facts.tags(),
        techniques,
        facts.index());
  }
}
