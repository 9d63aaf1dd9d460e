package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import perilune.engine.Compilation;
import perilune.engine.RuleCompiler;
import perilune.event.FieldTable;
import perilune.rules.Rule;

/**
 * Runs rules over their samples. With each runs every building block that was loaded: rules look at
 * the signals of others.
 */
final class SampleProof {

  private final Map<String, Rule> rules;
  private final Function<Path, Map<String, Rule>> rulesWith;
  private final InputOptions inputs;
  private final Main.Streams streams;

  /**
   * Makes one.
   *
   * @param rules by their ids
   * @param rulesWith gives the same rules as they are with a file of parameters
   */
  SampleProof(
      Map<String, Rule> rules,
      Function<Path, Map<String, Rule>> rulesWith,
      InputOptions inputs,
      Main.Streams streams) {
    this.rules = rules;
    this.rulesWith = rulesWith;
    this.inputs = inputs;
    this.streams = streams;
  }

  SampleCase.Outcome run(SampleCase one) throws IOException {
    Map<String, Rule> inForce = one.beside().parameters().map(rulesWith).orElse(rules);
    Rule rule = inForce.get(one.ruleId());
    if (rule == null) {
      return failed(one, "no such rule runs");
    }
    if (!Files.exists(one.sample())) {
      return failed(one, "there is no such file");
    }
    var together = new ArrayList<>(List.of(rule));
    inForce.values().stream()
        .filter(other ->
            !other.header().id().equals(one.ruleId()) && other.header().telling().buildingBlock())
        .forEach(together::add);
    return run(one, together);
  }

  private SampleCase.Outcome run(SampleCase one, List<Rule> together) throws IOException {
    var fields = new FieldTable();
    Compilation compiled =
        new RuleCompiler(fields, inputs.pipelineOptions().engine())
            .compile(together.stream().map(Rule::plan).toList());
    if (compiled.rejections().stream().anyMatch(r -> r.ruleId().equals(one.ruleId()))) {
      return failed(one, "the engine refuses the rule");
    }
    SampleTrial trial = SampleTrial.of(one, compiled.rules(), fields, inputs, streams);
    String problem = trial.events() == 0 ? "no event was read from it" : "";
    return new SampleCase.Outcome(one, trial.matches(), trial.events(), problem);
  }

  private static SampleCase.Outcome failed(SampleCase one, String problem) {
    return new SampleCase.Outcome(one, 0, 0, problem);
  }
}
