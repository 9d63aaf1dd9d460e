package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Reads what placeholders stand for: a map in YAML of names to a value or a list of values. */
public final class Placeholders {

  private Placeholders() {}

  /** Gives the values by name, or all that is wrong with the file. O(length). */
  public static Parsed<Map<String, List<String>>> read(SourceText file) {
    SigmaLimits limits = SigmaLimits.defaults();
    var mistakes = new Mistakes(file, limits.maxMistakes(), DiagnosticCode.SIGMA002);
    var all = new LinkedHashMap<String, List<String>>();
    for (Yaml document : YamlReader.read(file, limits, mistakes)) {
      if (document instanceof Yaml.Table table) {
        table.entries().forEach(entry -> add(entry, all, mistakes));
      } else {
        refuse(document, mistakes);
      }
    }
    List<Diagnostic> said = mistakes.inOrder();
    return mistakes.hasErrors() ? new Parsed.Failed<>(said) : new Parsed.Ok<>(all, said);
  }

  private static void add(Yaml.Entry entry, Map<String, List<String>> into, Mistakes mistakes) {
    List<Yaml> values =
        entry.value() instanceof Yaml.Items(var items, var _) ? items : List.of(entry.value());
    var texts = new ArrayList<String>();
    for (Yaml value : values) {
      if (value instanceof Yaml.Text text && !text.isNull()) {
        texts.add(text.value());
      } else {
        refuse(value, mistakes);
      }
    }
    into.put(entry.key().value(), texts);
  }

  private static void refuse(Yaml value, Mistakes mistakes) {
    mistakes.error(
        DiagnosticCode.SIGMA010,
        value.span(),
        "placeholders are a map of names to values",
        "write 'name: value' or 'name: [one, two]'");
  }
}
