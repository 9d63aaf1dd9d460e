package perilune.rules.esql;

import java.util.List;
import perilune.rules.plan.Operator;

/**
 * What a query means.
 *
 * @param operator the stages, and the condition by which events are looked up
 * @param indexPatterns what {@code FROM} names, as written; empty for {@code ROW}
 * @param metadata names behind {@code METADATA}, such as {@code _id}
 * @param canonical the query in canonical form: one spelling for all that differ only in layout,
 *     comments, the case of keywords and brackets that are not needed
 */
public record CompiledEsql(
    Operator.Table operator, List<String> indexPatterns, List<String> metadata, String canonical) {
  public CompiledEsql {
    indexPatterns = List.copyOf(indexPatterns);
    metadata = List.copyOf(metadata);
  }
}
