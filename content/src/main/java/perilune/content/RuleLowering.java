package perilune.content;

import java.util.List;
import java.util.Optional;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.Operator;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/** Makes the operator of a rule that was read, by its type and the language of its query. */
final class RuleLowering {

  private final RuleFile.Written rule;
  private final SourceText file;
  private final List<Diagnostic> problems;

  /** Makes one for a rule; what is to be said about the rule is added to the problems. */
  RuleLowering(RuleFile.Written rule, SourceText file, List<Diagnostic> problems) {
    this.rule = rule;
    this.file = file;
    this.problems = problems;
  }

  /** Gives the operator, or nothing where the problems say why. */
  Optional<Operator> operator() {
    if (rule.type().equals("query")) {
      return query();
    }
    if (!rule.type().equals("eql") && rule.score().isEmpty()) {
      return notRunnable("rules of type '" + rule.type() + "'");
    }
    if (!rule.filters().isEmpty()) {
      return notRunnable("filters beside a rule of type '" + rule.type() + "'");
    }
    EqlOptions options = EqlOptions.defaults().withCategoryField(rule.categoryField());
    return rule.score().isPresent()
        ? new ScoreLowering(rule, options, problems).operator()
        : eql(rule.query(), options, problems);
  }

  /** A rule in Kibana's language, with the filters that narrow it. */
  private Optional<Operator> query() {
    String language = rule.header().language();
    if (!language.equals("kuery")) {
      return notRunnable("queries in '" + language + "'");
    }
    Parsed<CompiledKql> parsed = Kql.compile(rule.query(), KqlOptions.defaults());
    problems.addAll(parsed.diagnostics());
    return switch (parsed) {
      case Parsed.Failed<CompiledKql> _ -> Optional.empty();
      case Parsed.Ok<CompiledKql>(var query, var _) ->
          Optional.of(RuleFilters.narrowed(query.condition(), rule.filters()));
    };
  }

  /** Compiles a query in EQL; what is to be said about it is added to the problems. */
  static Optional<Operator> eql(SourceText query, EqlOptions options, List<Diagnostic> problems) {
    Parsed<CompiledQuery> parsed = Eql.compile(query, options);
    problems.addAll(parsed.diagnostics());
    return switch (parsed) {
      case Parsed.Failed<CompiledQuery> _ -> Optional.empty();
      case Parsed.Ok<CompiledQuery>(var compiled, var _) -> Optional.of(compiled.operator());
    };
  }

  private Optional<Operator> notRunnable(String what) {
    problems.add(
        Diagnostic.error(DiagnosticCode.RULE005, file, new Span(0, 0), what + " are not run yet")
            .withHelp(
                "this version runs rules of type 'eql', 'query' (kuery) and 'score';"
                    + " --skip-broken-rules leaves others out"));
    return Optional.empty();
  }
}
