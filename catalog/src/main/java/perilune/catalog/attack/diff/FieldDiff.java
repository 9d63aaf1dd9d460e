package perilune.catalog.attack.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import perilune.catalog.attack.json.CanonicalJson;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonValue;

/**
 * Compares two values of JSON, field by field.
 *
 * <p>The order of members says nothing. Lists of ATT&CK are sets in some order: elements that are
 * equal are the same; of the rest, two objects are the same where what identifies them is ({@link
 * #IDENTIFYING}) and no other element of either list has it. What remains was added or removed. A
 * list with the same elements in another order is told as that.
 */
final class FieldDiff {

  /** What tells one element of a list from another, each a set of members that are there. */
  private static final List<List<String>> IDENTIFYING =
      List.of(
          List.of("source_name", "external_id"),
          List.of("source_name"),
          List.of("x_mitre_data_component_ref", "name", "channel"),
          List.of("x_mitre_data_component_ref", "name"),
          List.of("kill_chain_name", "phase_name"),
          List.of("object_ref"),
          List.of("field"),
          List.of("name"));

  private final List<FieldChange> changes = new ArrayList<>();

  private FieldDiff() {}

  /** Gives what changed: by member in the order before, then what is new in the order after. */
  static List<FieldChange> of(JsonValue before, JsonValue after) {
    var diff = new FieldDiff();
    diff.values("", before, after);
    return List.copyOf(diff.changes);
  }

  private void values(String path, JsonValue before, JsonValue after) {
    if (same(before, after)) {
      return;
    }
    if (before instanceof JsonValue.Members(var old)
        && after instanceof JsonValue.Members(var young)) {
      members(path, old, young);
    } else if (before instanceof JsonValue.Elements(var old)
        && after instanceof JsonValue.Elements(var young)) {
      elements(path, old, young);
    } else {
      changes.add(
          new FieldChange(path, FieldChange.Kind.CHANGED, Optional.of(before), Optional.of(after)));
    }
  }

  private void members(String path, Map<String, JsonValue> old, Map<String, JsonValue> young) {
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(young.keySet());
    for (String name : names) {
      String below = path.isEmpty() ? name : path + "." + name;
      JsonValue before = old.get(name);
      JsonValue after = young.get(name);
      if (before == null && after != null) {
        changes.add(FieldChange.added(below, after));
      } else if (before != null && after == null) {
        changes.add(FieldChange.removed(below, before));
      } else if (before != null && after != null) {
        values(below, before, after);
      }
    }
  }

  private void elements(String path, List<JsonValue> old, List<JsonValue> young) {
    List<JsonValue> before = without(old, young);
    List<JsonValue> after = without(young, old);
    if (before.isEmpty() && after.isEmpty()) {
      changes.add(
          new FieldChange(
              path,
              FieldChange.Kind.REORDERED,
              Optional.of(new JsonValue.Elements(old)),
              Optional.of(new JsonValue.Elements(young))));
      return;
    }
    for (List<String> key : IDENTIFYING) {
      pair(path, key, before, after);
    }
    before.forEach(one -> changes.add(FieldChange.removed(path + label(one), one)));
    after.forEach(one -> changes.add(FieldChange.added(path + label(one), one)));
  }

  /** Gives what is left of a list when each element of another took one that is equal to it. */
  private static List<JsonValue> without(List<JsonValue> all, List<JsonValue> others) {
    Map<String, Integer> taken = new HashMap<>();
    others.forEach(one -> taken.merge(text(one), 1, Integer::sum));
    var left = new ArrayList<JsonValue>();
    for (JsonValue one : all) {
      if (taken.merge(text(one), -1, Integer::sum) < 0) {
        left.add(one);
      }
    }
    return left;
  }

  /** Takes out of both lists what has one identity and compares it. */
  private void pair(String path, List<String> key, List<JsonValue> before, List<JsonValue> after) {
    Map<String, JsonValue> young = unique(key, after);
    Set<JsonValue> paired = Collections.newSetFromMap(new IdentityHashMap<>());
    unique(key, before)
        .forEach((identity, one) -> {
          JsonValue other = young.get(identity);
          if (other != null) {
            paired.add(one);
            paired.add(other);
            values(path + "[" + identity + "]", one, other);
          }
        });
    before.removeIf(paired::contains);
    after.removeIf(paired::contains);
  }

  private static Map<String, JsonValue> unique(List<String> key, List<JsonValue> all) {
    Map<String, JsonValue> found = new LinkedHashMap<>();
    Set<String> twice = new LinkedHashSet<>();
    for (JsonValue one : all) {
      Optional<String> identity = identity(key, one);
      if (identity.isPresent() && found.putIfAbsent(identity.get(), one) != null) {
        twice.add(identity.get());
      }
    }
    twice.forEach(found::remove);
    return found;
  }

  private static Optional<String> identity(List<String> key, JsonValue one) {
    List<String> parts = key.stream().map(one::text).toList();
    return parts.stream().anyMatch(String::isEmpty)
        ? Optional.empty()
        : Optional.of(String.join(", ", parts));
  }

  private static String label(JsonValue one) {
    Stream<String> known = IDENTIFYING.stream().flatMap(key -> identity(key, one).stream());
    return known.findFirst().map(name -> "[" + name + "]").orElse("[]");
  }

  private static boolean same(JsonValue one, JsonValue other) {
    return one.equals(other) || text(one).equals(text(other));
  }

  /** Values are the same where their canonical forms are: 1.0 is 1. */
  private static String text(JsonValue value) {
    try {
      return CanonicalJson.text(value);
    } catch (JsonProblem _) {
      // No import takes such a value; it is compared as it was written.
      return value.toString();
    }
  }
}
