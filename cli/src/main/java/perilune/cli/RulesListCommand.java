package perilune.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.JudgedRule;
import perilune.cli.output.RuleLine;
import perilune.content.RuleFacts;
import perilune.content.RuleTree;
import perilune.rules.Severity;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune rules list}: one line a rule. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists rules, the most severe first; those that do not run are marked.",
      "Options narrow the list; of one that is given several times, one has to fit."
    })
final class RulesListCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Rule files or folders (default: the built-in packs).")
  private @Nullable List<Path> paths;

  @Option(names = "--language", paramLabel = "NAME", description = "Such as eql, kuery or esql.")
  private List<String> languages = List.of();

  @Option(names = "--type", paramLabel = "NAME", description = "Such as query, eql or threshold.")
  private List<String> types = List.of();

  @Option(names = "--severity", paramLabel = "NAME", description = "low, medium, high, critical.")
  private List<Severity> severities = List.of();

  @Option(
      names = "--technique",
      paramLabel = "ID",
      description = "ATT&CK technique; T1059 stands for its sub-techniques too.")
  private List<String> techniques = List.of();

  @Option(names = "--tag", paramLabel = "TEXT", description = "Part of a tag.")
  private List<String> tags = List.of();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Part of id, name, file, description or query.")
  private List<String> texts = List.of();

  @Option(names = "--output", paramLabel = "FORM", description = OutputForm.DESCRIPTION)
  private OutputForm output = OutputForm.TEXT;

  @Mixin private RuleOptions options = new RuleOptions();

  RulesListCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RuleTree.Loaded loaded = options.load(paths == null ? List.of() : paths);
    options.tellParameters(streams.err());
    List<JudgedRule> wanted =
        JudgedRules.of(loaded).rules().stream()
            .filter(rule -> fits(rule.facts()))
            .sorted(
                // What gives findings stands before the signals for it.
                Comparator.comparing((JudgedRule rule) -> !rule.facts().buildingBlock())
                    .thenComparingInt(rule -> severity(rule.facts()))
                    .reversed()
                    .thenComparing(rule -> rule.facts().name())
                    .thenComparing(rule -> rule.facts().place()))
            .toList();
    if (output.isText()) {
      wanted.forEach(rule -> streams.out().println(RuleLine.text(rule)));
      streams.out().println(wanted.size() + (wanted.size() == 1 ? " rule" : " rules"));
      return ExitCode.DONE;
    }
    var lines = new JsonLines(streams.out());
    wanted.forEach(rule -> RuleLine.write(rule, lines));
    lines.flush();
    return ExitCode.DONE;
  }

  /** What has no severity stands last. */
  private static int severity(RuleFacts facts) {
    return Severity.of(facts.severity()).map(Severity::ordinal).orElse(-1);
  }

  private boolean fits(RuleFacts facts) {
    return (languages.isEmpty() || languages.stream().anyMatch(facts.language()::equalsIgnoreCase))
        && (types.isEmpty() || types.stream().anyMatch(facts.type()::equalsIgnoreCase))
        && (severities.isEmpty()
            || Severity.of(facts.severity()).map(severities::contains).orElse(false))
        && (techniques.isEmpty() || techniques.stream().anyMatch(id -> hasTechnique(facts, id)))
        && (tags.isEmpty() || tags.stream().anyMatch(tag -> holds(facts.tags().stream(), tag)))
        && (texts.isEmpty() || texts.stream().anyMatch(text -> holds(words(facts), text)));
  }

  private static boolean hasTechnique(RuleFacts facts, String id) {
    return facts.techniques().stream()
        .anyMatch(own -> own.equalsIgnoreCase(id) || startsWith(own, id + "."));
  }

  private static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static Stream<String> words(RuleFacts facts) {
    return Stream.of(facts.id(), facts.name(), facts.place(), facts.description(), facts.query());
  }

  private static boolean holds(Stream<String> texts, String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return texts.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(lower));
  }
}
