package perilune.rules.eql;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.event.KnownField;
import perilune.rules.parameters.Parameters;

/**
 * What a query is compiled for.
 *
 * @param categoryField the field that {@code process where} tests; a rule sets another one with
 *     {@code event_category_override}
 * @param limits how large a query may be
 * @param pipes whether pipes may follow: behind a query for a person, not behind a rule, every
 *     match of which is a finding
 * @param knownFields names of which a near miss gets a warning; a field that resembles none of them
 *     is taken as it is, for there is no mapping to ask
 * @param parameters what {@code $Name} stands for
 */
public record EqlOptions(
    String categoryField,
    EqlLimits limits,
    boolean pipes,
    Set<String> knownFields,
    Parameters parameters) {

  /** Where ECS keeps the category of an event. */
  public static final String DEFAULT_CATEGORY_FIELD = "event.category";

  private static final Set<String> PERILUNE_FIELDS =
      Arrays.stream(KnownField.values())
          .map(KnownField::fieldName)
          .collect(Collectors.toUnmodifiableSet());

  public EqlOptions {
    if (categoryField.isEmpty()) {
      throw new IllegalArgumentException("the category field needs a name");
    }
    knownFields = Set.copyOf(knownFields);
  }

  /**
   * Gives ECS' category field, the default limits, no pipes, the fields that Perilune knows, and no
   * parameters.
   */
  public static EqlOptions defaults() {
    return new EqlOptions(
        DEFAULT_CATEGORY_FIELD, EqlLimits.defaults(), false, PERILUNE_FIELDS, Parameters.NONE);
  }

  /** Gives the same with another category field. */
  public EqlOptions withCategoryField(String other) {
    return new EqlOptions(other, limits, pipes, knownFields, parameters);
  }

  /** Gives the same with other limits. */
  public EqlOptions withLimits(EqlLimits other) {
    return new EqlOptions(categoryField, other, pipes, knownFields, parameters);
  }

  /** Gives the same with other known fields. */
  public EqlOptions withKnownFields(Set<String> other) {
    return new EqlOptions(categoryField, limits, pipes, other, parameters);
  }

  /** Gives the same with pipes. */
  public EqlOptions withPipes() {
    return new EqlOptions(categoryField, limits, true, knownFields, parameters);
  }

  /** Gives the same with other parameters. */
  public EqlOptions with(Parameters others) {
    return new EqlOptions(categoryField, limits, pipes, knownFields, others);
  }
}
