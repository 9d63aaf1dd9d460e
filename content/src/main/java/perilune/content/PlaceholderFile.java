package perilune.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import perilune.rules.sigma.Placeholders;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/** Reads what the placeholders of Sigma rules stand for, of YAML or TOML, by the file's name. */
public final class PlaceholderFile {

  private PlaceholderFile() {}

  /** Gives the values by name, or what is wrong. */
  public static Parsed<Map<String, List<String>>> read(Path path) {
    try {
      if (Files.size(path) > RuleTree.MAX_FILE_BYTES) {
        return failed(path, "it has more than " + RuleTree.MAX_FILE_BYTES + " bytes");
      }
      var file = new SourceText(path.toString(), Files.readString(path));
      return path.toString().endsWith(".toml") ? toml(path, file) : Placeholders.read(file);
    } catch (IOException problem) {
      return failed(path, problem.getClass().getSimpleName());
    }
  }

  private static Parsed<Map<String, List<String>>> toml(Path path, SourceText file) {
    TomlParseResult toml = Toml.parse(file.text());
    if (toml.hasErrors()) {
      return failed(path, String.valueOf(toml.errors().getFirst().getMessage()));
    }
    var all = new LinkedHashMap<String, List<String>>();
    for (String name : toml.keySet()) {
      var values = new ArrayList<String>();
      switch (toml.get(List.of(name))) {
        case TomlArray array -> array.toList().forEach(value -> values.add(value.toString()));
        case String text -> values.add(text);
        case Long number -> values.add(number.toString());
        case null, default -> {
          return failed(path, "'" + name + "' has to be a value or a list of values");
        }
      }
      all.put(name, values);
    }
    return new Parsed.Ok<>(all, List.of());
  }

  private static Parsed<Map<String, List<String>>> failed(Path path, String why) {
    return new Parsed.Failed<>(
        List.of(
            Diagnostic.error(
                DiagnosticCode.RULE006,
                new SourceText(path.toString(), ""),
                new Span(0, 0),
                "the file of placeholders cannot be read: " + why)));
  }
}
