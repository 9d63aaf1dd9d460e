package perilune.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import perilune.cli.validation.FormResult;
import perilune.cli.validation.Seen;
import perilune.cli.validation.Verdict;

/** Replays recorded telemetry that says what it is. */
final class RecordedTrial {

  private final StoryReplay replay;
  private final Map<Path, Seen> seen = new HashMap<>();

  RecordedTrial(StoryReplay replay) {
    this.replay = replay;
  }

  /**
   * Gives the answer for each label of a folder; those that expect nothing certain are left out.
   */
  List<FormResult> run(Path folder) throws IOException {
    var results = new ArrayList<FormResult>();
    for (RecordedLabels.Label label : new RecordedLabels().read(folder)) {
      if (!label.expected().equals("either")) {
        results.add(result(label));
      }
    }
    return results;
  }

  private FormResult result(RecordedLabels.Label label) throws IOException {
    Seen all = seen.get(label.file());
    if (all == null) {
      all = replay.over(List.of(label.file().toString()));
      seen.put(label.file(), all);
    }
    var rules = new TreeSet<String>();
    all.accusations().stream()
        .filter(found -> found.worthALook() && label.holds(found.time()))
        .forEach(found -> rules.add(found.rule()));
    boolean attack = label.expected().equals("attack");
    Verdict verdict =
        attack
            ? rules.isEmpty() ? Verdict.MISSED : Verdict.DETECTED
            : rules.isEmpty() ? Verdict.SILENT : Verdict.FALSE_ALARM;
    return new FormResult(label.name(), verdict, false, rules, Set.of(), Set.of(), "");
  }
}
