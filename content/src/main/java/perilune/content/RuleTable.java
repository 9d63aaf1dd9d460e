package perilune.content;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * The table of a rule file, read by dotted keys, and what is wrong with it, collected. A key that
 * is absent, or of another type than asked for, reads as empty.
 */
final class RuleTable {

  private final SourceText source;
  private final TomlTable table;
  private final List<Diagnostic> diagnostics;

  RuleTable(SourceText source, TomlTable table, List<Diagnostic> diagnostics) {
    this.source = source;
    this.table = table;
    this.diagnostics = diagnostics;
  }

  SourceText source() {
    return source;
  }

  TomlTable toml() {
    return table;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  boolean has(String key) {
    return table.contains(path(key));
  }

  @Nullable Object value(String key) {
    return table.get(path(key));
  }

  String text(String key) {
    return value(key) instanceof String value ? value : "";
  }

  List<String> texts(String key) {
    return texts(value(key));
  }

  static List<String> texts(@Nullable Object value) {
    var all = new ArrayList<String>();
    if (value instanceof TomlArray array) {
      array.toList().forEach(item -> all.add(String.valueOf(item)));
    }
    return all;
  }

  List<TomlTable> tables(String key) {
    return tables(value(key));
  }

  static List<TomlTable> tables(@Nullable Object value) {
    var all = new ArrayList<TomlTable>();
    if (value instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (item instanceof TomlTable inner) {
          all.add(inner);
        }
      }
    }
    return all;
  }

  /** Gives a text that every rule has; its lack is a mistake. */
  String required(String key) {
    String value = text(key);
    if (value.isBlank()) {
      diagnostics.add(
          Diagnostic.error(
                  DiagnosticCode.RULE002, source, place("rule"), "the rule has no '" + key + "'")
              .withHelp("add it under [rule]"));
    }
    return value;
  }

  /** Reports a mistake at a key. */
  void error(DiagnosticCode code, String key, String message, String help) {
    diagnostics.add(Diagnostic.error(code, source, place(key), message).withHelp(help));
  }

  /** Reports at a key what does not stop the rule. */
  void warning(DiagnosticCode code, String key, String message, String help) {
    diagnostics.add(Diagnostic.warning(code, source, place(key), message).withHelp(help));
  }

  /** Reports that a word is not one of those allowed. */
  void wrongWord(String key, String message, String allowed) {
    error(DiagnosticCode.RULE003, key, message, "one of: " + allowed);
  }

  Span place(String key) {
    return span(source, position(key));
  }

  /** Gives where a key stands, or null where it does not. */
  @Nullable TomlPosition position(String key) {
    return table.inputPositionOf(path(key));
  }

  /** TOML's reader would parse each key as a text of the user's; these are our own, plain words. */
  static List<String> path(String key) {
    return List.of(key.split("\\.", -1));
  }

  /** Gives the line at which a text starts: the one after its key where that opens a block. */
  static int textLine(SourceText source, @Nullable TomlPosition position) {
    if (position == null) {
      return 1;
    }
    String line = source.text().lines().skip(position.line() - 1L).findFirst().orElse("").strip();
    return position.line() + (line.endsWith("'''") || line.endsWith("\"\"\"") ? 1 : 0);
  }

  /** Gives the place of a position; the start of the file where there is none. */
  static Span span(SourceText source, @Nullable TomlPosition position) {
    if (position == null) {
      return new Span(0, 0);
    }
    int offset = 0;
    for (int line = 1; line < position.line(); line++) {
      int next = source.text().indexOf('\n', offset);
      offset = next < 0 ? source.text().length() : next + 1;
    }
    int start = Math.min(offset + Math.max(0, position.column() - 1), source.text().length());
    return new Span(start, start);
  }
}
