package perilune.rules.sigma;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import perilune.rules.plan.Correlation.Bound;
import perilune.rules.plan.Correlation.Relation;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/** Reads what stands under {@code correlation}. Source: Sigma correlation rules specification. */
final class CorrelationReader {

  private static final List<String> KEYS =
      List.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "gt", Relation.GREATER,
          "gte", Relation.GREATER_OR_EQUAL,
          "lt", Relation.LESS,
          "lte", Relation.LESS_OR_EQUAL,
          "eq", Relation.EQUAL,
          "neq", Relation.UNEQUAL);
  private static final List<String> CONDITION_KEYS =
      List.of("gt", "gte", "lt", "lte", "eq", "neq", "field", "percentile");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}(?:\\.[0-9]{1,9})?");

  private final Mistakes mistakes;
  private final List<Bound> bounds = new ArrayList<>();
  private List<Yaml.Text> fields = List.of();
  private OptionalDouble percent = OptionalDouble.empty();

  CorrelationReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Gives the correlation of a document, or nothing where a mistake was found. */
  Optional<CorrelationTree> read(Yaml.Table document) {
    Yaml.Entry entry = document.find("correlation").orElseThrow();
    if (!(entry.value() instanceof Yaml.Table table)) {
      return refuse(entry.key().span(), "'correlation' has to be a map", "begin with 'type:'");
    }
    unknownKeys(table);
    Optional<CorrelationType> type = type(table);
    List<Yaml.Text> rules = texts(table, "rules");
    if (rules.isEmpty()) {
      refuse(table.span(), "the correlation names no rules", "write 'rules: [id or name]'");
    }
    OptionalLong span = timespan(table);
    Map<String, Map<String, Yaml.Text>> aliases = aliases(table);
    type.ifPresent(known -> condition(table, known));
    boolean generate = isTrue(table) || isTrue(document);
    if (mistakes.hasErrors() || type.isEmpty()) {
      return Optional.empty();
    }
    List<Yaml.Text> groupBy = texts(table, "group-by");
    return Optional.of(
        new CorrelationTree(
            type.get(),
            rules,
            aliases,
            groupBy,
            span.orElse(1),
            bounds,
            fields,
            percent,
            generate));
  }

  private <T> Optional<T> refuse(Span span, String message, String help) {
    mistakes.error(DiagnosticCode.SIGMA013, span, message, help);
    return Optional.empty();
  }

  private void unknownKeys(Yaml.Table table) {
    for (Yaml.Entry entry : table.entries()) {
      unknown(entry.key(), KEYS, "a correlation");
    }
  }

  private void unknown(Yaml.Text key, List<String> known, String of) {
    if (!known.contains(key.value())) {
      refuse(
          key.span(),
          of + " has no '" + key.value() + "'",
          Suggestion.nearest(key.value(), known)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("it has " + String.join(", ", known)));
    }
  }

  private Optional<CorrelationType> type(Yaml.Table table) {
    Optional<Yaml.Text> written = text(table, "type");
    if (written.isEmpty()) {
      return refuse(
          table.span(),
          "the correlation has no 'type'",
          "it is one of " + String.join(", ", CorrelationType.words()));
    }
    Optional<CorrelationType> type = CorrelationType.of(written.get().value());
    if (type.isEmpty()) {
      String word = written.get().value();
      refuse(
          written.get().span(),
          "there is no correlation of type '" + word + "'",
          Suggestion.nearest(word, CorrelationType.words())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("it is one of " + String.join(", ", CorrelationType.words())));
    }
    return type;
  }

  private OptionalLong timespan(Yaml.Table table) {
    Optional<Yaml.Text> written = text(table, "timespan");
    OptionalLong span =
        written.map(text -> Timespan.nanos(text.value())).orElse(OptionalLong.empty());
    if (span.isEmpty()) {
      refuse(
          written.map(Yaml.Text::span).orElse(table.span()),
          written.isEmpty()
              ? "the correlation has no 'timespan'"
              : "'" + written.get().value() + "' is no time span",
          "write a number and s, m, h or d: 'timespan: 10m'");
    }
    return span;
  }

  private void condition(Yaml.Table table, CorrelationType type) {
    Optional<Yaml.Entry> entry = table.find("condition");
    if (entry.isEmpty()) {
      if (!type.countsRules()) {
        refuse(table.span(), "the correlation has no 'condition'", "write 'condition: {gte: 5}'");
      }
      return;
    }
    if (!(entry.get().value() instanceof Yaml.Table conditions)) {
      refuse(
          entry.get().key().span(),
          "a condition of a correlation is a map of comparisons",
          "write 'condition: {gte: 5}'; conditions over the names of rules are not run");
      return;
    }
    for (Yaml.Entry one : conditions.entries()) {
      unknown(one.key(), CONDITION_KEYS, "a condition of a correlation");
      Relation relation = RELATIONS.get(one.key().value());
      if (relation != null) {
        number(one).ifPresent(value -> bounds.add(new Bound(relation, value)));
      }
    }
    fields = texts(conditions, "field");
    check(conditions, type);
  }

  private void check(Yaml.Table conditions, CorrelationType type) {
    if (bounds.isEmpty()) {
      refuse(conditions.span(), "the condition compares with nothing", "write 'gte: 5'");
    }
    if (type.hasField() && fields.isEmpty()) {
      refuse(
          conditions.span(),
          type.word() + " has no field whose values it looks at",
          "write 'field: name' beside the comparison");
    }
    if (!type.hasField() && !fields.isEmpty()) {
      refuse(
          fields.getFirst().span(),
          type.word() + " looks at no field",
          "leave 'field' out, or use value_count");
    }
    boolean several =
        type == CorrelationType.VALUE_COUNT || type == CorrelationType.VALUE_PERCENTILE;
    if (fields.size() > 1 && !several) {
      refuse(fields.get(1).span(), type.word() + " looks at one field only", "name one field");
    }
    conditions.find("percentile").ifPresent(entry -> percentile(entry, type));
  }

  private void percentile(Yaml.Entry entry, CorrelationType type) {
    Optional<BigDecimal> value = number(entry);
    double number = value.map(BigDecimal::doubleValue).orElse(0.0);
    if (type != CorrelationType.VALUE_PERCENTILE || fields.size() > 1) {
      refuse(
          entry.key().span(), "'percentile' is of value_percentile over one field", "leave it out");
    } else if (number <= 0 || number > 100) {
      refuse(entry.value().span(), "a percentile lies above 0 and up to 100", "write 95");
    } else {
      percent = OptionalDouble.of(number);
    }
  }

  private Optional<BigDecimal> number(Yaml.Entry entry) {
    if (entry.value() instanceof Yaml.Text text && NUMBER.matcher(text.value()).matches()) {
      return Optional.of(new BigDecimal(text.value()));
    }
    return refuse(
        entry.value().span(), "'" + entry.key().value() + "' needs a number", "write 'gte: 5'");
  }

  private Map<String, Map<String, Yaml.Text>> aliases(Yaml.Table table) {
    Map<String, Map<String, Yaml.Text>> all = new LinkedHashMap<>();
    Optional<Yaml> written = table.find("aliases").map(Yaml.Entry::value);
    if (written.isPresent() && !(written.get() instanceof Yaml.Table)) {
      refuse(written.get().span(), "'aliases' has to be a map", "write 'alias: {rule: field}'");
    }
    if (written.orElse(null) instanceof Yaml.Table aliases) {
      for (Yaml.Entry alias : aliases.entries()) {
        all.put(alias.key().value(), fieldsByRule(alias));
      }
    }
    return all;
  }

  private Map<String, Yaml.Text> fieldsByRule(Yaml.Entry alias) {
    Map<String, Yaml.Text> fields = new LinkedHashMap<>();
    if (!(alias.value() instanceof Yaml.Table rules)) {
      refuse(
          alias.value().span(),
          "the alias '" + alias.key().value() + "' has to name a field for each rule",
          "write '" + alias.key().value() + ": {rule: field}'");
      return fields;
    }
    for (Yaml.Entry rule : rules.entries()) {
      if (rule.value() instanceof Yaml.Text field) {
        fields.put(rule.key().value(), field);
      } else {
        refuse(rule.value().span(), "an alias means one field of a rule", "name one field");
      }
    }
    return fields;
  }

  private boolean isTrue(Yaml.Table table) {
    Optional<Yaml> written = table.find("generate").map(Yaml.Entry::value);
    if (written.isEmpty()) {
      return false;
    }
    Optional<Boolean> truth =
        written.get() instanceof Yaml.Text text ? text.truth() : Optional.empty();
    if (truth.isEmpty()) {
      refuse(written.get().span(), "'generate' is true or false", "write 'generate: true'");
    }
    return truth.orElse(false);
  }

  private Optional<Yaml.Text> text(Yaml.Table table, String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
            && !text.isNull()
        ? Optional.of(text)
        : Optional.empty();
  }

  private List<Yaml.Text> texts(Yaml.Table table, String key) {
    Optional<Yaml> value = table.find(key).map(Yaml.Entry::value);
    List<Yaml> items =
        switch (value.orElse(null)) {
          case null -> List.of();
          case Yaml.Items(var listed, var _) -> listed;
          case Yaml.Text text -> text.isNull() ? List.of() : List.of(text);
          case Yaml.Table wrong -> List.of(wrong);
        };
    var all = new ArrayList<Yaml.Text>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Text text && !text.isNull()) {
        all.add(text);
      } else {
        refuse(item.span(), "'" + key + "' is a list of names", "write '" + key + ": [name]'");
      }
    }
    return all;
  }
}
