package perilune.content.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.ParameterType;
import perilune.rules.parameters.Parameters;
import perilune.source.DiagnosticCode;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * Reads files of parameters one after the other.
 *
 * <p>A table {@code [Name]} with {@code type} declares a parameter; one without changes it: {@code
 * replace} sets its values, {@code remove} takes some away, {@code add} adds some, in this order. A
 * plain value is the same as {@code replace}. Tables {@code [rule."what it is called".Name]} change
 * it for one rule, on top of what is in force for all.
 */
final class ParameterReading {

  /** The table of changes for single rules; no parameter can have the name. */
  private static final String RULES = "rule";

  private static final List<String> CHANGES = List.of("add", "remove", "replace");
  private static final List<String> DECLARATION =
      List.of("type", "default", "about", "element", "analytics");

  private final Map<String, Parameter> all = new LinkedHashMap<>();
  private final Map<String, Map<String, Parameter>> byRule = new LinkedHashMap<>();
  private final List<SiteParameters.Change> changes = new ArrayList<>();

  ParameterReading(Parameters before) {
    before.all().forEach(parameter -> all.put(parameter.name(), parameter));
  }

  SiteParameters result() {
    var forRules = new LinkedHashMap<String, List<Parameter>>();
    byRule.forEach((rule, own) -> forRules.put(rule, List.copyOf(own.values())));
    return new SiteParameters(new Parameters(all.values(), forRules), changes);
  }

  /** Takes a file; what is wrong with it is added to the table's diagnostics. */
  void read(ParameterTable file) {
    for (String name : file.keys()) {
      if (!name.equals(RULES)) {
        entry(file, name);
      }
    }
    if (file.has(RULES)) {
      file.inner(RULES).ifPresent(this::rules);
    }
  }

  private void rules(ParameterTable rules) {
    for (String rule : rules.keys()) {
      rules
          .inner(rule)
          .ifPresent(own -> {
            for (String name : own.keys()) {
              ofRule(own, rule, name);
            }
          });
    }
  }

  private void ofRule(ParameterTable own, String rule, String name) {
    Map<String, Parameter> known = byRule.computeIfAbsent(rule, _ -> new LinkedHashMap<>());
    Optional<Parameter> before =
        Optional.ofNullable(known.get(name)).or(() -> Optional.ofNullable(all.get(name)));
    if (before.isEmpty()) {
      own.unknown(name, "there is no parameter '" + name + "'", all.keySet());
      return;
    }
    changed(own, name, before.get()).ifPresent(after -> known.put(name, after));
    changes.add(new SiteParameters.Change(name, rule, own.source(), own.place(name)));
  }

  private void entry(ParameterTable file, String name) {
    Optional<Parameter> before = Optional.ofNullable(all.get(name));
    Optional<ParameterTable> declaration =
        file.isTable(name) ? file.inner(name).filter(inner -> inner.has("type")) : Optional.empty();
    if (declaration.isPresent()) {
      declared(file, declaration.get(), name).ifPresent(found -> all.put(name, found));
      return;
    }
    if (before.isEmpty()) {
      String message = "there is no parameter '" + name + "'";
      if (Suggestion.nearest(name, all.keySet()).isPresent()) {
        file.unknown(name, message, all.keySet());
      } else {
        String help = "to declare one of your own, give it a type and a default";
        file.error(DiagnosticCode.PARAM002, name, message, help);
      }
      return;
    }
    changed(file, name, before.get()).ifPresent(after -> all.put(name, after));
    changes.add(new SiteParameters.Change(name, "", file.source(), file.place(name)));
  }

  private Optional<Parameter> declared(ParameterTable file, ParameterTable table, String name) {
    table.onlyHas(DECLARATION);
    if (!Parameter.isName(name)) {
      String help = "a letter, and up to 63 letters, digits and '_' behind it";
      file.error(DiagnosticCode.PARAM002, name, "'" + name + "' is no name for a parameter", help);
      return Optional.empty();
    }
    if (all.containsKey(name)) {
      String help = "to change its values write add, remove or replace, and no type";
      file.error(DiagnosticCode.PARAM002, name, "'" + name + "' is declared already", help);
      return Optional.empty();
    }
    String word = table.text("type");
    Optional<ParameterType> type = ParameterType.of(word);
    if (type.isEmpty()) {
      String help = "one of: patterns, names, duration, hashes, statuses, number";
      table.error(DiagnosticCode.PARAM003, "type", "there is no type '" + word + "'", help);
      return Optional.empty();
    }
    List<String> values = table.values("default", type.get());
    if (!fits(file, name, type.get(), values)) {
      return Optional.empty();
    }
    List<String> analytics =
        table.has("analytics") ? table.values("analytics", ParameterType.NAMES) : List.of();
    var about = new Parameter.About(table.text("about"), table.text("element"), analytics, values);
    return Optional.of(new Parameter(name, type.get(), values, about));
  }

  private static boolean fits(
      ParameterTable file, String name, ParameterType type, List<String> values) {
    if (!type.isSingle() || values.size() == 1) {
      return true;
    }
    if (file.isSound()) {
      String help = "give it by 'replace', or as 'default' where it is declared";
      file.error(
          DiagnosticCode.PARAM003, name, "a " + type.word() + " needs exactly one value", help);
    }
    return false;
  }

  private static Optional<Parameter> changed(ParameterTable file, String name, Parameter before) {
    ParameterType type = before.type();
    if (!file.isTable(name)) {
      List<String> values = file.values(name, type);
      return fits(file, name, type, values) ? Optional.of(before.with(values)) : Optional.empty();
    }
    ParameterTable table = file.inner(name).orElseThrow();
    table.onlyHas(CHANGES);
    if (type.isSingle() && (table.has("add") || table.has("remove"))) {
      String help = "write replace = …";
      file.error(DiagnosticCode.PARAM003, name, "a " + type.word() + " can only be replaced", help);
      return Optional.empty();
    }
    if (CHANGES.stream().noneMatch(table::has)) {
      file.warning(
          DiagnosticCode.PARAM004,
          file.place(name),
          "this changes nothing of '" + name + "'",
          "write add, remove or replace below it");
    }
    var values =
        new LinkedHashSet<>(table.has("replace") ? table.values("replace", type) : before.values());
    for (String value : table.values("remove", type)) {
      if (!values.remove(value)) {
        nothing(table, table.place("remove", value), "'" + value + "' is not in '" + name + "'");
      }
    }
    for (String value : table.values("add", type)) {
      if (!values.add(value)) {
        nothing(table, table.place("add", value), "'" + value + "' is in '" + name + "' already");
      }
    }
    List<String> after = List.copyOf(values);
    return fits(file, name, type, after) ? Optional.of(before.with(after)) : Optional.empty();
  }

  private static void nothing(ParameterTable table, Span place, String message) {
    String help = "'perilune rules parameters' shows the values in force";
    table.warning(DiagnosticCode.PARAM004, place, message, help);
  }
}
