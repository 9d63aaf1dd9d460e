package perilune.catalog.attack.diff;

import java.util.Optional;
import perilune.catalog.attack.json.JsonValue;

/**
 * That something in an object is not what it was.
 *
 * @param path names of members with dots between; an element of a list in brackets by what
 *     identifies it: {@code external_references[Lua state].url}
 * @param kind what happened to it
 * @param before the value before; nothing where it was added
 * @param after the value after; nothing where it was removed
 */
public record FieldChange(
    String path, Kind kind, Optional<JsonValue> before, Optional<JsonValue> after) {

  /** What happened. */
  public enum Kind {
    /** It was not there. */
    ADDED,
    /** It is not there any more. */
    REMOVED,
    /** It has another value. */
    CHANGED,
    /** A list has the same elements in another order. */
    REORDERED
  }

  static FieldChange added(String path, JsonValue after) {
    return new FieldChange(path, Kind.ADDED, Optional.empty(), Optional.of(after));
  }

  static FieldChange removed(String path, JsonValue before) {
    return new FieldChange(path, Kind.REMOVED, Optional.of(before), Optional.empty());
  }
}
