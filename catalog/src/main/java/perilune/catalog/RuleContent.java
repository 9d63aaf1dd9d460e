package perilune.catalog;

import java.util.List;

/**
 * What a rule's query holds.
 *
 * @param stages what each event or filter of the query is about, in order: an event category, or
 *     empty where none is said
 * @param predicates what it compares, in the order written
 * @param reading how much of it could be read
 */
public record RuleContent(List<String> stages, List<Predicate> predicates, Reading reading) {
  public RuleContent {
    stages = List.copyOf(stages);
    predicates = List.copyOf(predicates);
  }

  /** Gives a query of which nothing could be read, for a reason. */
  public static RuleContent none(String kind) {
    return new RuleContent(List.of(), List.of(), Reading.none(kind));
  }
}
