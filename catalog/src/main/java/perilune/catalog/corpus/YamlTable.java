package perilune.catalog.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaLimits;
import perilune.rules.sigma.Yaml;
import perilune.rules.text.Written;
import perilune.source.Diagnostic;
import perilune.source.SourceText;

/**
 * A map of YAML, asked for texts by key. What is absent, or of another type, reads as empty.
 *
 * @param table the map
 */
record YamlTable(Yaml.Table table) {

  /**
   * What a file is.
   *
   * @param table its first document, if that is a map
   * @param mistake why it is none, or empty
   */
  record Read(Optional<YamlTable> table, String mistake) {}

  static Read read(CorpusFile file) {
    var source = new SourceText(file.path(), file.text());
    Written<List<Yaml>> written = Sigma.documents(source, SigmaLimits.defaults());
    Optional<Diagnostic> error =
        written.diagnostics().stream().filter(Diagnostic::isError).findFirst();
    if (error.isPresent()) {
      int line = source.line(error.get().span().start());
      return new Read(Optional.empty(), "line " + line + ": " + error.get().message());
    }
    for (Yaml document : written.tree().orElse(List.of())) {
      if (document instanceof Yaml.Table table) {
        return new Read(Optional.of(new YamlTable(table)), "");
      }
    }
    return new Read(Optional.empty(), "the file is no map of keys and values");
  }

  String text(String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
            && !text.isNull()
        ? text.value().strip()
        : "";
  }

  List<String> texts(String key) {
    var all = new ArrayList<String>();
    switch (table.find(key).map(Yaml.Entry::value).orElse(null)) {
      case Yaml.Items items -> {
        for (Yaml item : items.items()) {
          if (item instanceof Yaml.Text text) {
            all.add(text.value().strip());
          }
        }
      }
      case Yaml.Text text when !text.isNull() -> all.add(text.value().strip());
      case null, default -> {}
    }
    return all;
  }

  Optional<YamlTable> inner(String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Table inner
        ? Optional.of(new YamlTable(inner))
        : Optional.empty();
  }
}
