package perilune.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.cli.output.JudgedRule;
import perilune.content.RuleEntry;
import perilune.content.RuleTree;
import perilune.engine.Compilation;
import perilune.engine.EngineLimits;
import perilune.engine.Rejection;
import perilune.engine.RuleCompiler;
import perilune.event.FieldTable;
import perilune.rules.Rule;

/**
 * All rule files of a tree, each with why it does not run, if so: what its reader says, and what
 * the engine says of its plan.
 *
 * @param rules one for each file, in order
 * @param rejections what the engine does not take
 */
record JudgedRules(List<JudgedRule> rules, List<Rejection> rejections) {

  /** Compiles what was loaded, and throws the compiled rules away. */
  static JudgedRules of(RuleTree.Loaded loaded) {
    var compiler = new RuleCompiler(new FieldTable(), EngineLimits.defaults());
    Compilation compilation = compiler.compile(loaded.rules().stream().map(Rule::plan).toList());
    Map<String, Rejection> rejected = new HashMap<>();
    compilation.rejections().forEach(r -> rejected.putIfAbsent(r.ruleId(), r));
    var all = new ArrayList<JudgedRule>();
    for (RuleEntry entry : loaded.entries()) {
      Rejection rejection =
          entry.rule().isPresent() ? rejected.get(entry.rule().get().header().id()) : null;
      String reason = rejection == null ? entry.reason() : reason(rejection);
      all.add(new JudgedRule(entry.facts(), entry.rule(), reason));
    }
    return new JudgedRules(List.copyOf(all), compilation.rejections());
  }

  private static String reason(Rejection rejection) {
    return "the engine refuses it: "
        + rejection.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Gives the number of rules that run. */
  long running() {
    return rules.stream().filter(JudgedRule::runs).count();
  }
}
