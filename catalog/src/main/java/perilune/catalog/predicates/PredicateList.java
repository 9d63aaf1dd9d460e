package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import perilune.catalog.Kind;
import perilune.catalog.Predicate;
import perilune.catalog.fields.FieldNames;

/** Collects the predicates of one query, under the canonical names of their fields. */
final class PredicateList {

  /** A platform that the source page takes for granted: a test of it alone is no row of a table. */
  private static final String PLATFORM_FIELD = "host.os.type";

  private static final List<String> PLATFORM = List.of("windows");

  private final FieldNames names;
  private final String schema;
  private final String context;
  private final List<Predicate> all = new ArrayList<>();
  private final List<String> stages = new ArrayList<>();
  private boolean contradiction;

  PredicateList(FieldNames names, String schema, String context) {
    this.names = names;
    this.schema = schema;
    this.context = context;
  }

  /** Begins an event or filter of the query, which is about a category, or empty. */
  void stage(String category) {
    stages.add(category);
  }

  /** Says whether what is added from now on stands in a conjunction that cannot hold. */
  void setContradiction(boolean contradicts) {
    contradiction = contradicts;
  }

  boolean isContradiction() {
    return contradiction;
  }

  /** Adds a comparison with values, which keep together. */
  void add(String field, String operator, ValueShape shape, Standing standing) {
    if (field.equals(PLATFORM_FIELD)
        && shape.kind() == Kind.EQ
        && shape.values().equals(PLATFORM)) {
      return;
    }
    all.add(
        new Predicate(
            names.canonical(schema, context, field),
            shape.kind(),
            shape.values(),
            standing.role(),
            new Predicate.Origin(field, operator, Math.max(0, stages.size() - 1), contradiction)));
  }

  void add(String field, String operator, Kind kind, List<String> values, Standing standing) {
    add(field, operator, new ValueShape(kind, values), standing);
  }

  /** Gives what the stages are about, in order. */
  List<String> stages() {
    return List.copyOf(stages);
  }

  /** Gives all, in the order in which they were added. */
  List<Predicate> predicates() {
    return List.copyOf(all);
  }
}
