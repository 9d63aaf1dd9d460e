package perilune.content;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.content.indicators.Indicators;
import perilune.rules.Rule;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.esql.CompiledEsql;
import perilune.rules.esql.Esql;
import perilune.rules.esql.EsqlOptions;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.Parameters;
import perilune.rules.plan.Condition;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;
import perilune.rules.plan.TableStage.LookupTable;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/** Makes the rule of a file that was read, by its type and the language of its query. */
final class RuleLowering {

  private final RuleFile.Written rule;
  private final SourceText file;
  private final List<Diagnostic> problems;
  // Those in force for the rule.
  private final Parameters parameters;
  private final Set<Parameter> used = new LinkedHashSet<>();
  // What telemetry the rule was written for.
  private List<String> indices = List.of();
  // What queries on rows look into.
  private Map<String, LookupTable> lookups = Map.of();

  // Whose matches a score may name.
  private SignalNames names = SignalNames.of(List.of());

  /** Makes one for a rule; what is to be said about the rule is added to the problems. */
  RuleLowering(RuleFile.Written rule, SourceText file, Parameters all, List<Diagnostic> problems) {
    this.rule = rule;
    this.file = file;
    this.problems = problems;
    List<String> names =
        List.of(rule.header().id(), rule.header().name(), Parameters.stem(file.name()));
    this.parameters = all.forRule(names);
  }

  /** Sets the rules that a score may name. */
  RuleLowering with(SignalNames known) {
    names = known;
    return this;
  }

  /** Makes the rule, or nothing where the problems say why. */
  Optional<Rule> rule(Indicators indicators, Map<String, LookupTable> tables) {
    lookups = tables;
    var header = rule.header();
    indices = header.terms().indices().patterns();
    Optional<Operator> operator = operator(indicators);
    operator.ifPresent(meaning -> problems.addAll(RuleSchedule.problems(rule, meaning)));
    List<Condition> seen = IndexPatterns.restriction(indices);
    return operator.map(meaning ->
        new Rule(
            header,
            new RulePlan(header.id(), Narrowing.by(meaning, seen)),
            rule.query().text(),
            ThreatLowering.origins(rule, indicators),
            List.copyOf(used)));
  }

  private Optional<Operator> operator(Indicators indicators) {
    if (rule.type().equals(RuleFile.MACHINE_LEARNING)) {
      return refused("rules of type 'machine_learning' need a trained model", "");
    }
    if (rule.type().equals("query")) {
      return query().map(RuleLowering::single);
    }
    if (rule.elastic().isPresent()) {
      return query().flatMap(condition -> elastic(rule.elastic().get(), condition, indicators));
    }
    if (rule.type().equals("esql")) {
      return rows();
    }
    if (!rule.type().equals("eql") && rule.score().isEmpty()) {
      return notRunnable("rules of type '" + rule.type() + "'");
    }
    if (!rule.filters().isEmpty()) {
      return notRunnable("filters beside a rule of type '" + rule.type() + "'");
    }
    EqlOptions options =
        EqlOptions.defaults().withCategoryField(rule.categoryField()).with(parameters);
    return rule.score().isPresent()
        ? new ScoreLowering(rule, this, options, names).operator()
        : eql(rule.query(), options);
  }

  private Optional<Operator> elastic(ElasticType type, Condition condition, Indicators indicators) {
    return switch (type) {
      case ElasticType.Threshold(var fields, var atLeast, var cardinalities) ->
          Optional.of(
              new Operator.Threshold(
                  step(condition, fields), atLeast, cardinalities, rule.header().terms().window()));
      case ElasticType.NewTerms(var fields, var history) ->
          Optional.of(new Operator.NewTerms(step(condition, fields), history.toNanos()));
      case ElasticType.ThreatMatch match ->
          new ThreatLowering(match, indicators, problems)
              .condition()
              .map(found -> single(new Condition.All(List.of(condition, found))));
    };
  }

  private static Operator single(Condition condition) {
    return new Operator.Single(condition);
  }

  private static Step step(Condition condition, List<String> fields) {
    return new Step(condition, fields.stream().map(field -> new JoinKey(field, false)).toList());
  }

  /** The query of a rule in Kibana's language, with the filters that narrow it. */
  private Optional<Condition> query() {
    String language = rule.header().language();
    if (!language.equals("kuery")) {
      notRunnable("queries in '" + language + "'");
      return Optional.empty();
    }
    Parsed<CompiledKql> parsed = Kql.compile(rule.query(), KqlOptions.defaults());
    problems.addAll(parsed.diagnostics());
    return switch (parsed) {
      case Parsed.Failed<CompiledKql> _ -> Optional.empty();
      case Parsed.Ok<CompiledKql>(var query, var _) ->
          Optional.of(RuleFilters.narrowed(query.condition(), rule.filters()));
    };
  }

  /** A query on rows says itself for which indices it is. */
  private Optional<Operator> rows() {
    if (!rule.filters().isEmpty()) {
      return notRunnable("filters beside a rule of type 'esql'");
    }
    EsqlOptions options =
        EsqlOptions.defaults().withWindow(rule.header().terms().window()).withLookups(lookups);
    Parsed<CompiledEsql> parsed = Esql.compile(rule.query(), options);
    problems.addAll(parsed.diagnostics());
    return switch (parsed) {
      case Parsed.Failed<CompiledEsql> _ -> Optional.empty();
      case Parsed.Ok<CompiledEsql>(var query, var _) -> {
        indices = query.indexPatterns();
        yield Optional.of(query.operator());
      }
    };
  }

  /** Compiles a query in EQL; what is to be said about it is added to the problems. */
  Optional<Operator> eql(SourceText query, EqlOptions options) {
    Parsed<CompiledQuery> parsed = Eql.compile(query, options);
    problems.addAll(parsed.diagnostics());
    return switch (parsed) {
      case Parsed.Failed<CompiledQuery> _ -> Optional.empty();
      case Parsed.Ok<CompiledQuery>(var compiled, var _) -> {
        used.addAll(compiled.parameters());
        yield Optional.of(compiled.operator());
      }
    };
  }

  /** Gives the parameter of a name, and remembers that the rule uses it. */
  Optional<Parameter> parameter(String name) {
    Optional<Parameter> found = parameters.find(name);
    found.ifPresent(used::add);
    return found;
  }

  /** Gives the file that the rule is in. */
  SourceText file() {
    return file;
  }

  /** Reports a mistake of the rule. */
  void report(Diagnostic problem) {
    problems.add(problem);
  }

  private Optional<Operator> notRunnable(String what) {
    return refused(
        what + " are not run yet",
        "this version runs rules of type 'eql', 'esql' and 'score', and in kuery of type"
            + " 'query', 'threshold', 'new_terms' and 'threat_match'; ");
  }

  private Optional<Operator> refused(String message, String help) {
    problems.add(
        Diagnostic.error(DiagnosticCode.RULE005, file, new Span(0, 0), message)
            .withHelp(help + "--skip-broken-rules leaves others out"));
    return Optional.empty();
  }
}
