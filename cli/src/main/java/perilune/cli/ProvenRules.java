package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import perilune.catalog.attack.coverage.CoveredRule.Proof;
import perilune.content.RuleSamples;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.event.FieldTable;
import perilune.rules.Rule;

/**
 * Which rules their own samples prove: those that {@code rules test} runs, and for rules of the
 * built-in packs those that came with them. All rules run together, for some wait for the signals
 * of others; they are compiled once, and again for each sample with parameters of its own.
 */
final class ProvenRules {

  private static final String BUILT_IN = "builtin:";
  private static final List<String> NAMES =
      List.of(
          "sample.match",
          "sample.nearmiss",
          "sample.inventory",
          "sample.baseline",
          "sample.parameters");

  private final Compiled compiled;
  private final Function<Path, List<Rule>> rulesWith;
  private final InputOptions inputs;
  private final Main.Streams streams;
  private final Map<String, Proof> proofs = new HashMap<>();

  private record Compiled(RuleSet rules, FieldTable fields) {}

  /**
   * Makes one.
   *
   * @param rules those to be proven
   * @param rulesWith gives the same rules as they are with a file of parameters
   */
  ProvenRules(
      List<Rule> rules,
      Function<Path, List<Rule>> rulesWith,
      InputOptions inputs,
      Main.Streams streams) {
    this.rulesWith = rulesWith;
    this.inputs = inputs;
    this.streams = streams;
    compiled = compile(rules);
    rules.forEach(rule -> proofs.put(rule.header().id(), Proof.NO_SAMPLE));
  }

  private Compiled compile(List<Rule> rules) {
    var fields = new FieldTable();
    var compiler = new RuleCompiler(fields, inputs.pipelineOptions().engine());
    return new Compiled(compiler.compile(rules.stream().map(Rule::plan).toList()).rules(), fields);
  }

  /** Gives for each rule, by id, what its samples show. */
  Map<String, Proof> proofs() {
    return Map.copyOf(proofs);
  }

  /** A rule is proven where something that it is to find is found, and nothing else goes wrong. */
  void judge(List<SampleCase> cases) throws IOException {
    for (SampleCase one : cases) {
      Proof before = proofs.get(one.ruleId());
      if (before == null || before == Proof.FAILED) {
        continue;
      }
      if (!passes(one)) {
        proofs.put(one.ruleId(), Proof.FAILED);
      } else if (one.wanted()) {
        proofs.put(one.ruleId(), Proof.PROVEN);
      }
    }
  }

  private boolean passes(SampleCase one) throws IOException {
    if (!Files.exists(one.sample())) {
      return false;
    }
    Compiled inForce =
        one.beside().parameters().map(file -> compile(rulesWith.apply(file))).orElse(compiled);
    SampleTrial trial = SampleTrial.of(one, inForce.rules(), inForce.fields(), inputs, streams);
    return trial.events() > 0 && one.accepts(trial.matches());
  }

  /** Samples of the packs are inside this program; they are tried as files, as all others. */
  void judgeBuiltIn(List<Rule> rules) throws IOException {
    Path folder = Files.createTempDirectory("perilune-samples");
    try {
      for (Rule rule : rules) {
        Optional<RuleSamples> samples =
            rule.header().place().startsWith(BUILT_IN) ? RuleSamples.of(rule) : Optional.empty();
        if (samples.isPresent()) {
          judge(cases(rule, samples.get(), folder));
          clear(folder);
        }
      }
    } finally {
      clear(folder);
      Files.delete(folder);
    }
  }

  private static void clear(Path folder) throws IOException {
    for (String name : NAMES) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  private static List<SampleCase> cases(Rule rule, RuleSamples samples, Path folder)
      throws IOException {
    write(samples.inventory(), folder, "sample.inventory");
    write(samples.baseline(), folder, "sample.baseline");
    write(samples.parameters(), folder, "sample.parameters");
    SampleSurroundings beside = SampleSurroundings.of(folder.resolve("sample").toString());
    var all = new ArrayList<SampleCase>();
    Path match = Files.write(folder.resolve("sample.match"), samples.events());
    all.add(sample(rule, match, beside, true));
    if (samples.nearMisses().isPresent()) {
      write(samples.nearMisses(), folder, "sample.nearmiss");
      all.add(sample(rule, folder.resolve("sample.nearmiss"), beside, false));
    }
    return all;
  }

  private static void write(Optional<byte[]> bytes, Path folder, String name) throws IOException {
    if (bytes.isPresent()) {
      Files.write(folder.resolve(name), bytes.get());
    }
  }

  private static SampleCase sample(
      Rule rule, Path file, SampleSurroundings beside, boolean wanted) {
    String id = rule.header().id();
    return new SampleCase(id, rule.header().name(), file, beside, wanted, OptionalInt.empty());
  }
}
