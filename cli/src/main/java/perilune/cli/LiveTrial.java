package perilune.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import perilune.cli.live.CannotRun;
import perilune.cli.live.LiveRun;
import perilune.cli.validation.FormResult;
import perilune.cli.validation.ScenarioResult;
import perilune.cli.validation.Seen;
import perilune.cli.validation.Verdict;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Scenario;

/** Runs scenarios for real and judges their audit records. */
final class LiveTrial {

  private static final String FORMAT = "executed";

  private final StoryReplay replay;
  private final Main.Streams streams;

  LiveTrial(StoryReplay replay, Main.Streams streams) {
    this.replay = replay;
    this.streams = streams;
  }

  /** Gives the answer for each scenario that can be run here. */
  List<ScenarioResult> run(List<Scenario> scenarios) throws IOException {
    var results = new ArrayList<ScenarioResult>();
    try (LiveRun run = LiveRun.open()) {
      for (Scenario scenario : scenarios) {
        LiveRun.Result result = run.run(scenario);
        results.add(new ScenarioResult(scenario, FORMAT, List.of(judged(scenario, result))));
        streams.err().println("ran " + scenario.id() + ": " + records(result));
      }
    } catch (CannotRun problem) {
      throw new UsageMistake(problem.sentence());
    }
    return results;
  }

  private static String records(LiveRun.Result result) {
    return result.notRun().isEmpty()
        ? result.records().lines().count() + " records"
        : "not run, " + result.notRun();
  }

  private FormResult judged(Scenario scenario, LiveRun.Result result) throws IOException {
    if (!result.notRun().isEmpty()) {
      return new FormResult(
          FormResult.ATTACK,
          Verdict.NOT_RUN,
          scenario.evaluates(),
          Set.of(),
          Set.of(),
          Set.of(),
          result.notRun());
    }
    Seen seen = replay.over(result.records().getBytes(StandardCharsets.ISO_8859_1));
    var unseen = new TreeSet<>(scenario.expect());
    unseen.removeAll(seen.rules());
    Verdict verdict = verdict(scenario, seen);
    return new FormResult(
        FormResult.ATTACK,
        verdict,
        scenario.evaluates(),
        seen.findingRules(),
        seen.rules(),
        unseen,
        verdict == Verdict.MISNAMED ? "blamed " + blamed(seen) : "");
  }

  /** Which process number a scenario got is not known; that it runs the culprit's program is. */
  private static Verdict verdict(Scenario scenario, Seen seen) {
    if (seen.findingRules().isEmpty()) {
      return Verdict.MISSED;
    }
    Optional<String> program =
        scenario.culprit().flatMap(scenario.attack()::image).map(Image::name).map(LiveTrial::kind);
    boolean named =
        program.isEmpty()
            || seen.accusations().stream()
                .filter(Seen.Accusation::worthALook)
                .anyMatch(found -> kind(found.executable()).equals(program.get()));
    return named ? Verdict.DETECTED : Verdict.MISNAMED;
  }

  private static Set<String> blamed(Seen seen) {
    var all = new TreeSet<String>();
    seen.accusations().stream()
        .filter(Seen.Accusation::worthALook)
        .forEach(found -> all.add(found.executable()));
    return all;
  }

  /** Hosts have other versions of programs than stories: letters are compared only. */
  private static String kind(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    var letters = new StringBuilder();
    name.chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
    return letters.toString().replace("perilune", "");
  }
}
