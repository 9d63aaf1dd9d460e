package perilune.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import perilune.cli.output.Shown;
import perilune.content.RuleTree;
import perilune.engine.Compilation;
import perilune.engine.Rejection;
import perilune.engine.RuleCompiler;
import perilune.event.FieldTable;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Partition;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune rules}: look at rules without running them. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(check | list | show)",
    description = "Checks, lists and shows rules.")
final class RulesCommand {

  private final Main.Streams streams;

  RulesCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Reads and compiles rules; every mistake is shown with its place and a way out.")
  int check(
      @Parameters(
              paramLabel = "PATH",
              arity = "0..*",
              description = "Rule files or folders (default: the built-in packs).")
          List<Path> paths,
      @Option(names = "--warnings", description = "Show warnings too.") boolean warnings,
      @Mixin RuleOptions options) {
    RuleTree.Loaded loaded = options.load(paths == null ? List.of() : paths);
    PrintStream out = streams.out();
    options.tellIndicators(out);
    Map<String, Integer> byCode = new LinkedHashMap<>();
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      if (diagnostic.isError() || warnings) {
        out.println(DiagnosticPrinter.print(diagnostic));
      }
      byCode.merge(
          diagnostic.code() + (diagnostic.isError() ? " errors" : " warnings"), 1, Integer::sum);
    }
    int rejected = rejections(loaded.rules(), out);
    byCode.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> out.println(entry.getKey() + ": " + entry.getValue()));
    int good = loaded.rules().size() - rejected;
    out.println(good + (good == 1 ? " rule compiles" : " rules compile"));
    return loaded.hasErrors() || rejected > 0 ? ExitCode.WRONG_USE : ExitCode.DONE;
  }

  private static int rejections(List<Rule> rules, PrintStream out) {
    var compiler = new RuleCompiler(new FieldTable(), perilune.engine.EngineLimits.defaults());
    Compilation compilation = compiler.compile(rules.stream().map(Rule::plan).toList());
    for (Rejection rejection : compilation.rejections()) {
      out.println(
          "error: rule "
              + Shown.plain(rejection.ruleId())
              + ": "
              + Shown.plain(rejection.message()));
    }
    return compilation.rejections().size();
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists rules, the most severe first.")
  int list(
      @Parameters(
              paramLabel = "PATH",
              arity = "0..*",
              description = "Rule files or folders (default: the built-in packs).")
          List<Path> paths,
      @Mixin RuleOptions options) {
    RuleTree.Loaded loaded = options.load(paths == null ? List.of() : paths);
    if (!options.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    var sorted = new ArrayList<>(loaded.rules());
    sorted.sort(
        Comparator.comparing((Rule rule) -> rule.header().severity())
            .reversed()
            .thenComparing(rule -> rule.header().name()));
    for (Rule rule : sorted) {
      RuleHeader header = rule.header();
      String kind = header.telling().buildingBlock() ? "signal" : header.severity().word();
      streams
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%-9s %-36s  %s",
                  kind,
                  Shown.plain(header.id()),
                  Shown.plain(header.name())));
    }
    streams.out().println(sorted.size() + (sorted.size() == 1 ? " rule" : " rules"));
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Shows one rule: what it finds, why, and its query.")
  int show(
      @Parameters(
              index = "0",
              paramLabel = "RULE",
              description = "Id, name or file name of the rule.")
          String wanted,
      @Mixin RuleOptions options) {
    RuleTree.Loaded loaded = options.load(List.of());
    if (!options.mayGoOn(loaded, streams)) {
      return ExitCode.WRONG_USE;
    }
    Optional<Rule> rule =
        loaded.rules().stream().filter(r -> isNamed(r.header(), wanted)).findFirst();
    if (rule.isEmpty()) {
      streams
          .err()
          .println(
              "perilune: no rule is called '"
                  + Shown.plain(wanted)
                  + "'; 'perilune rules list' shows them");
      return ExitCode.WRONG_USE;
    }
    show(rule.get());
    return ExitCode.DONE;
  }

  private static boolean isNamed(RuleHeader header, String wanted) {
    String file = header.place().substring(header.place().lastIndexOf('/') + 1);
    return wanted.equals(header.id())
        || wanted.equalsIgnoreCase(header.name())
        || wanted.equals(file)
        || (wanted + ".toml").equals(file);
  }

  private void show(Rule rule) {
    RuleHeader header = rule.header();
    PrintStream out = streams.out();
    out.println(Shown.plain(header.name()));
    out.println("id          " + Shown.plain(header.id()));
    out.println("severity    " + header.severity().word() + ", risk score " + header.riskScore());
    out.println("techniques  " + Shown.plain(String.join(" ", header.techniques())));
    out.println("file        " + Shown.plain(header.place()));
    out.println("state       " + state(rule.plan().partition()));
    out.println();
    header.description().lines().forEach(line -> out.println(Shown.plain(line)));
    if (!header.falsePositives().isEmpty()) {
      out.println();
      out.println("Legitimate use that looks alike:");
      header.falsePositives().forEach(line -> out.println("- " + Shown.plain(line.strip())));
    }
    out.println();
    rule.query().strip().lines().forEach(line -> out.println("    " + Shown.plain(line)));
    if (rule.plan().operator() instanceof Operator.Score score) {
      showParts(score, header.telling().parts(), out);
    }
    out.println();
    out.println("Fields that it looks at:");
    rule.plan().fields().stream().sorted().forEach(field -> out.println("- " + Shown.plain(field)));
  }

  /**
   * The weights and words of a rule that adds up signs; each part's query is in the rule's file.
   */
  private static void showParts(Operator.Score score, List<String> words, PrintStream out) {
    out.println();
    out.println(
        "Opens a story of "
            + Duration.ofNanos(score.maxSpanNanos())
                .toString()
                .substring(2)
                .toLowerCase(Locale.ROOT)
            + "; a finding where these signs, each counted once, add up to "
            + score.threshold()
            + ":");
    for (int i = 0; i < score.parts().size(); i++) {
      out.printf("%4d  %s%n", score.parts().get(i).weight(), Shown.plain(words.get(i)));
    }
  }

  private static String state(Partition partition) {
    return switch (partition) {
      case Partition.Host _ -> "kept by host";
      case Partition.Key(var fields) -> "kept by " + Shown.plain(String.join(", ", fields));
      case Partition.Global _ -> "kept in one place for all hosts";
    };
  }
}
