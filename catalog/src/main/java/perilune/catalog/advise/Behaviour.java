package perilune.catalog.advise;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.Predicate;
import perilune.catalog.Role;
import perilune.catalog.statistics.IndicatorIndex;

/**
 * What rules look for, brought to one form, so that languages and vendors can be compared: a
 * program by its base name, whether it is asked for by path or name; letters without case; patterns
 * without stars at their ends. What only says which kind of events is meant is no behaviour, and
 * neither is what very many rules look for.
 */
final class Behaviour {

  /** Fields with a program, and under which name it is compared. */
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "Image", "process_name",
          "process_name", "process_name",
          "perilune.process.image_name", "process_name",
          "ParentImage", "parent_process_name",
          "parent_process_name", "parent_process_name",
          "perilune.process.parent.image_name", "parent_process_name");

  /** Fields that only say which kind of events is meant. */
  private static final Set<String> KIND_OF_EVENT =
      Set.of("EventType", "EventID", "host.os.type", "Initiated", "Channel", "Provider_Name");

  private static final String EVENT_PREFIX = "event.";
  private static final String STREAM_PREFIX = "data_stream.";
  private static final String PROGRAM_ENDING = ".exe";

  private final Map<String, Integer> reach = new HashMap<>();

  /** Counts what all rules of a catalog look for. O(all values). */
  Behaviour(Catalog catalog) {
    for (CatalogRule rule : catalog.rules()) {
      all(rule).forEach(one -> reach.merge(one, 1, Integer::sum));
    }
  }

  /** Gives the name under which a field is compared. */
  static String field(String field) {
    return PROGRAMS.getOrDefault(field, field);
  }

  /** Gives field and value in the form in which they are compared; empty for what says nothing. */
  static String of(String field, String value) {
    String bare = stripped(value.toLowerCase(Locale.ROOT));
    if (PROGRAMS.containsKey(field)) {
      bare = bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
      if (bare.endsWith(PROGRAM_ENDING)) {
        bare = bare.substring(0, bare.length() - PROGRAM_ENDING.length());
      }
    }
    return bare.isBlank() ? "" : field(field) + " " + bare;
  }

  private static String stripped(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && value.charAt(from) == '*') {
      from++;
    }
    while (to > from && value.charAt(to - 1) == '*') {
      to--;
    }
    return value.substring(from, to);
  }

  /** Gives all that a rule looks for. */
  private static Set<String> all(CatalogRule rule) {
    var all = new TreeSet<String>();
    for (Predicate predicate : rule.predicates()) {
      if (predicate.role() == Role.POSITIVE && !isKindOfEvent(predicate.field())) {
        predicate.values().forEach(value -> all.add(of(predicate.field(), value)));
      }
    }
    all.remove("");
    return all;
  }

  private static boolean isKindOfEvent(String field) {
    return KIND_OF_EVENT.contains(field)
        || field.startsWith(EVENT_PREFIX)
        || field.startsWith(STREAM_PREFIX);
  }

  /** Gives what two rules look for that says something. */
  SortedSet<String> shared(CatalogRule one, CatalogRule other) {
    var shared = new TreeSet<>(all(one));
    shared.retainAll(all(other));
    shared.removeIf(value -> reach.getOrDefault(value, 0) >= IndicatorIndex.NOISY);
    return shared;
  }

  /** Gives everything that a rule leaves out already. */
  static Set<String> leftOut(CatalogRule rule) {
    var all = new TreeSet<String>();
    for (Predicate predicate : rule.predicates()) {
      if (predicate.role() != Role.POSITIVE) {
        predicate.values().forEach(value -> all.add(of(predicate.field(), value)));
      }
    }
    return all;
  }

  /**
   * Gives the kind of events that a stage of a query is about, in the words of ECS, for categories
   * of Sigma too; empty where that is not known.
   */
  static String kind(String stage) {
    return switch (stage) {
      case "process", "process_creation", "process_termination" -> "process";
      case "file", "file_event", "file_change", "file_delete", "file_rename" -> "file";
      case "network", "network_connection" -> "network";
      case "registry", "registry_add", "registry_delete", "registry_set", "registry_event" ->
          "registry";
      case "library", "image_load" -> "library";
      case "dns", "dns_query" -> "dns";
      default -> "";
    };
  }

  /** Gives the fields that a rule looks at, by the names under which they are compared. */
  static Set<String> fields(CatalogRule rule) {
    var all = new TreeSet<String>();
    rule.predicates().forEach(predicate -> all.add(field(predicate.field())));
    return all;
  }
}
