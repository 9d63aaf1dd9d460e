package perilune.catalog.predicates;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import perilune.catalog.Mode;
import perilune.catalog.Predicate;
import perilune.catalog.Reading;
import perilune.catalog.RuleContent;
import perilune.catalog.fields.FieldNames;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlLimits;
import perilune.rules.eql.EqlTree;
import perilune.rules.esql.Esql;
import perilune.rules.esql.EsqlLimits;
import perilune.rules.esql.EsqlTree;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlLimits;
import perilune.rules.sigma.SigmaTree;
import perilune.rules.text.Written;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/**
 * Reads queries in Elastic's languages into predicates. Stateless; may be called by any number of
 * threads.
 */
public final class QueryReader {

  private static final String SCHEMA = "ecs";

  private final Mode mode;
  private final FieldNames names;

  /** Makes a reader that names fields by a table and reads in a mode. */
  public QueryReader(Mode mode, FieldNames names) {
    this.mode = mode;
    this.names = names;
  }

  /**
   * Gives the predicates of a query, those that could be read where it has mistakes. Never throws
   * for a query. O(length).
   *
   * @param language the word that rule files have for EQL, KQL or ES|QL; of any other nothing is
   *     read
   */
  public RuleContent read(String language, SourceText query) {
    var found = new PredicateList(names, SCHEMA, "");
    return switch (language) {
      case "eql" -> {
        var walk = new EqlPredicates(mode, found, new Contradictions(names, SCHEMA));
        yield taken(eql(query), walk::read, found);
      }
      case "kuery" ->
          taken(Kql.read(query, KqlLimits.defaults()), new KqlPredicates(found)::read, found);
      case "esql" -> taken(esql(query), new EsqlPredicates(found)::read, found);
      default -> RuleContent.none("language '" + language + "' is not read");
    };
  }

  /** Leaves out what is said of quotes of other dialects: what stands in them is read. */
  private static Written<EqlTree.Statement> eql(SourceText query) {
    Written<EqlTree.Statement> written = Eql.read(query, EqlLimits.defaults());
    List<Diagnostic> others =
        written.diagnostics().stream().filter(one -> one.code() != DiagnosticCode.EQL004).toList();
    return new Written<>(written.tree(), others);
  }

  /** Leaves out what is said of commands that the engine does not run: none of them compares. */
  private static Written<EsqlTree.Query> esql(SourceText query) {
    Written<EsqlTree.Query> written = Esql.read(query, EsqlLimits.defaults());
    Set<Integer> passed =
        written.tree().map(EsqlTree.Query::commands).orElse(List.of()).stream()
            .filter(EsqlTree.InvalidCommand.class::isInstance)
            .map(command -> command.span().start())
            .collect(Collectors.toSet());
    List<Diagnostic> others =
        written.diagnostics().stream()
            .filter(
                one -> one.code() != DiagnosticCode.ESQL007 || !passed.contains(one.span().start()))
            .toList();
    return new Written<>(written.tree(), others);
  }

  /** Gives the predicates of a search in SPL, whose macros are put in first. */
  public RuleContent splunk(String search, SplMacros macros) {
    var reasons = new LinkedHashSet<Reading.Reason>();
    String whole = macros.expanded(search, kind -> reasons.add(new Reading.Reason(kind, "")));
    var found = new PredicateList(names, "splunk", SplPredicates.dataModel(whole));
    new SplPredicates(found, kind -> reasons.add(new Reading.Reason(kind, ""))).read(whole);
    return content(found.stages(), found.predicates(), List.copyOf(reasons));
  }

  /** Gives the predicates of a query in Kusto's language. */
  public RuleContent kusto(String query) {
    var reasons = new LinkedHashSet<Reading.Reason>();
    var found = new KustoPredicates(names, kind -> reasons.add(new Reading.Reason(kind, "")));
    found.read(query);
    return content(found.tables(), found.predicates(), List.copyOf(reasons));
  }

  /**
   * Gives the content of a Sigma rule.
   *
   * @param detection what it looks for; nothing where that could not be read
   * @param context category of its log source, or its service
   * @param reasons mistakes that were found when it was read
   */
  public RuleContent read(
      Optional<SigmaTree.Part> detection, String context, List<Reading.Reason> reasons) {
    var found = new PredicateList(names, "sigma", context);
    detection.ifPresent(new SigmaPredicates(found)::read);
    return content(List.of(context), found.predicates(), reasons);
  }

  private static <T> RuleContent taken(Written<T> written, Consumer<T> walk, PredicateList found) {
    written.tree().ifPresent(walk);
    return content(found.stages(), found.predicates(), reasons(written.diagnostics()));
  }

  private static RuleContent content(
      List<String> stages, List<Predicate> predicates, List<Reading.Reason> reasons) {
    if (reasons.isEmpty()) {
      return new RuleContent(stages, predicates, Reading.WHOLE);
    }
    return predicates.isEmpty()
        ? new RuleContent(stages, predicates, new Reading(Reading.Status.NONE, reasons))
        : new RuleContent(stages, predicates, Reading.partial(reasons));
  }

  /** Gives the mistakes among diagnostics as reasons why predicates are missing, in order. */
  public static List<Reading.Reason> reasons(List<Diagnostic> diagnostics) {
    return diagnostics.stream().filter(Diagnostic::isError).map(QueryReader::reason).toList();
  }

  private static Reading.Reason reason(Diagnostic diagnostic) {
    int line = diagnostic.source().line(diagnostic.span().start());
    return new Reading.Reason(
        "the query is not read whole (" + diagnostic.code() + ")",
        "line " + line + ": " + diagnostic.message());
  }
}
