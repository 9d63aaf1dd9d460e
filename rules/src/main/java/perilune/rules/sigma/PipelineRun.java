package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * What pipelines do to one rule: the steps that are for its log source, in order, and the log
 * source that it has behind them.
 */
final class PipelineRun {

  /** Lines that one line may become, count: a mapping of a mapping multiplies. */
  private static final int MAX_ALTERNATIVES = 1_000;

  /** Characters of a log source that may stand in values. */
  private static final int MAX_WORDS = 200;

  /**
   * Lines that are asked for beside the rule's.
   *
   * @param behind the steps that have been: those behind them apply to these lines too
   */
  record Added(Yaml.Table lines, boolean negated, int behind) {}

  /** A field of events, or several that are alternatives. */
  private record Name(String name, boolean mapped) {}

  private final List<PipelineStep> steps = new ArrayList<>();
  private final List<Added> added = new ArrayList<>();
  private final FieldNames names;
  private LogSource source;

  private PipelineRun(LogSource source, List<Pipeline> pipelines, Mistakes mistakes) {
    this.source = source;
    for (Pipeline pipeline : pipelines) {
      pipeline.steps().forEach(step -> take(step, mistakes));
    }
    names = new FieldNames(this.source);
  }

  /** Gives what pipelines, in order, do to a rule of a log source; a refusal is a mistake. */
  static PipelineRun of(LogSource source, List<Pipeline> pipelines, Mistakes mistakes) {
    return new PipelineRun(source, pipelines, mistakes);
  }

  private void take(PipelineStep step, Mistakes mistakes) {
    if (!step.isFor(source)) {
      return;
    }
    switch (step.what()) {
      case Transformation.ChangeLogSource(var product, var category, var service) ->
          source = new LogSource(product, category, service, List.of(), source.span());
      case Transformation.AddCondition more -> add(more, step, mistakes);
      case Transformation.RuleFailure(var message) ->
          refuse(mistakes, source.span(), message, step);
      case Transformation.Rename _,
          Transformation.Rewrite _,
          Transformation.Drop _,
          Transformation.ItemFailure _ ->
          steps.add(step);
    }
  }

  private void add(Transformation.AddCondition more, PipelineStep step, Mistakes mistakes) {
    if (more.template() && source.words().length() > MAX_WORDS) {
      refuse(mistakes, source.span(), "its log source is too long for a template", step);
    } else {
      added.add(new Added(lines(more), more.negated(), steps.size()));
    }
  }

  private static void refuse(Mistakes mistakes, Span span, String message, PipelineStep step) {
    mistakes.error(
        DiagnosticCode.SIGMA017,
        span,
        "a pipeline refuses the rule: " + message,
        "the step stands at " + step.place());
  }

  /** Gives the lines that a step adds, with places of this rule: diagnostics show its text. */
  private Yaml.Table lines(Transformation.AddCondition more) {
    return (Yaml.Table) here(more.lines(), more.template());
  }

  private Yaml here(Yaml value, boolean template) {
    return switch (value) {
      case Yaml.Text text -> here(text, template);
      case Yaml.Items(var items, var _) ->
          new Yaml.Items(items.stream().map(item -> here(item, template)).toList(), source.span());
      case Yaml.Table(var entries, var _) ->
          new Yaml.Table(
              entries.stream()
                  .map(entry ->
                      new Yaml.Entry(here(entry.key(), false), here(entry.value(), template)))
                  .toList(),
              source.span());
    };
  }

  private Yaml.Text here(Yaml.Text text, boolean template) {
    String value =
        !template
            ? text.value()
            : text.value()
                .replaceAll("\\$(product|category|service)\\b", "\\${$1}")
                .replace("${product}", source.product())
                .replace("${category}", source.category())
                .replace("${service}", source.service());
    return new Yaml.Text(value, text.plain(), source.span());
  }

  /** Gives the log source behind all steps. */
  LogSource source() {
    return source;
  }

  List<Added> added() {
    return added;
  }

