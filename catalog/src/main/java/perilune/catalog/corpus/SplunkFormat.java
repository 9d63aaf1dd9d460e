package perilune.catalog.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.catalog.CatalogRule;
import perilune.catalog.RuleContent;
import perilune.catalog.predicates.QueryReader;
import perilune.catalog.predicates.SplMacros;

/**
 * Splunk's rules: YAML with a search in SPL, whose macros lie in files of their own. What its
 * authors gave up does not count.
 *
 * <p>Source: splunk/security_content.
 */
final class SplunkFormat implements RuleFormat {

  private static final String MACROS = "macros/";
  private static final List<String> GIVEN_UP = List.of("deprecated", "removed");

  private final QueryReader queries;
  private final SplMacros macros;

  SplunkFormat(QueryReader queries) {
    this(queries, new SplMacros(Map.of()));
  }

  private SplunkFormat(QueryReader queries, SplMacros macros) {
    this.queries = queries;
    this.macros = macros;
  }

  @Override
  public boolean holdsRules(String path) {
    return path.endsWith(".yml") && (path.startsWith("detections/") || path.startsWith(MACROS));
  }

  @Override
  public String layout() {
    return "detections/**/*.yml and macros/*.yml";
  }

  @Override
  public RuleFormat of(List<CorpusFile> files) {
    var found = new HashMap<String, SplMacros.Macro>();
    for (CorpusFile file : files) {
      Optional<YamlTable> table =
          file.path().startsWith(MACROS) ? YamlTable.read(file).table() : Optional.empty();
      table.ifPresent(macro ->
          found.put(
              macro.text("name"),
              new SplMacros.Macro(macro.text("definition"), macro.texts("arguments"))));
    }
    return new SplunkFormat(queries, new SplMacros(found));
  }

  @Override
  public boolean isShared(String path) {
    return path.startsWith(MACROS);
  }

  @Override
  public Held read(String vendor, CorpusFile file) {
    YamlTable.Read read = YamlTable.read(file);
    if (read.table().isEmpty()) {
      return Held.broken(file.path(), "the file is no rule in YAML", read.mistake());
    }
    if (file.path().startsWith(MACROS)) {
      return Held.nothing();
    }
    YamlTable rule = read.table().get();
    if (rule.text("name").isEmpty()) {
      return Held.broken(file.path(), "the rule has no name", "");
    }
    String status = rule.text("status");
    if (GIVEN_UP.contains(status) || GIVEN_UP.stream().anyMatch(one -> isIn(file.path(), one))) {
      return Held.skipped("given up by its authors");
    }
    String search = rule.text("search");
    RuleContent content =
        search.isEmpty()
            ? RuleContent.none("the rule has no query")
            : queries.splunk(search, macros);
    return Held.of(new CatalogRule(vendor, file.path(), card(rule, status), content));
  }

  private static boolean isIn(String path, String folder) {
    return path.startsWith("detections/" + folder + "/");
  }

  private static CatalogRule.Card card(YamlTable rule, String status) {
    List<String> ids =
        rule.inner("tags").map(tags -> tags.texts("mitre_attack_id")).orElse(List.of());
    return new CatalogRule.Card(
        rule.text("id"),
        rule.text("name"),
        "spl",
        rule.text("type"),
        status,
        "",
        List.of(),
        Techniques.among(ids),
        rule.texts("data_source"));
  }
}
