package perilune.pipeline.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import perilune.engine.Match;
import perilune.event.RetainedEvent;

/** What a run gave: ids of events in order, matches by rule in order, ids of findings. */
final class Outcome {

  final List<String> events = new ArrayList<>();
  final TreeMap<String, List<String>> matches = new TreeMap<>();
  final List<String> findings = new ArrayList<>();

  void add(Match match) {
    matches.computeIfAbsent(match.ruleId(), _ -> new ArrayList<>()).add(text(match));
  }

  static String text(Match match) {
    return match.joinKeys() + " " + match.events().stream().map(RetainedEvent::id).toList();
  }

  int matchCount() {
    return matches.values().stream().mapToInt(List::size).sum();
  }

  /** Gives all matches, sorted: for runs whose order is not the same. */
  List<String> sortedMatches() {
    var all = new ArrayList<String>();
    matches.forEach((rule, texts) -> texts.forEach(text -> all.add(rule + " " + text)));
    all.sort(null);
    return all;
  }

  /** Gives what only one of two runs gave, matches, events and findings; empty if they agree. */
  List<String> differences(Outcome other) {
    var all = new ArrayList<String>();
    differ("event", events, other.events, all);
    differ("match", sortedMatches(), other.sortedMatches(), all);
    differ("finding", findings, other.findings, all);
    return all;
  }

  /** Gives the matches that only one of two runs gave. */
  List<String> matchDifferences(Outcome other) {
    var all = new ArrayList<String>();
    differ("match", sortedMatches(), other.sortedMatches(), all);
    return all;
  }

  private static void differ(
      String what, List<String> here, List<String> there, List<String> differences) {
    var counts = new TreeMap<String, Integer>();
    here.forEach(text -> counts.merge(text, 1, Integer::sum));
    there.forEach(text -> counts.merge(text, -1, Integer::sum));
    counts.forEach((text, count) -> {
      if (count != 0) {
        differences.add((count > 0 ? "only here " : "only there ") + what + " " + text);
      }
    });
  }
}
