package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;
import perilune.source.Span;
import perilune.source.Suggestion;

/** Reads a pipeline: its head, and the list of its steps. */
final class PipelineReader {

  private static final List<String> KEYS =
      List.of("name", "priority", "transformations", "vars", "allowed_backends", "description");

  /** They change the text of queries, of which there is none here. */
  private static final List<String> OF_QUERIES = List.of("postprocessing", "finalizers");

  private final SourceText file;
  private final Mistakes mistakes;

  PipelineReader(SourceText file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /** Gives the pipeline, which is worth something where there is no mistake. */
  Pipeline read(List<Yaml> documents) {
    if (mistakes.hasErrors()) {
      return new Pipeline(file.name(), 0, List.of());
    }
    if (documents.size() != 1 || !(documents.getFirst() instanceof Yaml.Table table)) {
      refuse(new Span(0, 0), "a pipeline is one map of keys and values", "begin with 'name:'");
      return new Pipeline(file.name(), 0, List.of());
    }
    table.entries().forEach(this::head);
    var steps = new ArrayList<PipelineStep>();
    for (Yaml step : listed(table, "transformations")) {
      step(step).ifPresent(steps::add);
    }
    String name =
        table.find("name").map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
            ? text.value()
            : file.name();
    return new Pipeline(name, priority(table), steps);
  }

  private void refuse(Span span, String message, String help) {
    mistakes.error(DiagnosticCode.SIGMA016, span, message, help);
  }

  private void head(Yaml.Entry entry) {
    String key = entry.key().value();
    if (OF_QUERIES.contains(key)) {
      mistakes.warning(
          DiagnosticCode.SIGMA016,
          entry.key().span(),
          "'" + key + "' changes the text of queries, of which there is none here: it is left out");
    } else if (!KEYS.contains(key)) {
      mistakes.warning(
          DiagnosticCode.SIGMA016,
          entry.key().span(),
          "no key of a pipeline is called '" + key + "'",
          Suggestion.nearest(key, KEYS)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("it is left out"));
    }
  }

  private long priority(Yaml.Table table) {
    Optional<Yaml> written = table.find("priority").map(Yaml.Entry::value);
    if (written.isEmpty()) {
      return 0;
    }
    if (written.get() instanceof Yaml.Text text && text.value().matches("-?\\d{1,9}")) {
      return Long.parseLong(text.value());
    }
    refuse(written.get().span(), "a priority is a whole number", "write 'priority: 10'");
    return 0;
  }

  /** Gives the values of a list that may be left out. */
  private List<Yaml> listed(Yaml.Table table, String key) {
    Optional<Yaml> value = table.find(key).map(Yaml.Entry::value);
    if (value.orElse(null) instanceof Yaml.Items(var items, var _)) {
      return items;
    }
    boolean nothing = value.isEmpty() || (value.get() instanceof Yaml.Text text && text.isNull());
    if (!nothing) {
      refuse(value.get().span(), "'" + key + "' is a list", "write '- type: ...' below it");
    }
    return List.of();
  }

  private Optional<PipelineStep> step(Yaml written) {
    if (!(written instanceof Yaml.Table table)) {
      refuse(written.span(), "a transformation is a map", "write '- type: field_name_mapping'");
      return Optional.empty();
    }
    Optional<Transformation> what = new TransformationReader(mistakes).read(table);
    var tests = new StepTestReader(table, mistakes);
    PipelineStep.Tests<LogSource> rules = tests.rules();
    List<PipelineStep.Tests<String>> fields = tests.fields();
    String place = file.name() + ":" + file.line(table.span().start());
    return what.map(known -> new PipelineStep(known, rules, fields, place));
  }
}
