package perilune.rules.sigma;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import perilune.rules.sigma.PipelineStep.Tests;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Reads which rules and fields a step of a pipeline is for. */
final class StepTestReader {

  private static final List<String> LOG_SOURCE = List.of("product", "category", "service");

  private final Yaml.Table step;
  private final Mistakes mistakes;

  StepTestReader(Yaml.Table step, Mistakes mistakes) {
    this.step = step;
    this.mistakes = mistakes;
  }

  Tests<LogSource> rules() {
    return tests("rule_cond", "rule_conditions", this::logSource);
  }

  List<Tests<String>> fields() {
    return List.of(
        tests("detection_item_cond", "detection_item_conditions", this::field),
        tests("field_name_cond", "field_name_conditions", this::field));
  }

  private <T> Tests<T> tests(
      String stem, String key, BiFunction<Yaml.Table, String, Optional<Predicate<T>>> reader) {
    var all = new ArrayList<Predicate<T>>();
    step.find(stem + "_expr").ifPresent(entry -> unknown(entry, "'" + stem + "_expr'"));
    Optional<Yaml.Entry> written = step.find(key);
    if (written.isPresent() && written.get().value() instanceof Yaml.Items(var items, var _)) {
      for (Yaml item : items) {
        if (item instanceof Yaml.Table table) {
          reader.apply(table, word(table, "type")).ifPresent(all::add);
        } else {
          refuse(item.span(), "a condition is a map", "write '- type: logsource'");
        }
      }
    } else if (written.isPresent()) {
      refuse(written.get().key().span(), "'" + key + "' is a list", "write '- type: ...' below it");
    }
    return new Tests<>(all, isAny(stem + "_op"), isNegated(stem + "_not"));
  }

  private boolean isAny(String key) {
    Optional<Yaml.Entry> entry = step.find(key);
    String word = entry.isEmpty() ? "and" : word(step, key).toLowerCase(Locale.ROOT);
    if (!word.equals("and") && !word.equals("or")) {
      refuse(entry.orElseThrow().key().span(), "'" + key + "' is 'and' or 'or'", "write 'and'");
    }
    return word.equals("or");
  }

  private boolean isNegated(String key) {
    return step.find(key).map(entry -> truth(entry)).orElse(false);
  }

  private boolean truth(Yaml.Entry entry) {
    Optional<Boolean> truth =
        entry.value() instanceof Yaml.Text text ? text.truth() : Optional.empty();
    if (truth.isEmpty()) {
      String key = entry.key().value();
      refuse(entry.key().span(), "'" + key + "' is true or false", "write '" + key + ": true'");
    }
    return truth.orElse(false);
  }

  private void refuse(Span span, String message, String help) {
    mistakes.error(DiagnosticCode.SIGMA016, span, message, help);
  }

  private void unknown(Yaml.Entry entry, String what) {
    refuse(
        entry.key().span(),
        "conditions of type " + what + " are not run",
        "of rules there is logsource, of fields include_fields and exclude_fields");
  }

  private static String word(Yaml.Table table, String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
        ? text.value().strip()
        : "";
  }

  private void unknownType(Yaml.Table table, String type) {
    refuse(
        table.find("type").map(entry -> entry.value().span()).orElse(table.span()),
        type.isEmpty()
            ? "a condition has no type"
            : "conditions of type '" + type + "' are not run",
        "of rules there is logsource, of fields include_fields and exclude_fields");
  }

  private Optional<Predicate<LogSource>> logSource(Yaml.Table table, String type) {
    if (!type.equals("logsource")) {
      unknownType(table, type);
      return Optional.empty();
    }
    List<String> parts =
        LOG_SOURCE.stream().map(key -> word(table, key).toLowerCase(Locale.ROOT)).toList();
    for (Yaml.Entry entry : table.entries()) {
      String key = entry.key().value();
      if (!LOG_SOURCE.contains(key) && !key.equals("type")) {
        refuse(entry.key().span(), "a log source has no '" + key + "'", "take it out");
      }
    }
    if (String.join("", parts).isEmpty()) {
      refuse(table.span(), "the log source says nothing", "write 'product: windows'");
    }
    return Optional.of(source ->
        isPart(parts.get(0), source.product())
            && isPart(parts.get(1), source.category())
            && isPart(parts.get(2), source.service()));
  }

  private static boolean isPart(String own, String other) {
    return own.isEmpty() || own.equals(other);
  }

  private Optional<Predicate<String>> field(Yaml.Table table, String type) {
    boolean include = type.equals("include_fields");
    if (!include && !type.equals("exclude_fields")) {
      unknownType(table, type);
      return Optional.empty();
    }
    List<String> fields = names(table);
    String mode = word(table, "mode");
    if (mode.equals("re") || mode.equals("regex")) {
      List<Pattern> patterns = fields.stream().flatMap(one -> pattern(one, table)).toList();
      return Optional.of(
          field -> include == patterns.stream().anyMatch(one -> one.matcher(field).lookingAt()));
    }
    if (!mode.isEmpty() && !mode.equals("plain")) {
      refuse(table.span(), "there is no mode '" + mode + "'", "write 'mode: plain' or 'mode: re'");
    }
    var set = Set.copyOf(fields);
    return Optional.of(field -> include == set.contains(field));
  }

  private List<String> names(Yaml.Table table) {
    var all = new ArrayList<String>();
    Optional<Yaml> fields = table.find("fields").map(Yaml.Entry::value);
    if (fields.orElse(null) instanceof Yaml.Items(var items, var _)) {
      for (Yaml item : items) {
        if (item instanceof Yaml.Text text && !text.value().isEmpty()) {
          all.add(text.value());
        } else {
          refuse(item.span(), "a name of a field is text", "write 'fields: [Image]'");
        }
      }
    }
    if (all.isEmpty()) {
      refuse(table.span(), "the condition names no fields", "write 'fields: [Image]'");
    }
    return all;
  }

  private Stream<Pattern> pattern(String expression, Yaml.Table table) {
    Optional<Pattern> pattern = StringReplacement.expression(expression);
    if (pattern.isEmpty()) {
      refuse(
          table.span(),
          "'" + expression + "' is no regular expression that runs in linear time",
          "look-around and back-references are not run");
    }
    return pattern.stream();
  }
}
