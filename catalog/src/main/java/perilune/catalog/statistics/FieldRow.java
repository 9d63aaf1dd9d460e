package perilune.catalog.statistics;

import java.util.List;
import java.util.stream.Collectors;
import perilune.catalog.Kind;

/**
 * A field that rules of a technique look at.
 *
 * @param field canonical name
 * @param rules number of rules with a predicate on it
 * @param how the kinds of those predicates, most rules first
 * @param samples values to start from, those of most rules first
 */
public record FieldRow(String field, int rules, List<KindCount> how, List<String> samples) {

  /** A kind, and the number of rules that use it on the field. */
  public record KindCount(Kind kind, int rules) {}

  public FieldRow {
    how = List.copyOf(how);
    samples = List.copyOf(samples);
  }

  /** Gives the kinds as one text: {@code eq 4, in 4}. */
  public String howText() {
    return how.stream()
        .map(one -> one.kind().word() + " " + one.rules())
        .collect(Collectors.joining(", "));
  }
}
