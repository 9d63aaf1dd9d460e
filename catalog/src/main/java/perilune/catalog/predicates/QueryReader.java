package perilune.catalog.predicates;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import perilune.catalog.Mode;
import perilune.catalog.Predicate;
import perilune.catalog.Reading;
import perilune.catalog.fields.FieldNames;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlLimits;
import perilune.rules.esql.Esql;
import perilune.rules.esql.EsqlLimits;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlLimits;
import perilune.rules.sigma.SigmaTree;
import perilune.rules.text.Written;
import perilune.source.Diagnostic;
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
   * What was read.
   *
   * @param predicates in the order written
   * @param reading how much of the query they are
   */
  public record Read(List<Predicate> predicates, Reading reading) {
    public Read {
      predicates = List.copyOf(predicates);
    }

    /** Gives a query of which nothing could be read. */
    public static Read none(String reason) {
      return new Read(List.of(), Reading.none(reason));
    }
  }

  /**
   * Gives the predicates of a query, those that could be read where it has mistakes. Never throws
   * for a query. O(length).
   *
   * @param language {@code eql}, {@code kuery} or {@code esql}; of any other nothing is read
   */
  public Read read(String language, SourceText query) {
    var found = new PredicateList(names, SCHEMA, "");
    return switch (language) {
      case "eql" -> {
        var walk = new EqlPredicates(mode, found, new Contradictions(names, SCHEMA));
        yield taken(Eql.read(query, EqlLimits.defaults()), walk::read, found);
      }
      case "kuery" ->
          taken(Kql.read(query, KqlLimits.defaults()), new KqlPredicates(found)::read, found);
      case "esql" ->
          taken(Esql.read(query, EsqlLimits.defaults()), new EsqlPredicates(found)::read, found);
      default -> Read.none("language '" + language + "' is not read");
    };
  }

  /**
   * Gives the predicates of a Sigma rule's detection. Its mistakes are told by whoever read it.
   *
   * @param context category of its log source, or its service
   */
  public List<Predicate> read(SigmaTree.Part detection, String context) {
    var found = new PredicateList(names, "sigma", context);
    new SigmaPredicates(found).read(detection);
    return found.predicates();
  }

  private static <T> Read taken(
      Written<T> written, Consumer<T> walk, PredicateList found) {
    Optional<T> tree = written.tree();
    tree.ifPresent(walk);
    List<Reading.Reason> reasons = reasons(written.diagnostics());
    if (written.isWhole()) {
      return new Read(found.predicates(), Reading.WHOLE);
    }
    return tree.isEmpty() || found.predicates().isEmpty()
        ? new Read(List.of(), new Reading(Reading.Status.NONE, reasons))
        : new Read(found.predicates(), Reading.partial(reasons));
  }

  /** Gives the mistakes among diagnostics as reasons why predicates are missing, in order. */
  public static List<Reading.Reason> reasons(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .map(QueryReader::reason)
        .toList();
  }

  private static Reading.Reason reason(Diagnostic diagnostic) {
    int line = diagnostic.source().line(diagnostic.span().start());
    return new Reading.Reason(
        "the query is not read whole (" + diagnostic.code() + ")",
        "line " + line + ": " + diagnostic.message());
  }
}
