package perilune.catalog.attack.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of JSON, immutable; members stand in the order in which they were written. */
public sealed interface JsonValue {

  /** An object; no name stands in it twice. */
  record Members(Map<String, JsonValue> members) implements JsonValue {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** An array. */
  record Elements(List<JsonValue> elements) implements JsonValue {
    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** A text, without quotes and escapes. */
  record Text(String text) implements JsonValue {}

  /** A number, as it was written. */
  record Numeral(String written) implements JsonValue {}

  /** True or false. */
  record Truth(boolean truth) implements JsonValue {}

  /** Null, which is not the same as its being absent. */
  record Null() implements JsonValue {}

  /** Gives a member of an object; nothing where this is no object or has none of the name. */
  default Optional<JsonValue> member(String name) {
    return this instanceof Members object
        ? Optional.ofNullable(object.members().get(name))
        : Optional.empty();
  }

  /** Gives a member that is text; empty where there is none. */
  default String text(String name) {
    return member(name).map(value -> value instanceof Text text ? text.text() : "").orElse("");
  }

  /** Says whether a member is true. */
  default boolean isTrue(String name) {
    return member(name).map(value -> value instanceof Truth one && one.truth()).orElse(false);
  }

  /** Gives the elements of a member that is an array; none where there is none. */
  default List<JsonValue> list(String name) {
    return member(name)
        .flatMap(
            value -> value instanceof Elements all ? Optional.of(all.elements()) : Optional.empty())
        .orElse(List.of());
  }

  /** Gives the texts in a member that is an array. */
  default List<String> texts(String name) {
    return list(name).stream()
        .filter(Text.class::isInstance)
        .map(value -> ((Text) value).text())
        .toList();
  }
}
