package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import perilune.cli.validation.FormResult;
import perilune.cli.validation.ScenarioResult;
import perilune.cli.validation.Seen;
import perilune.cli.validation.Verdict;
import perilune.scenarios.mutation.Mutation;
import perilune.scenarios.mutation.Mutations;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;

/** Tries scenarios in one record format, as a sensor with given kinds of telemetry sees them. */
final class ScenarioTrial {

  private static final String HOST = "validate";

  private final StoryReplay replay;
  private final RecordWriter writer;
  private final Setting setting;

  ScenarioTrial(StoryReplay replay, RecordWriter writer, Set<Kind> kinds) {
    this.replay = replay;
    this.writer = writer;
    this.setting = Setting.of(HOST, kinds);
  }

  /** Tries the attack and all near misses. */
  ScenarioResult run(Scenario scenario) throws IOException {
    var forms = new ArrayList<FormResult>();
    forms.add(attack(FormResult.ATTACK, scenario, scenario.evaluates()));
    List<Story> near = scenario.near();
    for (int i = 0; i < near.size(); i++) {
      forms.add(
          near(near.size() == 1 ? FormResult.NEAR : FormResult.NEAR + " " + (i + 1), near.get(i)));
    }
    return new ScenarioResult(scenario, writer.name(), forms);
  }

  /** Tries the attack, all near misses, and all changed forms. */
  ScenarioResult runChanged(Scenario scenario) throws IOException {
    ScenarioResult plain = run(scenario);
    var forms = new ArrayList<>(plain.forms());
    for (Mutation.Mutant mutant : Mutations.of(scenario)) {
      forms.add(changed(mutant));
    }
    return new ScenarioResult(scenario, writer.name(), forms);
  }

  private FormResult changed(Mutation.Mutant mutant) throws IOException {
    Mutation mutation = mutant.mutation();
    FormResult form = attack(mutation.id(), mutant.scenario(), mutant.evaluates());
    Optional<String> why =
        form.verdict() == Verdict.MISSED || form.verdict() == Verdict.MISNAMED
            ? mutant.hidden(writer, setting.kinds())
            : Optional.empty();
    return new FormResult(
        form.form(),
        why.isPresent() ? Verdict.NOT_VISIBLE : form.verdict(),
        form.evaluates(),
        form.rules(),
        form.signals(),
        Set.of(),
        why.orElse(form.reason()));
  }

  /** Tries one form of an attack. */
  FormResult attack(String form, Scenario scenario, boolean evaluates) throws IOException {
    Set<String> blind = blind(scenario);
    Recording recording = writer.write(scenario.attack(), setting);
    Seen seen = replay.over(recording.bytes());
    Verdict verdict = verdict(scenario, recording, seen);
    boolean invisible = verdict == Verdict.MISSED && !blind.isEmpty();
    var unseen = new TreeSet<>(scenario.expect());
    unseen.removeAll(seen.rules());
    return new FormResult(
        form,
        invisible ? Verdict.NOT_VISIBLE : verdict,
        evaluates,
        seen.findingRules(),
        seen.rules(),
        unseen,
        invisible
            ? "this telemetry has no " + String.join(", ", blind)
            : verdict == Verdict.MISNAMED ? blamed(recording, seen) : "");
  }

  private Set<String> blind(Scenario scenario) {
    var all = new TreeSet<String>();
    scenario.needs().stream()
        .filter(kind -> !setting.records(kind) || !writer.kinds().contains(kind))
        .forEach(kind -> all.add(kind.word()));
    return all;
  }

  private static Verdict verdict(Scenario scenario, Recording recording, Seen seen) {
    if (seen.findingRules().isEmpty()) {
      return Verdict.MISSED;
    }
    Optional<Integer> pid = scenario.culprit().map(name -> recording.pids().get(name));
    boolean named =
        pid.isEmpty()
            || seen.accusations().stream()
                .anyMatch(found -> found.worthALook() && found.pid() == pid.get());
    return named ? Verdict.DETECTED : Verdict.MISNAMED;
  }

  private static String blamed(Recording recording, Seen seen) {
    var names = new TreeSet<String>();
    for (Seen.Accusation accusation : seen.accusations()) {
      if (accusation.worthALook()) {
        names.add(
            recording.pids().entrySet().stream()
                .filter(entry -> entry.getValue() == accusation.pid())
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse("pid " + accusation.pid()));
      }
    }
    return "blamed " + String.join(", ", names);
  }

  private FormResult near(String form, Story story) throws IOException {
    Seen seen = replay.over(writer.write(story, setting).bytes());
    boolean silent = seen.findingRules().isEmpty();
    return new FormResult(
        form,
        silent ? Verdict.SILENT : Verdict.FALSE_ALARM,
        false,
        seen.findingRules(),
        seen.rules(),
        Set.of(),
        "");
  }
}
