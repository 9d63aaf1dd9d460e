package perilune.catalog.corpus;

import java.util.List;
import java.util.Optional;
import perilune.catalog.CatalogRule;
import perilune.catalog.RuleContent;
import perilune.catalog.predicates.QueryReader;

/**
 * Rules for Microsoft Sentinel and Defender: YAML with a query in Kusto's language, and bare files
 * of such queries, which say nothing of themselves but their name.
 *
 * <p>Source: Azure/Azure-Sentinel.
 */
final class KustoFormat implements RuleFormat {

  private static final String BARE = ".kql";

  private final QueryReader queries;

  KustoFormat(QueryReader queries) {
    this.queries = queries;
  }

  @Override
  public boolean holdsRules(String path) {
    boolean yaml = path.endsWith(".yaml") || path.endsWith(".yml");
    boolean queries =
        path.startsWith("Detections/")
            || path.startsWith("Hunting Queries/")
            || path.contains("/Analytic Rules/")
            || path.contains("/Hunting Queries/");
    return path.endsWith(BARE) || yaml && queries;
  }

  @Override
  public String layout() {
    return "Detections/**/*.yaml, Hunting Queries/**/*.yaml, Solutions/**, and *.kql";
  }

  @Override
  public Held read(String vendor, CorpusFile file) {
    if (file.path().endsWith(BARE)) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      var card = card("", name.substring(0, name.length() - BARE.length()), Optional.empty());
      return Held.of(new CatalogRule(vendor, file.path(), card, queries.kusto(file.text())));
    }
    YamlTable.Read read = YamlTable.read(file);
    if (read.table().isEmpty() || read.table().get().text("name").isEmpty()) {
      return Held.broken(file.path(), "the file is no rule in YAML", read.mistake());
    }
    YamlTable rule = read.table().get();
    String query = rule.text("query");
    RuleContent content =
        query.isEmpty() ? RuleContent.none("the rule has no query") : queries.kusto(query);
    var card = card(rule.text("id"), rule.text("name"), Optional.of(rule));
    return Held.of(new CatalogRule(vendor, file.path(), card, content));
  }

  private static CatalogRule.Card card(String id, String name, Optional<YamlTable> rule) {
    return new CatalogRule.Card(
        id,
        name,
        "kusto",
        rule.map(one -> one.text("kind")).orElse(""),
        rule.map(one -> one.text("status")).orElse(""),
        rule.map(one -> one.text("severity")).orElse(""),
        List.of(),
        Techniques.among(rule.map(one -> one.texts("relevantTechniques")).orElse(List.of())),
        List.of());
  }
}
