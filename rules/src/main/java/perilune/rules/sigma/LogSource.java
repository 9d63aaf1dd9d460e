package perilune.rules.sigma;

import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * Whose events a rule is meant for, in lower case; empty for what is not said.
 *
 * @param own parts that Sigma does not have: their events have to carry them
 */
record LogSource(String product, String category, String service, List<Yaml.Entry> own, Span span) {

  private static final List<String> KEYS = List.of("product", "category", "service", "definition");

  LogSource {
    own = List.copyOf(own);
  }

  static LogSource read(Yaml.Table rule, Mistakes mistakes) {
    Optional<Yaml.Entry> entry = rule.find("logsource");
    Span span = entry.map(found -> found.key().span()).orElse(rule.span());
    if (entry.isEmpty() || !(entry.get().value() instanceof Yaml.Table table)) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          span,
          "the rule has no 'logsource' with product, category or service",
          "write for example 'logsource: {product: linux, category: process_creation}'");
      return new LogSource("", "", "", List.of(), span);
    }
    List<Yaml.Entry> own =
        table.entries().stream().filter(one -> !KEYS.contains(one.key().value())).toList();
    own.forEach(one -> nearMiss(one.key(), mistakes));
    var found =
        new LogSource(
            part(table, "product"), part(table, "category"), part(table, "service"), own, span);
    if ((found.product + found.category + found.service).isEmpty() && own.isEmpty()) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          span,
          "the log source says neither product, category nor service");
    }
    return found;
  }

  private static void nearMiss(Yaml.Text key, Mistakes mistakes) {
    Suggestion.nearest(key.value(), KEYS)
        .ifPresent(near ->
            mistakes.warning(
                DiagnosticCode.SIGMA005,
                key.span(),
                "no part of a log source is called '" + key.value() + "'",
                "did you mean '" + near + "'?"));
  }

  private static String part(Yaml.Table table, String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
            && !text.isNull()
        ? text.value().strip().toLowerCase(java.util.Locale.ROOT)
        : "";
  }

  /** Gives the words for people: {@code windows process_creation}. */
  String words() {
    return String.join(" ", List.of(product, category, service)).replaceAll(" +", " ").strip();
  }
}
