package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.rules.parameters.Parameter;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/** Gives the condition that a detection means: its selections, and how they go together. */
final class DetectionLowering {

  private static final String CONDITION = "condition";
  private static final String TIMEFRAME = "timeframe";

  private static final ConditionReader.Parts<Condition> MEANINGS =
      new ConditionReader.Parts<>() {
        @Override
        public Condition any(List<Condition> parts) {
          return Conditions.any(parts);
        }

        @Override
        public Condition all(List<Condition> parts) {
          return Conditions.all(parts);
        }

        @Override
        public Condition not(Condition part) {
          return Conditions.not(part);
        }

        @Override
        public Condition never() {
          return new Condition.Never();
        }
      };

  private final SigmaOptions options;
  private final PipelineRun run;
  private final Mistakes mistakes;
  private final ItemLowering items;

  DetectionLowering(SigmaOptions options, PipelineRun run, Mistakes mistakes) {
    this.options = options;
    this.run = run;
    this.mistakes = mistakes;
    items = new ItemLowering(options, run, mistakes);
  }

  /** Gives the condition of a rule's detection, what pipelines add to it included. */
  Condition lower(Yaml.Table rule) {
    var parts = new ArrayList<Condition>();
    parts.add(lower(rule, "detection", List.of()));
    for (PipelineRun.Added added : run.added()) {
      List<Condition> lines = lines(added.lines(), added.behind());
      if (!lines.isEmpty()) {
        Condition all = Conditions.all(lines);
        parts.add(added.negated() ? Conditions.not(all) : all);
      }
    }
    return parts.size() == 1 ? parts.getFirst() : Conditions.all(parts);
  }

  /** Gives the parameters that were asked for so far. */
  List<Parameter> parameters() {
    return items.parameters();
  }

  private List<Condition> lines(Yaml.Table table, int behind) {
    var all = new ArrayList<Condition>();
    for (Yaml.Entry line : table.entries()) {
      items.lower(line, behind).ifPresent(all::add);
    }
    return all;
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
    var reader = new ConditionReader<>(selections, MEANINGS, options.limits(), mistakes);
    Condition condition = reader.readAll(written.get().value());
    unused(detection, selections.keySet(), reader);
    return condition;
  }

  private void unused(
      Yaml.Table detection, Set<String> selections, ConditionReader<Condition> reader) {
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

  private Condition selection(Yaml.Entry entry) {
    Optional<Condition> meant =
        switch (entry.value()) {
          case Yaml.Table table -> map(table, entry);
          case Yaml.Text text when text.isNull() -> Optional.of(nothing(entry));
          case Yaml.Text text -> items.keywords(List.of(text));
          case Yaml.Items(var values, var _) -> list(values, entry);
        };
    return meant.orElseGet(() -> dropped(entry));
  }

  private Condition nothing(Yaml.Entry entry) {
    mistakes.error(
        DiagnosticCode.SIGMA003,
        entry.key().span(),
        "the selection '" + entry.key().value() + "' is empty",
        "name fields and values, or take it out");
    return new Condition.Never();
  }

  private Condition dropped(Yaml.Entry entry) {
    mistakes.error(
        DiagnosticCode.SIGMA017,
        entry.key().span(),
        "pipelines drop all of the selection '" + entry.key().value() + "'",
        "a rule of which a part is missing finds something else: leave the rule or the step out");
    return new Condition.Never();
  }

  private Optional<Condition> map(Yaml.Table table, Yaml.Entry entry) {
    if (table.entries().isEmpty()) {
      return Optional.of(nothing(entry));
    }
    List<Condition> lines = lines(table, 0);
    return lines.isEmpty() ? Optional.empty() : Optional.of(Conditions.all(lines));
  }

  /** Maps are alternatives; texts beside them are keywords. */
  private Optional<Condition> list(List<Yaml> values, Yaml.Entry entry) {
    if (values.isEmpty()) {
      return Optional.of(nothing(entry));
    }
    var parts = new ArrayList<Condition>();
    for (Yaml value : values) {
      switch (value) {
        case Yaml.Table table -> map(table, entry).ifPresent(parts::add);
        case Yaml.Text text -> items.keywords(List.of(text)).ifPresent(parts::add);
        case Yaml.Items(var inner, var _) -> items.keywords(inner).ifPresent(parts::add);
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(Conditions.any(parts));
  }
}
