package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.coverage.CoverageLayer;
import perilune.catalog.attack.coverage.CoveredRule;
import perilune.catalog.attack.coverage.CoveredRule.Proof;
import perilune.catalog.attack.coverage.CoveredRule.Reach;
import perilune.catalog.attack.coverage.TechniqueCoverage;
import perilune.cli.output.Coverage;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.attack.CoverageTable;
import perilune.content.RuleFacts;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune attack coverage}: what rules cover of a release. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Holds rules against techniques and analytics, in three columns that are not the same: how",
      "many rules are tagged with it; how many of them can run on the telemetry that is given; of",
      "how many the samples beside them pass. Tags on techniques that are gone are reported."
    })
final class AttackCoverageCommand implements Callable<Integer> {

  private enum Output {
    TEXT,
    JSON,
    NDJSON,
    /** A layer for the ATT&CK Navigator. */
    LAYER
  }

  private static final String ANALYTIC = "Analytic: ";

  private final Main.Streams streams;

  @Parameters(arity = "0..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = new ArrayList<>();

  @Mixin private AttackOptions attack = new AttackOptions();
  @Mixin private RuleOptions rules = new RuleOptions();
  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Release to hold rules against (default: the newest).")
  private @Nullable String release;

  @Option(names = "--no-samples", description = "Do not run the rules' samples.")
  private boolean noSamples;

  @Option(names = "--details", description = "Show techniques without a rule, and name the rules.")
  private boolean details;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json (one object a line), or layer for the Navigator (default: text).")
  private Output output = Output.TEXT;

  AttackCoverageCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    return attack.use(streams, this::cover);
  }

  private int cover(AttackStore store) throws IOException {
    AttackRelease held = AttackOptions.release(store, Optional.ofNullable(release));
    RuleTree.Loaded loaded = rules.load(List.of());
    rules.tellParameters(streams.err());
    List<JudgedRule> all = JudgedRules.of(loaded).rules();
    List<JudgedRule> judged = all.stream().filter(rule -> !rule.facts().deprecated()).toList();
    if (judged.size() < all.size()) {
      int given = all.size() - judged.size();
      streams.err().println("note: " + given + " rules that their authors gave up are left out");
    }
    Map<String, Reach> reach = new HashMap<>();
    int code = reach(judged, reach);
    Map<String, Proof> proofs = noSamples ? Map.of() : proofs(loaded);
    List<CoveredRule> covered = judged.stream().map(rule -> covered(rule, reach, proofs)).toList();
    List<AttackRelease> others =
        AttackOptions.releasesLike(store, held).stream().filter(one -> one != held).toList();
    TechniqueCoverage coverage = TechniqueCoverage.of(held, others, covered);
    print(coverage, held, covered);
    return code;
  }

  private Map<String, Proof> proofs(RuleTree.Loaded loaded) throws IOException {
    List<Rule> all = loaded.rules();
    var proven =
        new ProvenRules(all, parameters -> rules.loadWith(parameters).rules(), inputs, streams);
    if (!rules.files().isEmpty()) {
      proven.judge(new SampleSearch(rules.files()).cases(all));
    }
    proven.judgeBuiltIn(all);
    return proven.proofs();
  }

  private int reach(List<JudgedRule> judged, Map<String, Reach> into) throws IOException {
    if (paths.isEmpty()) {
      return ExitCode.DONE;
    }
    var options = packages.addTo(inputs.pipelineOptions(), streams);
    TelemetryCoverage read = TelemetryCoverage.of(judged, paths, inputs, options, streams);
    for (Coverage.Judged one : read.coverage().rules()) {
      into.put(key(one.rule().facts()), reach(one.standing()));
    }
    packages.tellMismatches(streams);
    return read.outcome().lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  private static String key(RuleFacts facts) {
    return facts.place() + "\n" + facts.id();
  }

  private static Reach reach(Coverage.Standing standing) {
    return switch (standing) {
      case CAN_RUN -> Reach.RUNS;
      case PARTLY -> Reach.PARTLY;
      case BLIND -> Reach.BLIND;
      case NOT_RUNNABLE -> Reach.NOT_RUNNABLE;
    };
  }

  private CoveredRule covered(
      JudgedRule rule, Map<String, Reach> reach, Map<String, Proof> proofs) {
    RuleFacts facts = rule.facts();
    List<String> analytics =
        facts.tags().stream()
            .filter(tag -> tag.startsWith(ANALYTIC))
            .map(tag -> tag.substring(ANALYTIC.length()).strip())
            .toList();
    Reach unasked = rule.runs() ? Reach.NOT_ASKED : Reach.NOT_RUNNABLE;
    Proof proof = noSamples ? Proof.NOT_ASKED : Proof.NO_SAMPLE;
    return new CoveredRule(
        facts.id(),
        facts.name(),
        facts.place(),
        facts.techniques(),
        analytics,
        reach.getOrDefault(key(facts), unasked),
        proofs.getOrDefault(facts.id(), proof));
  }

  private void print(TechniqueCoverage coverage, AttackRelease held, List<CoveredRule> covered) {
    var table = new CoverageTable(held.name(), covered, !paths.isEmpty(), !noSamples);
    var lines = new JsonLines(streams.out());
    switch (output) {
      case TEXT -> table.print(coverage, streams.out(), details);
      case JSON, NDJSON -> table.write(coverage, lines);
      case LAYER -> {
        AttackLayerCommand.needDomain(held);
        CoverageLayer.of(coverage, held.facts()).write(lines);
      }
    }
    lines.flush();
    if (output == Output.LAYER) {
      table.tellBadTags(coverage, streams.err());
    }
  }
}
