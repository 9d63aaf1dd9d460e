package perilune.content;

import java.time.Duration;
import java.util.List;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.source.SourceText;

/**
 * What a rule file of Elastic's says beside its query, by its type.
 *
 * <p>Source: elastic/detection-rules, detection_rules/schemas; Kibana's "Create a detection rule".
 */
sealed interface ElasticType {

  /**
   * Many events of one group.
   *
   * @param fields what makes a group; none for one group of all
   * @param atLeast events, count
   * @param cardinalities what has to differ
   */
  record Threshold(List<String> fields, long atLeast, List<Operator.Cardinality> cardinalities)
      implements ElasticType {
    public Threshold {
      fields = List.copyOf(fields);
      cardinalities = List.copyOf(cardinalities);
    }
  }

  /**
   * Values that were not there before.
   *
   * @param fields whose values, 1 to {@link Operator#MOST_TERM_FIELDS}
   * @param history how long before
   */
  record NewTerms(List<String> fields, Duration history) implements ElasticType {
    public NewTerms {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Events that share a value with an indicator.
   *
   * @param query which indicators, in Kibana's language
   * @param filters which of those
   * @param mappings what has to be equal: all of one entry, of the same indicator
   */
  record ThreatMatch(SourceText query, List<Condition> filters, List<List<Pair>> mappings)
      implements ElasticType {
    public ThreatMatch {
      filters = List.copyOf(filters);
      mappings = mappings.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Two fields that have to be equal.
   *
   * @param field of the event
   * @param indicator of the indicator
   */
  record Pair(String field, String indicator) {}
}
