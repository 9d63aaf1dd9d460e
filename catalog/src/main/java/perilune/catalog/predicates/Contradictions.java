package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.catalog.fields.FieldNames;
import perilune.rules.eql.EqlTree;

/**
 * Finds conjunctions that can never hold: those that ask a field with one value for two different
 * ones. A field that may have several values can equal both, and is never found here.
 */
final class Contradictions {

  private final FieldNames names;
  private final String schema;

  Contradictions(FieldNames names, String schema) {
    this.names = names;
    this.schema = schema;
  }

  /** Says whether two of the terms beside each other exclude one another. O(terms²). */
  boolean among(List<EqlTree.Expr> terms) {
    var sets = new ArrayList<LiteralSet>();
    for (EqlTree.Expr term : terms) {
      Optional<LiteralSet> set = LiteralSet.of(term).filter(one -> !one.negated());
      if (set.isPresent() && !names.mayHaveMany(schema, set.get().field().name())) {
        if (sets.stream().anyMatch(before -> exclude(before, set.get()))) {
          return true;
        }
        sets.add(set.get());
      }
    }
    return false;
  }

  private static boolean exclude(LiteralSet one, LiteralSet other) {
    return one.isOfSameField(other) && one.kept(other, true).isEmpty();
  }
}
