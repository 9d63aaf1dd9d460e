package perilune.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.ParameterText;
import perilune.cli.output.PlanText;
import perilune.cli.output.Shown;
import perilune.cli.output.TermsText;
import perilune.content.RuleFacts;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Operator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code perilune rules show}: one rule in words. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one rule: what it finds, why, its query, and what that compiles to.")
final class RulesShowCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "RULE",
      description = "Id, name or file name of the rule, or a rule file.")
  private String wanted = "";

  @Mixin private RuleOptions options = new RuleOptions();

  RulesShowCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Optional<JudgedRule> rule =
        JudgedRules.of(options.loadFor(wanted)).rules().stream()
            .filter(known -> RulesCommand.isNamed(known.facts(), wanted))
            .findFirst();
    options.tellIndicators(streams.err());
    if (rule.isEmpty()) {
      return RulesCommand.unknown(wanted, streams);
    }
    show(rule.get());
    return ExitCode.DONE;
  }

  private void show(JudgedRule judged) {
    RuleFacts facts = judged.facts();
    Optional<RuleHeader> header = judged.rule().map(Rule::header);
    PrintStream out = streams.out();
    out.println(Shown.plain(facts.name()));
    line("id", facts.id());
    line(
        "severity",
        header
            .map(known -> known.severity().word() + ", risk score " + known.riskScore())
            .orElse(facts.severity()));
    line("techniques", String.join(" ", facts.techniques()));
    line("tags", String.join(", ", facts.tags()));
    line("type", facts.type() + (facts.language().isEmpty() ? "" : " in " + facts.language()));
    line("index", String.join(", ", facts.index()));
    line("file", facts.place());
    line("status", status(judged));
    header.ifPresent(known -> new TermsText(out).print(known.terms()));
    out.println();
    facts.description().lines().forEach(line -> out.println(Shown.plain(line)));
    falsePositives(header.map(RuleHeader::falsePositives).orElse(List.of()));
    out.println();
    facts.query().strip().lines().forEach(line -> out.println("    " + Shown.plain(line)));
    out.println();
    if (judged.rule().isEmpty()) {
      out.println("It compiles to nothing; 'perilune rules check' shows why, with the place.");
      return;
    }
    parameters(judged.rule().get());
    new PlanText(out).print(judged.rule().get().plan());
    signs(judged.rule().get());
  }

  private void line(String name, String value) {
    if (!value.isEmpty()) {
      streams.out().println(name + " ".repeat(12 - name.length()) + Shown.plain(value));
    }
  }

  private static String status(JudgedRule judged) {
    String runs = judged.runs() ? "runs" : "does not run: " + judged.reason();
    return runs
        + (judged.facts().buildingBlock() ? "; building block: a signal for other rules" : "")
        + (judged.facts().deprecated()
            ? "; deprecated by its authors: hunt runs it with --deprecated"
            : "");
  }

  private void falsePositives(List<String> falsePositives) {
    if (!falsePositives.isEmpty()) {
      streams.out().println();
      streams.out().println("Legitimate use that looks alike:");
      falsePositives.forEach(line -> streams.out().println("- " + Shown.plain(line.strip())));
    }
  }

  private void parameters(Rule rule) {
    if (!rule.parameters().isEmpty()) {
      streams.out().println("Parameters that it uses, with the values in force:");
      new ParameterText(streams.out()).used(rule.parameters());
      streams.out().println();
    }
  }

  /** The words of a rule that adds up signs stand in its header, not in its plan. */
  private void signs(Rule rule) {
    List<String> words = rule.header().telling().parts();
    if (rule.plan().operator() instanceof Operator.Score score && !words.isEmpty()) {
      streams.out().println();
      streams.out().println("In the words of its findings, each sign counted once:");
      for (int i = 0; i < words.size(); i++) {
        int weight = score.parts().get(i).weight();
        streams.out().printf("%4d  %s%n", weight, Shown.plain(words.get(i)));
      }
    }
  }
}
