package perilune.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import perilune.content.RuleTree.Source.ReadFile;
import perilune.rules.Rule;
import perilune.source.Suggestion;

/**
 * The rules of a tree by the names of their files, for scores that name them as signals.
 *
 * <p>A name is that of the file, without its folder and its ending: {@code lua_code_network}. A
 * file beside the one that names it is meant before one elsewhere. Immutable.
 */
final class SignalNames {

  /** What a name stands for. */
  sealed interface Meaning {

    /** The rule of this id. */
    record Id(String ruleId) implements Meaning {}

    /** Nothing; there may be a name that is like it. */
    record Unknown(Optional<String> near) implements Meaning {}

    /** A file whose rule cannot be used. */
    record Broken(String place) implements Meaning {}

    /** More rules than one. */
    record Several(List<String> places) implements Meaning {
      public Several {
        places = List.copyOf(places);
      }
    }
  }

  /** A rule's file: nothing as its id where it cannot be used. */
  private record Entry(String place, Optional<String> ruleId) {}

  private final Map<String, List<Entry>> byName = new LinkedHashMap<>();

  private SignalNames() {}

  /** Gives the names of files that were read; what is lowered later is not among them. */
  static SignalNames of(List<ReadFile> files) {
    var names = new SignalNames();
    for (ReadFile file : files) {
      if (file.chain().isPresent()) {
        names.add(file.file().name(), Optional.of(file.chain().get().header().id()));
      } else {
        names.add(file.file().name(), file.rule().map(Rule::header).map(header -> header.id()));
      }
    }
    return names;
  }

  private void add(String place, Optional<String> ruleId) {
    byName.computeIfAbsent(name(place), _ -> new ArrayList<>()).add(new Entry(place, ruleId));
  }

  /** Gives what a name stands for in a file. */
  Meaning meaning(String name, String inFile) {
    List<Entry> all = byName.getOrDefault(name, List.of());
    List<Entry> beside =
        all.stream().filter(entry -> folder(entry.place()).equals(folder(inFile))).toList();
    List<Entry> meant = beside.isEmpty() ? all : beside;
    if (meant.isEmpty()) {
      return new Meaning.Unknown(Suggestion.nearest(name, new TreeSet<>(byName.keySet())));
    }
    if (meant.size() > 1) {
      return new Meaning.Several(meant.stream().map(Entry::place).toList());
    }
    Entry only = meant.getFirst();
    return only.ruleId().isPresent()
        ? new Meaning.Id(only.ruleId().get())
        : new Meaning.Broken(only.place());
  }

  private static int lastSlash(String place) {
    return Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'));
  }

  private static String folder(String place) {
    return place.substring(0, Math.max(0, lastSlash(place)));
  }

  private static String name(String place) {
    String last = place.substring(lastSlash(place) + 1);
    int dot = last.lastIndexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }
}
