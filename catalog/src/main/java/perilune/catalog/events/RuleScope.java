package perilune.catalog.events;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import perilune.catalog.CatalogRule;
import perilune.catalog.Kind;
import perilune.catalog.Predicate;

/**
 * What of a rule says which events it reads.
 *
 * @param systems operating systems: those that it asks for, else those of its tags
 * @param sources index patterns or log sources
 * @param categories what its stages are about
 * @param deeds what happens in the events that it asks for; a process starts where none is said
 */
record RuleScope(
    Set<String> systems, List<String> sources, Set<String> categories, Set<String> deeds) {

  private static final String ANY = "*";
  private static final String TAG = "OS: ";

  static RuleScope of(CatalogRule rule) {
    Set<String> categories = new HashSet<>(rule.content().stages());
    var words = new HashSet<String>();
    var asked = new HashSet<String>();
    for (Predicate predicate : rule.predicates()) {
      boolean exact = predicate.kind() == Kind.EQ || predicate.kind() == Kind.IN;
      if (exact && predicate.isPositive()) {
        switch (predicate.written().field()) {
          case "event.category" -> addValues(predicate, categories);
          case "event.action", "event.type" -> addValues(predicate, words);
          case "host.os.type" -> addValues(predicate, asked);
          default -> {}
        }
      }
    }
    return new RuleScope(systems(rule, asked), rule.card().sources(), categories, deeds(words));
  }

  private static Set<String> systems(CatalogRule rule, Set<String> asked) {
    if (rule.card().language().equals("sigma")) {
      return Set.copyOf(rule.card().sources());
    }
    if (!asked.isEmpty()) {
      return asked;
    }
    var tagged = new HashSet<String>();
    for (String tag : rule.card().tags()) {
      if (tag.startsWith(TAG)) {
        tagged.add(tag.substring(TAG.length()).strip().toLowerCase(Locale.ROOT));
      }
    }
    return tagged;
  }

  private static void addValues(Predicate predicate, Set<String> to) {
    predicate.values().forEach(value -> to.add(value.toLowerCase(Locale.ROOT)));
  }

  private static Set<String> deeds(Set<String> words) {
    var deeds = new HashSet<String>();
    for (String word : words) {
      String deed =
          switch (word) {
            case "exec", "start", "executed", "process_started", "exec_event", "creation" -> "exec";
            case "fork" -> "fork";
            case "end", "exit", "process_stopped" -> "end";
            case "change", "modification", "overwrite" -> "change";
            case "rename" -> "rename";
            case "deletion", "unlink", "delete" -> "delete";
            default -> "";
          };
      deeds.add(deed);
      if (word.equals("creation")) {
        deeds.add("create");
      }
    }
    deeds.remove("");
    if (deeds.isEmpty()) {
      deeds.add("exec");
      deeds.add("create");
    }
    return deeds;
  }

  /** Says whether it is all that leads to a mapping's events. */
  boolean isIn(EventTable.Mapping mapping) {
    return systems.contains(mapping.os())
        && (mapping.about().equals(ANY) || categories.contains(mapping.about()))
        && (mapping.deed().equals(ANY) || deeds.contains(mapping.deed()))
        && sources.stream().anyMatch(source -> covers(source, mapping.source()));
  }

  /** A pattern may name a stream and more, or begin several streams; one for all names none. */
  private static boolean covers(String pattern, String stream) {
    int end = pattern.length();
    while (end > 0 && pattern.charAt(end - 1) == '*') {
      end--;
    }
    return end >= stream.length() && pattern.startsWith(stream)
        || pattern.lastIndexOf('.', end - 1) >= 0 && stream.regionMatches(0, pattern, 0, end);
  }
}
