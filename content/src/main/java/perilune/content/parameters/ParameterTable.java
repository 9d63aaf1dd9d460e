package perilune.content.parameters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import perilune.rules.parameters.ParameterType;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;
import perilune.source.Suggestion;

/** One table of a file of parameters, read key by key; what is wrong with it is collected. */
final class ParameterTable {

  private final SourceText source;
  private final TomlTable table;
  private final List<Diagnostic> diagnostics;

  ParameterTable(SourceText source, TomlTable table, List<Diagnostic> diagnostics) {
    this.source = source;
    this.table = table;
    this.diagnostics = diagnostics;
  }

  SourceText source() {
    return source;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Gives the keys in the order in which they stand in the file. */
  List<String> keys() {
    return table.keySet().stream()
        .sorted((a, b) -> Integer.compare(place(a).start(), place(b).start()))
        .toList();
  }

  boolean has(String key) {
    return table.contains(List.of(key));
  }

  boolean isTable(String key) {
    return table.get(List.of(key)) instanceof TomlTable;
  }

  /** Says whether no error was reported so far. */
  boolean isSound() {
    return diagnostics.stream().noneMatch(Diagnostic::isError);
  }

  /** Gives the table under a key; nothing, and a diagnostic, where something else stands there. */
  Optional<ParameterTable> inner(String key) {
    if (table.get(List.of(key)) instanceof TomlTable inner) {
      return Optional.of(new ParameterTable(source, inner, diagnostics));
    }
    String help = "write [" + key + "], and below it add, remove or replace";
    error(DiagnosticCode.PARAM003, key, "'" + key + "' has to be a table", help);
    return Optional.empty();
  }

  String text(String key) {
    Object value = table.get(List.of(key));
    if (value instanceof String text) {
      return text;
    }
    if (value != null) {
      error(DiagnosticCode.PARAM003, key, "'" + key + "' is text", "write it in quotes");
    }
    return "";
  }

  /** Gives the values under a key, each of which fits a type; those that do not are reported. */
  List<String> values(String key, ParameterType type) {
    Object value = table.get(List.of(key));
    var all = new ArrayList<String>();
    if (value instanceof TomlArray array && !type.isSingle()) {
      for (int i = 0; i < array.size(); i++) {
        take(array.get(i), type, at(array.inputPositionOf(i)), all);
      }
    } else if (value instanceof TomlArray) {
      wrong(place(key), "a " + type.word() + " is one value, not a list");
    } else if (value != null) {
      take(value, type, place(key), all);
    }
    return all;
  }

  private void take(@Nullable Object value, ParameterType type, Span place, List<String> into) {
    boolean fits =
        value instanceof String && type != ParameterType.NUMBER
            || value instanceof Long && type == ParameterType.NUMBER;
    if (!fits) {
      wrong(
          place,
          type == ParameterType.NUMBER
              ? "a number stands here, without quotes"
              : "text stands here");
      return;
    }
    String text = String.valueOf(value);
    Optional<String> problem = type.wrong(text);
    if (problem.isPresent()) {
      wrong(place, problem.get());
    } else {
      into.add(text);
    }
  }

  private void wrong(Span place, String message) {
    diagnostics.add(
        Diagnostic.error(DiagnosticCode.PARAM003, source, place, message)
            .withHelp("the types are described in docs/rules/parameters.md"));
  }

  /** Reports keys other than those known. */
  void onlyHas(Collection<String> known) {
    for (String key : keys()) {
      if (!known.contains(key)) {
        unknown(key, "there is no key '" + key + "' here", known);
      }
    }
  }

  /** Reports a name that is none of those known. */
  void unknown(String key, String message, Collection<String> known) {
    String help =
        Suggestion.nearest(key, known)
            .map(near -> "did you mean '" + near + "'?")
            .orElse(
                known.size() > 9
                    ? "'perilune rules parameters' lists them"
                    : "one of: " + String.join(", ", known));
    error(DiagnosticCode.PARAM002, key, message, help);
  }

  void error(DiagnosticCode code, String key, String message, String help) {
    diagnostics.add(Diagnostic.error(code, source, place(key), message).withHelp(help));
  }

  void warning(DiagnosticCode code, Span place, String message, String help) {
    diagnostics.add(Diagnostic.warning(code, source, place, message).withHelp(help));
  }

  /** Gives the place of a key, as long as the key. */
  Span place(String key) {
    return at(table.inputPositionOf(List.of(key)));
  }

  /** Gives the place of a value in the list under a key, or that of the key. */
  Span place(String key, String value) {
    if (table.get(List.of(key)) instanceof TomlArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (value.equals(array.get(i))) {
          return at(array.inputPositionOf(i));
        }
      }
    }
    return place(key);
  }

  /** Gives the place of a position and the word or text there. */
  private Span at(@Nullable TomlPosition position) {
    if (position == null) {
      return new Span(0, 0);
    }
    String text = source.text();
    int start = 0;
    for (int line = 1; line < position.line(); line++) {
      int next = text.indexOf('\n', start);
      start = next < 0 ? text.length() : next + 1;
    }
    start = Math.min(start + Math.max(0, position.column() - 1), text.length());
    int end = start;
    while (end < text.length() && " \t\r\n=],#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new Span(start, end);
  }
}
