package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Gives the condition that a detection means: its selections, and how they go together. */
final class DetectionLowering {

  private static final String CONDITION = "condition";
  private static final String TIMEFRAME = "timeframe";

  private final SigmaOptions options;
  private final Mistakes mistakes;
  private final ItemLowering items;

  DetectionLowering(SigmaOptions options, FieldNames names, Mistakes mistakes) {
    this.options = options;
    this.mistakes = mistakes;
    items = new ItemLowering(options, names, mistakes);
  }

  Condition lower(Yaml.Table rule) {
    return lower(rule, "detection", List.of());
  }

  /**
   * Gives the condition of the selections that stand under a key.
   *
   * @param others keys beside them that are no selections
   */
  Condition lower(Yaml.Table rule, String key, List<String> others) {
    Yaml.Entry entry = rule.find(key).orElseThrow();
    if (!(entry.value() instanceof Yaml.Table detection)) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          entry.key().span(),
          "'" + key + "' has to be a map of selections and a condition",
          "write selections by name below it, and 'condition:'");
      return new Condition.Never();
    }
    Map<String, Condition> selections = new LinkedHashMap<>();
    for (Yaml.Entry one : detection.entries()) {
      String name = one.key().value();
      if (name.equals(TIMEFRAME)) {
        mistakes.error(
            DiagnosticCode.SIGMA012,
            one.key().span(),
            "'timeframe' is of an old version of Sigma and not run",
            "write a correlation rule with a 'timespan'");
      } else if (!name.equals(CONDITION) && !others.contains(name)) {
        selections.put(name, selection(one));
      }
    }
    return condition(detection, selections);
  }

  private Condition condition(Yaml.Table detection, Map<String, Condition> selections) {
    Optional<Yaml.Entry> written = detection.find(CONDITION);
    if (written.isEmpty()) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          detection.span(),
          "the detection has no 'condition'",
          "write 'condition: selection'");
      return new Condition.Never();
    }
    var reader = new ConditionReader(selections, options.limits(), mistakes);
    var parts = new ArrayList<Condition>();
    for (Yaml value : listed(written.get().value())) {
      if (value instanceof Yaml.Text text) {
        parts.add(reader.read(text));
      } else {
        mistakes.error(
            DiagnosticCode.SIGMA006,
            value.span(),
            "a condition is text, or a list of texts",
            "write 'condition: selection'");
      }
    }
    unused(detection, selections.keySet(), reader);
    return Conditions.any(parts);
  }

  private void unused(Yaml.Table detection, Set<String> selections, ConditionReader reader) {
    for (Yaml.Entry entry : detection.entries()) {
      String name = entry.key().value();
      if (selections.contains(name) && !name.startsWith("_") && !reader.used().contains(name)) {
        mistakes.warning(
            DiagnosticCode.SIGMA007,
            entry.key().span(),
            "no condition asks for the selection '" + name + "'",
            "use it, or take it out");
      }
    }
  }

  private static List<Yaml> listed(Yaml value) {
    return value instanceof Yaml.Items(var items, var _) ? items : List.of(value);
  }

  private Condition selection(Yaml.Entry entry) {
    return switch (entry.value()) {
      case Yaml.Table table -> map(table, entry);
      case Yaml.Text text when text.isNull() -> nothing(entry);
      case Yaml.Text text -> items.keywords(List.of(text));
      case Yaml.Items(var values, var _) -> list(values, entry);
    };
  }

  private Condition nothing(Yaml.Entry entry) {
    mistakes.error(
        DiagnosticCode.SIGMA003,
        entry.key().span(),
        "the selection '" + entry.key().value() + "' is empty",
        "name fields and values, or take it out");
    return new Condition.Never();
  }

  private Condition map(Yaml.Table table, Yaml.Entry entry) {
    return table.entries().isEmpty()
        ? nothing(entry)
        : Conditions.all(table.entries().stream().map(items::lower).toList());
  }

  /** Maps are alternatives; texts beside them are keywords. */
  private Condition list(List<Yaml> values, Yaml.Entry entry) {
    if (values.isEmpty()) {
      return nothing(entry);
    }
    var parts = new ArrayList<Condition>();
    for (Yaml value : values) {
      switch (value) {
        case Yaml.Table table -> parts.add(map(table, entry));
        case Yaml.Text text -> parts.add(items.keywords(List.of(text)));
        case Yaml.Items(var inner, var _) -> parts.add(items.keywords(inner));
      }
    }
    return Conditions.any(parts);
  }
}
