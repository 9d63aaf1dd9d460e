package perilune.rules.sigma;

import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/** Says what a document is, and looks for keys that are nearly known ones. */
final class DocumentReader {

  /** Keys of Sigma 2.1. Any other key is its author's own and allowed. */
  private static final List<String> KEYS =
      List.of(
          "title",
          "id",
          "name",
          "related",
          "taxonomy",
          "status",
          "description",
          "license",
          "author",
          "references",
          "date",
          "modified",
          "logsource",
          "detection",
          "correlation",
          "filter",
          "fields",
          "falsepositives",
          "level",
          "tags",
          "scope");

  /** Letters that may differ in a key that is taken for a known one. */
  private static final int NEAR = 2;

  /** Words that are near a known key and are meant. */
  private static final List<String> OWN =
      List.of("action", "rules", "data", "note", "notes", "type");

  private DocumentReader() {}

  /** Gives the document, or nothing where it is none that is run. */
  static Optional<SigmaDocument> read(Yaml yaml, Mistakes mistakes) {
    if (!(yaml instanceof Yaml.Table table)) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          yaml.span(),
          "a rule is a map of keys and values",
          "begin with 'title:'");
      return Optional.empty();
    }
    if (table.find("action").isPresent()) {
      mistakes.error(
          DiagnosticCode.SIGMA012,
          table.find("action").get().key().span(),
          "'action' is of an old version of Sigma and not run",
          "write each rule of the collection in full");
      return Optional.empty();
    }
    nearMisses(table, mistakes);
    return kind(table, mistakes);
  }

  private static void nearMisses(Yaml.Table table, Mistakes mistakes) {
    for (Yaml.Entry entry : table.entries()) {
      String key = entry.key().value();
      if (!KEYS.contains(key) && !OWN.contains(key)) {
        Suggestion.nearest(key, KEYS, Math.min(NEAR, key.length() / 3))
            .filter(near -> table.find(near).isEmpty())
            .ifPresent(near ->
                mistakes.warning(
                    DiagnosticCode.SIGMA005,
                    entry.key().span(),
                    "no key of Sigma is called '" + key + "'",
                    "did you mean '" + near + "'?"));
      }
    }
  }

  private static Optional<SigmaDocument> kind(Yaml.Table table, Mistakes mistakes) {
    if (table.find("correlation").isPresent()) {
      return Optional.of(new SigmaDocument.Correlation(table));
    }
    if (table.find("filter").isPresent()) {
      return Optional.of(new SigmaDocument.Filter(table));
    }
    if (table.find("detection").isEmpty()) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          table.span(),
          "the rule has no 'detection'",
          "a document has one of 'detection', 'correlation' and 'filter'");
      return Optional.empty();
    }
    return Optional.of(new SigmaDocument.Detection(table));
  }
}
