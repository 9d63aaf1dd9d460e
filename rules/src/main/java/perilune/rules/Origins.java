package perilune.rules;

import java.util.Optional;

/** Says from where a value came that a rule looks for. */
@FunctionalInterface
public interface Origins {

  /** Knows of none. */
  Origins NONE = (_, _) -> Optional.empty();

  /** Gives the file and the place in it, for people; empty where the rule itself has the value. */
  Optional<String> of(String field, String value);
}
