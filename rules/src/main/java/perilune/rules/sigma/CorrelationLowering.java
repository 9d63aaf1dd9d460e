package perilune.rules.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Correlation.Bound;
import perilune.rules.plan.Correlation.Input;
import perilune.rules.plan.Correlation.Measure;
import perilune.rules.plan.Correlation.Relation;
import perilune.rules.plan.JoinKey;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Gives what a correlation means, once the rules that it names are known. */
final class CorrelationLowering {

  /** What a name of a rule stands for. */
  sealed interface Target {

    /** Gives what it can be called. */
    List<String> references();

    /** A detection rule, filters a part of its meaning. */
    record Detection(SigmaRule rule) implements Target {
      @Override
      public List<String> references() {
        return rule.references();
      }
    }

    /** A correlation rule. */
    record Inner(OpenDocument document, Correlation correlation) implements Target {
      @Override
      public List<String> references() {
        return document.references();
      }
    }
  }

  private final CorrelationTree tree;
  private final List<Pipeline> pipelines;
  private final Mistakes mistakes;

  CorrelationLowering(CorrelationTree tree, List<Pipeline> pipelines, Mistakes mistakes) {
    this.tree = tree;
    this.pipelines = pipelines;
    this.mistakes = mistakes;
  }

  /** Gives the correlation, or nothing where there is a mistake. */
  Optional<Correlation> lower(List<Target> targets) {
    aliasesOfOthers(targets);
    var inputs = new ArrayList<Input>();
    for (int i = 0; i < targets.size(); i++) {
      Yaml.Text written = tree.rules().get(i);
      switch (targets.get(i)) {
        case Target.Detection(var rule) -> inputs.add(events(written, rule));
        case Target.Inner inner -> matches(written, inner).ifPresent(inputs::add);
      }
    }
    if (mistakes.hasErrors()) {
      return Optional.empty();
    }
    // Of what counts without order, the same rule twice is one.
    List<Input> distinct =
        tree.type() == CorrelationType.TEMPORAL_ORDERED
            ? inputs
            : inputs.stream().distinct().toList();
    return Optional.of(
        new Correlation(
            distinct,
            measure(),
            bounds(distinct.size()),
            tree.spanNanos(),
            tree.groupBy().stream().map(Yaml.Text::value).toList()));
  }

  /** All rules, where nothing is said. */
  private List<Bound> bounds(int inputs) {
    return tree.bounds().isEmpty()
        ? List.of(new Bound(Relation.GREATER_OR_EQUAL, BigDecimal.valueOf(inputs)))
        : tree.bounds();
  }

  private Measure measure() {
    return switch (tree.type()) {
      case EVENT_COUNT -> new Measure.Events();
      case VALUE_COUNT -> new Measure.Values();
      case VALUE_SUM -> new Measure.Sum();
      case VALUE_AVG -> new Measure.Average();
      case VALUE_MEDIAN -> new Measure.Median();
      case VALUE_PERCENTILE ->
          tree.percent().isPresent()
              ? new Measure.Percentile(tree.percent().getAsDouble())
              : new Measure.Share();
      case TEMPORAL -> new Measure.Rules();
      case TEMPORAL_ORDERED -> new Measure.RulesInOrder();
    };
  }

  private Input events(Yaml.Text written, SigmaRule rule) {
    PipelineRun names = PipelineRun.of(rule.source(), pipelines, mistakes);
    return new Input.Events(
        written.value(),
        Conditions.all(List.of(rule.scope(), rule.meaning())),
        keys(tree.groupBy(), rule.references(), written, names),
        keys(tree.fields(), rule.references(), written, names));
  }

  private List<JoinKey> keys(
      List<Yaml.Text> fields, List<String> references, Yaml.Text rule, PipelineRun names) {
    return fields.stream()
        .map(field ->
            new JoinKey(names.field(field(field, references, rule), field.span(), mistakes), false))
        .toList();
  }

  /** Gives the field that a name means for a rule: an alias what it says, others themselves. */
  private String field(Yaml.Text name, List<String> references, Yaml.Text rule) {
    Map<String, Yaml.Text> alias = tree.aliases().get(name.value());
    if (alias == null) {
      return name.value();
    }
    for (String reference : references) {
      Yaml.Text field = alias.get(reference);
      if (field != null) {
        return field.value();
      }
    }
    mistakes.error(
        DiagnosticCode.SIGMA013,
        name.span(),
        "the alias '" + name.value() + "' has no field for the rule '" + rule.value() + "'",
        "write '" + rule.value() + ": field' below the alias");
    return name.value();
  }

  private Optional<Input> matches(Yaml.Text written, Target.Inner inner) {
    if (inner.correlation().judgedAtClose()) {
      mistakes.error(
          DiagnosticCode.SIGMA013,
          written.span(),
          "the matches of '" + written.value() + "' are known only when its window is over",
          "a correlation that is named by another has conditions of 'gt' and 'gte' alone");
      return Optional.empty();
    }
    List<Integer> group = positions(tree.groupBy(), written, inner);
    List<Integer> values = positions(tree.fields(), written, inner);
    return group.contains(-1) || values.contains(-1)
        ? Optional.empty()
        : Optional.of(new Input.Matches(written.value(), inner.correlation(), group, values));
  }

  private List<Integer> positions(List<Yaml.Text> fields, Yaml.Text rule, Target.Inner inner) {
    var all = new ArrayList<Integer>();
    List<String> known = inner.correlation().groupBy();
    for (Yaml.Text field : fields) {
      String name = field(field, inner.references(), rule);
      all.add(known.indexOf(name));
      if (!known.contains(name)) {
        unknownKey(name, rule, field.span());
      }
    }
    return all;
  }

  private void unknownKey(String name, Yaml.Text rule, Span span) {
    mistakes.error(
        DiagnosticCode.SIGMA013,
        span,
        "the matches of '" + rule.value() + "' have no field '" + name + "'",
        "a correlation's matches have the fields of its own group-by");
  }

  private void aliasesOfOthers(List<Target> targets) {
    tree.aliases()
        .forEach((alias, fields) ->
            fields.forEach((rule, field) -> {
              if (targets.stream().noneMatch(target -> target.references().contains(rule))) {
                mistakes.error(
                    DiagnosticCode.SIGMA013,
                    field.span(),
                    "the alias '" + alias + "' names the rule '" + rule + "'",
                    "it is none of the correlation's 'rules'");
              }
            }));
  }
}
