package perilune.checks.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import perilune.context.baseline.KnownUses;
import perilune.context.provenance.PackageInventory;
import perilune.engine.Compilation;
import perilune.engine.Match;
import perilune.engine.RuleCompiler;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.findings.Finding;
import perilune.findings.FindingBuilder;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.InputReport;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.EcsJsonFormat;
import perilune.telemetry.eslogger.EsloggerFormat;
import perilune.telemetry.windows.WindowsJsonFormat;

/**
 * What rules found in ECS documents, Windows events or messages of Endpoint Security.
 *
 * @param events number of events read
 * @param lost whether part of the input could not be read
 * @param matches of all rules, those of building blocks too
 * @param findings made of them
 */
record SampleRun(long events, boolean lost, List<Match> matches, List<Finding> findings) {

  /** Runs all rules together over NDJSON, on a host with these packages. */
  static SampleRun of(List<Rule> rules, byte[] ndjson, PackageInventory packages)
      throws IOException {
    return of(rules, ndjson, packages, KnownUses.none());
  }

  /** Runs all rules together over NDJSON, on a host of which this is known. */
  static SampleRun of(
      List<Rule> rules, byte[] ndjson, PackageInventory packages, KnownUses baseline)
      throws IOException {
    PipelineOptions options =
        PipelineOptions.defaults(
                SequencerLimits.defaults(Path.of(System.getProperty("java.io.tmpdir"))))
            .withPackages(packages)
            .withBaseline(baseline);
    var fields = new FieldTable();
    Compilation compilation =
        new RuleCompiler(fields, options.engine()).compile(rules.stream().map(Rule::plan).toList());
    if (!compilation.rejections().isEmpty()) {
      throw new AssertionError("rules do not compile: " + compilation.rejections());
    }
    var found = new Found(new FindingBuilder(rules, fields));
    Assembly assembly = Assembly.of(options, compilation.rules(), fields);
    InputReport report = run(assembly, ndjson, found);
    return new SampleRun(report.events(), report.lostAnything(), found.matches, found.findings);
  }

  private static InputReport run(Assembly assembly, byte[] ndjson, Found found) throws IOException {
    var inputs = new Inputs(new ByteArrayInputStream(ndjson)).find(List.of(Inputs.STANDARD_INPUT));
    var recipe = new ReadRecipe(assembly.pool().fields(), assembly.demand(), ReadLimits.defaults());
    var telemetry =
        new Telemetry(List.of(new EsloggerFormat(), new WindowsJsonFormat(), new EcsJsonFormat()));
    var pipeline = new Pipeline(assembly, found::add, _ -> {});
    try (var merged = new MergedInputs(inputs.inputs(), telemetry, recipe, assembly.pool())) {
      for (Event event = merged.next(); event != null; event = merged.next()) {
        pipeline.accept(event);
      }
      pipeline.finish();
      return merged.reports().getFirst();
    }
  }

  long matchesOf(Rule rule) {
    return matches.stream().filter(match -> match.ruleId().equals(rule.header().id())).count();
  }

  List<Finding> findingsOf(Rule rule) {
    return findings.stream().filter(f -> f.rule().id().equals(rule.header().id())).toList();
  }

  /** Collects matches, and findings of them. */
  private static final class Found {
    private final FindingBuilder builder;
    private final List<Match> matches = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Found(FindingBuilder builder) {
      this.builder = builder;
    }

    void add(Match match) {
      matches.add(match);
      builder.build(match).ifPresent(findings::add);
    }
  }
}
