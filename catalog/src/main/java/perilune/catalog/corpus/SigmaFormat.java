package perilune.catalog.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;
import perilune.catalog.Reading;
import perilune.catalog.RuleContent;
import perilune.catalog.predicates.QueryReader;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaLimits;
import perilune.rules.sigma.SigmaTree;
import perilune.rules.text.Written;
import perilune.source.Diagnostic;
import perilune.source.SourceText;

/**
 * Sigma's rules: YAML of several documents. What its authors gave up does not count; correlations
 * and filters do, without predicates, for those are of the rules that they name.
 */
final class SigmaFormat implements RuleFormat {

  private static final Pattern TECHNIQUE =
      Pattern.compile("attack\\.(t\\d{4}(?:\\.\\d{3})?)", Pattern.CASE_INSENSITIVE);

  private static final List<String> GIVEN_UP = List.of("deprecated", "unsupported");

  private final QueryReader queries;

  SigmaFormat(QueryReader queries) {
    this.queries = queries;
  }

  @Override
  public boolean holdsRules(String path) {
    return path.startsWith("rules")
        && path.contains("/")
        && (path.endsWith(".yml") || path.endsWith(".yaml"));
  }

  @Override
  public String layout() {
    return "rules*/**/*.yml";
  }

  @Override
  public Held read(String vendor, CorpusFile file) {
    var source = new SourceText(file.path(), file.text());
    Written<List<SigmaTree.Document>> written = Sigma.written(source, SigmaLimits.defaults());
    List<Reading.Reason> reasons = QueryReader.reasons(written.diagnostics());
    List<SigmaTree.Document> documents = written.tree().orElse(List.of());
    if (documents.isEmpty()) {
      String detail = reasons.isEmpty() ? "" : reasons.getFirst().detail();
      return Held.broken(file.path(), "the file is no Sigma rule", detail);
    }
    var rules = new ArrayList<CatalogRule>();
    var skipped = new ArrayList<String>();
    for (SigmaTree.Document document : documents) {
      if (GIVEN_UP.contains(document.header().status().toLowerCase(Locale.ROOT))) {
        skipped.add("given up by its authors");
      } else {
        rules.add(rule(vendor, file.path(), document, reasons));
      }
    }
    return new Held(rules, skipped, lost(written, file));
  }

  /** Whose document a mistake is in is not told apart: each of the file says it is not whole. */
  private CatalogRule rule(
      String vendor, String path, SigmaTree.Document document, List<Reading.Reason> reasons) {
    SigmaTree.Header header = document.header();
    String context = header.category().isEmpty() ? header.service() : header.category();
    RuleContent content =
        document.kind().equals("detection")
            ? queries.read(document.detection(), context, reasons)
            : RuleContent.none("a " + document.kind() + " has no predicates of its own");
    return new CatalogRule(vendor, path, card(document), content);
  }

  private static CatalogRule.Card card(SigmaTree.Document document) {
    SigmaTree.Header header = document.header();
    List<String> sources = List.of(header.product(), header.category(), header.service());
    return new CatalogRule.Card(
        header.id(),
        header.title(),
        "sigma",
        document.kind(),
        header.status(),
        header.level(),
        header.tags(),
        techniques(header.tags()),
        sources);
  }

  private static List<String> techniques(List<String> tags) {
    return tags.stream()
        .map(TECHNIQUE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).toUpperCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }

  /** What breaks off in the middle of a file costs documents that nobody can count. */
  private static List<Corpus.Problem> lost(
      Written<List<SigmaTree.Document>> written, CorpusFile file) {
    return written.diagnostics().stream()
        .filter(Diagnostic::isError)
        .filter(one -> written.tree().isEmpty())
        .map(one -> new Corpus.Problem(file.path(), "the file is no Sigma rule", one.message()))
        .toList();
  }
}
