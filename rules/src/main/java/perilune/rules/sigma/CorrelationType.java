package perilune.rules.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types of correlations; {@code value_median} is pySigma's, the others Sigma's. */
enum CorrelationType {
  EVENT_COUNT,
  VALUE_COUNT,
  VALUE_SUM,
  VALUE_AVG,
  VALUE_PERCENTILE,
  VALUE_MEDIAN,
  TEMPORAL,
  TEMPORAL_ORDERED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean countsRules() {
    return this == TEMPORAL || this == TEMPORAL_ORDERED;
  }

  /** Says whether it looks at the values of a field. */
  boolean hasField() {
    return this != EVENT_COUNT && !countsRules();
  }

  static Optional<CorrelationType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(CorrelationType::word).toList();
  }
}