  FieldNames names() {
    return names;
  }

  /**
   * Gives what becomes of a line, alternatives; none where it is dropped.
   *
   * @param behind steps that are left out, from the first on
   */
  List<FieldItem> items(FieldItem written, int behind, Mistakes mistakes) {
    List<FieldItem> items = List.of(written);
    for (PipelineStep step : steps.subList(behind, steps.size())) {
      var next = new ArrayList<FieldItem>();
      for (FieldItem item : items) {
        if (step.isFor(item.chain().field())) {
          apply(step, item, mistakes, next);
        } else {
          next.add(item);
        }
      }
      items = bounded(next, written.chain().span(), mistakes);
    }
    return items;
  }

  private static <T> List<T> bounded(List<T> all, Span span, Mistakes mistakes) {
    if (all.size() <= MAX_ALTERNATIVES) {
      return all;
    }
    mistakes.error(
        DiagnosticCode.SIGMA017,
        span,
        "pipelines make more than " + MAX_ALTERNATIVES + " fields of this one",
        "map it to fewer");
    return all.subList(0, 1);
  }

  private static void apply(
      PipelineStep step, FieldItem item, Mistakes mistakes, List<FieldItem> into) {
    switch (step.what()) {
      case Transformation.Rename rename -> {
        List<String> fields =
            item.chain().isKeywords() ? List.of() : rename.names(item.chain().field());
        fields.forEach(field -> into.add(item.of(field)));
        if (fields.isEmpty()) {
          into.add(item);
        }
      }
      case Transformation.Rewrite rewrite ->
          into.add(item.rewritten(rewrite).orElseGet(() -> tooLong(step, item, mistakes)));
      case Transformation.ItemFailure(var message) -> {
        refuse(mistakes, item.chain().span(), message, step);
        into.add(item);
      }
      case Transformation.Drop _ -> {}
      // Of the rule, not of its lines: done when the run was made.
      case Transformation.AddCondition _,
          Transformation.ChangeLogSource _,
          Transformation.RuleFailure _ ->
          into.add(item);
    }
  }

  private static FieldItem tooLong(PipelineStep step, FieldItem item, Mistakes mistakes) {
    mistakes.error(
        DiagnosticCode.SIGMA017,
        item.chain().span(),
        "a text is too long for a pipeline to rewrite: more than "
            + FieldItem.MAX_TEXT
            + " characters, or "
            + FieldItem.MAX_TEXTS
            + " of all values",
        "the step stands at " + step.place());
    return item;
  }

  /** Gives the field that a line is about behind all steps. */
  FieldNames.Target target(FieldItem item) {
    return target(new Name(item.chain().field(), item.mapped()));
  }

  private FieldNames.Target target(Name name) {
    return name.mapped() ? FieldNames.asWritten(name.name()) : names.of(name.name());
  }

  /** Gives the fields that a name means outside the lines of a selection, alternatives. */
  List<String> fields(String written, Span span, Mistakes mistakes) {
    List<Name> all = List.of(new Name(written, false));
    for (PipelineStep step : steps) {
      if (step.what() instanceof Transformation.Rename rename) {
        var next = new ArrayList<Name>();
        for (Name name : all) {
          List<String> fields = step.isFor(name.name()) ? rename.names(name.name()) : List.of();
          fields.forEach(field -> next.add(new Name(field, true)));
          if (fields.isEmpty()) {
            next.add(name);
          }
        }
        all = bounded(next, span, mistakes);
      }
    }
    return all.stream().map(name -> target(name).field()).toList();
  }

  /** Gives the one field that a name means, where alternatives cannot be asked for. */
  String field(String written, Span span, Mistakes mistakes) {
    List<String> all = fields(written, span, mistakes);
    if (all.size() > 1) {
      mistakes.error(
          DiagnosticCode.SIGMA017,
          span,
          "pipelines make several fields of '" + written + "', and one is needed",
          "map it to one, or give it an alias");
    }
    return all.getFirst();
  }
}
