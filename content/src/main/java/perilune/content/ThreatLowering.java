package perilune.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.content.indicators.Indicators;
import perilune.event.FieldType;
import perilune.rules.Origins;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.Span;

/**
 * Says what an event has to share with an indicator: the values of the indicators that a rule's
 * query over them holds for become constants of a plan.
 *
 * <p>"Now" in that query is the time of the newest indicator, so that the same files give the same
 * findings. Hashes are equal in any case of their letters; all else is equal as it is written,
 * addresses by what they mean.
 */
final class ThreatLowering {

  /**
   * Indicators of one entry with several fields, count: those are compared one by one, for the
   * values have to be of the same indicator.
   */
  static final int MAX_JOINED = 10_000;

  private final ElasticType.ThreatMatch match;
  private final Indicators indicators;
  private final List<Diagnostic> problems;
  // One list for all fields of events that are held against the same field of indicators.
  private final Map<String, List<Literal>> values = new HashMap<>();

  ThreatLowering(ElasticType.ThreatMatch match, Indicators indicators, List<Diagnostic> problems) {
    this.match = match;
    this.indicators = indicators;
    this.problems = problems;
  }

  /** Gives the condition; nothing where the problems say why. */
  Optional<Condition> condition() {
    KqlOptions options = KqlOptions.defaults().withFields(fields()).withNow(indicators.newest());
    Parsed<CompiledKql> parsed = Kql.compile(match.query(), options);
    problems.addAll(parsed.diagnostics());
    return switch (parsed) {
      case Parsed.Failed<CompiledKql> _ -> Optional.empty();
      case Parsed.Ok<CompiledKql>(var query, var _) ->
          entries(indicators.where(RuleFilters.narrowed(query.condition(), match.filters())));
    };
  }

  /** What the query may ask for: events' fields, those of the mapping, and those that are there. */
  private Map<String, FieldType> fields() {
    Map<String, FieldType> all = new LinkedHashMap<>(KqlOptions.defaults().fields());
    match.mappings().stream()
        .flatMap(List::stream)
        .forEach(pair -> all.putIfAbsent(pair.indicator(), FieldType.ANY));
    indicators.fieldNames().forEach(name -> all.putIfAbsent(name, FieldType.ANY));
    return all;
  }

  private Optional<Condition> entries(Indicators wanted) {
    var any = new ArrayList<Condition>();
    for (List<ElasticType.Pair> entry : match.mappings()) {
      any.addAll(entry.size() == 1 ? one(entry.getFirst(), wanted) : several(entry, wanted));
      if (any.size() > MAX_JOINED + match.mappings().size()) {
        problems.add(
            Diagnostic.error(
                    DiagnosticCode.RULE033,
                    match.query(),
                    new Span(0, 0),
                    "an entry of several fields stands for more than " + MAX_JOINED + " indicators")
                .withHelp("narrow threat_query, or write an entry of one field"));
        return Optional.empty();
      }
    }
    if (any.isEmpty()) {
      problems.add(idle(wanted));
      return Optional.of(new Condition.Never());
    }
    return Optional.of(any.size() == 1 ? any.getFirst() : new Condition.Any(any));
  }

  private Diagnostic idle(Indicators wanted) {
    String why =
        indicators.size() == 0
            ? "no indicators were given"
            : wanted.size()
                + " of "
                + indicators.size()
                + " indicators fit its query, and none has a field of its mapping";
    return Diagnostic.warning(
            DiagnosticCode.RULE032,
            match.query(),
            new Span(0, 0),
            "the rule is idle: it looks for indicators, and " + why)
        .withHelp("name files of them with --indicators: STIX 2.1, CSV or NDJSON");
  }

  private List<Condition> one(ElasticType.Pair pair, Indicators wanted) {
    List<Literal> literals =
        values.computeIfAbsent(pair.indicator(), field -> literals(wanted.values(field)));
    return literals.isEmpty() ? List.of() : List.of(test(pair, literals));
  }

  /** All values have to be of one indicator: each that has them all is a condition of its own. */
  private static Set<Condition> several(List<ElasticType.Pair> entry, Indicators wanted) {
    var any = new LinkedHashSet<Condition>();
    List<String> names = entry.stream().map(ElasticType.Pair::indicator).toList();
    for (List<List<String>> row : wanted.rows(names)) {
      var all = new ArrayList<Condition>();
      for (int i = 0; i < entry.size() && !row.get(i).isEmpty(); i++) {
        all.add(test(entry.get(i), literals(row.get(i))));
      }
      if (all.size() == entry.size()) {
        any.add(new Condition.All(all));
      }
    }
    return any;
  }

  private static List<Literal> literals(Collection<String> values) {
    return values.stream().<Literal>map(Literal.Text::new).toList();
  }

  private static Condition test(ElasticType.Pair pair, List<Literal> literals) {
    Matching matching = isHash(pair.field()) ? Matching.EQL_INSENSITIVE : Matching.EQL;
    return new Condition.Test(pair.field(), new Predicate.OneOf(literals), matching);
  }

  private static boolean isHash(String field) {
    return field.contains(".hash.");
  }

  /** Says from which file the indicator came that shares a value with a field of an event. */
  static Origins origins(RuleFile.Written rule, Indicators indicators) {
    if (!(rule.elastic().orElse(null) instanceof ElasticType.ThreatMatch match)) {
      return Origins.NONE;
    }
    return (field, value) ->
        match.mappings().stream()
            .flatMap(List::stream)
            .filter(pair -> pair.field().equals(field))
            .map(pair -> origin(indicators, pair.indicator(), value))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static Optional<String> origin(Indicators indicators, String field, String value) {
    return indicators
        .origin(field, value)
        .or(() -> indicators.origin(field, value.toLowerCase(Locale.ROOT)))
        .or(() -> indicators.origin(field, value.toUpperCase(Locale.ROOT)));
  }
}
