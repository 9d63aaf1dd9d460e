package perilune.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Shown;
import perilune.content.PipelineFile;
import perilune.content.PlaceholderFile;
import perilune.content.RuleTree;
import perilune.content.indicators.IndicatorReport;
import perilune.content.indicators.Indicators;
import perilune.content.parameters.SiteParameters;
import perilune.rules.Rule;
import perilune.rules.parameters.Parameters;
import perilune.rules.sigma.Pipeline;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rules to run: common to all commands that load rules. */
final class RuleOptions {

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Rule files or folders, instead of the built-in packs. Can be repeated.")
  private List<Path> rules = List.of();

  @Option(
      names = "--packs",
      paramLabel = "NAME",
      split = ",",
      description = "Built-in packs to run beside --rules, such as linux.")
  private List<String> packs = List.of();

  @Option(
      names = "--skip-broken-rules",
      description = "Leave out rules that do not compile, instead of stopping.")
  private boolean skipBroken;

  @Option(
      names = "--indicators",
      paramLabel = "FILE",
      description =
          "Indicators for rules of type threat_match: STIX 2.1, CSV or NDJSON. Can be repeated.")
  private List<Path> indicators = List.of();

  @Option(
      names = "--placeholders",
      paramLabel = "FILE",
      description =
          "What placeholders of Sigma rules stand for: a map of names to values, in YAML or TOML."
              + " Can be repeated.")
  private List<Path> placeholders = List.of();

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description =
          "Processing pipelines for Sigma rules, in YAML as pySigma has them. Can be repeated.")
  private List<Path> pipelines = List.of();

  @Mixin private ParameterOptions parameters = new ParameterOptions();
  @Mixin private LookupOptions lookups = new LookupOptions();

  // What is worth knowing of pipelines, told beside what is of indicators.
  private final List<Diagnostic> warnings = new ArrayList<>();

  private Indicators read = Indicators.none();
  private @Nullable SiteParameters site;
  private List<Diagnostic> unused = List.of();

  @Mixin private ExceptionOptions exceptions = new ExceptionOptions();

  /** Gives the exceptions to the rules. */
  ExceptionOptions exceptions() {
    return exceptions;
  }

  /** Says where a hunt cannot find anything: all matches are signals for rules not there. */
  static void tellBuildingBlocks(List<Rule> rules, Main.Streams streams) {
    long blocks = rules.stream().filter(rule -> rule.header().telling().buildingBlock()).count();
    if (blocks == rules.size()) {
      streams
          .err()
          .println(
              "note: all "
                  + blocks
                  + " rules are building blocks: their matches are signals for other rules and no"
                  + " findings");
    }
  }

  /** Gives the files and folders of rules, and the files beside them, that were named. */
  List<String> paths() {
    Stream<String> paths =
        Stream.of(rules, indicators, placeholders, pipelines)
            .flatMap(List::stream)
            .map(Path::toString);
    return Stream.of(paths, lookups.paths().stream(), parameters.paths().stream())
        .flatMap(stream -> stream)
        .toList();
  }

  /** Gives the files and folders of rules that were named. */
  List<Path> files() {
    return rules;
  }

  /** Gives the parameters in force when rules were loaded. */
  Parameters parameters() {
    SiteParameters loaded = site;
    return (loaded == null ? SiteParameters.builtIn() : loaded).parameters();
  }

  boolean skipBroken() {
    return skipBroken;
  }

  /** Loads what was asked for; the built-in packs if nothing was. */
  RuleTree.Loaded load(List<Path> more) {
    return load(more, true);
  }

  /** Loads what was asked for; nothing built in where that is not wanted. */
  RuleTree.Loaded load(List<Path> more, boolean builtIn) {
    return load(more, builtIn, parameters.read());
  }

  /**
   * Loads what was asked for, and files of rules, as they are with a further file of parameters.
   */
  RuleTree.Loaded loadWith(List<Path> more, Path furtherParameters) {
    return load(more, false, parameters.readWith(furtherParameters));
  }

  /** Loads what was asked for, or the built-in packs, with a further file of parameters. */
  RuleTree.Loaded loadWith(Path furtherParameters) {
    return load(List.of(), true, parameters.readWith(furtherParameters));
  }

  private RuleTree.Loaded load(List<Path> more, boolean builtIn, SiteParameters inForce) {
    read = Indicators.read(indicators);
    var tree = new RuleTree(read, lookups.read());
    tree.setPlaceholders(placeholderValues());
    tree.setPipelines(readPipelines());
    site = inForce;
    tree.setParameters(inForce);
    List<String> wanted =
        builtIn && packs.isEmpty() && rules.isEmpty() && more.isEmpty() ? RuleTree.packs() : packs;
    for (String pack : wanted) {
      if (!tree.addPack(pack)) {
        throw new UsageMistake(
            "there is no pack '" + pack + "'; there are: " + String.join(", ", RuleTree.packs()));
      }
    }
    rules.forEach(tree::add);
    more.forEach(tree::add);
    RuleTree.Loaded loaded = tree.loaded();
    unused =
        loaded.diagnostics().stream().filter(d -> d.code() == DiagnosticCode.PARAM004).toList();
    return loaded;
  }

  /** Gives what placeholders stand for; a name in several files has the values of the last. */
  private Map<String, List<String>> placeholderValues() {
    var all = new LinkedHashMap<String, List<String>>();
    for (Path file : placeholders) {
      switch (PlaceholderFile.read(file)) {
        case Parsed.Ok<Map<String, List<String>>>(var values, var _) -> all.putAll(values);
        case Parsed.Failed<Map<String, List<String>>>(var problems) ->
            throw new UsageMistake(DiagnosticPrinter.print(problems.getFirst()).strip());
      }
    }
    return all;
  }

  private List<Pipeline> readPipelines() {
    var all = new ArrayList<Pipeline>();
    warnings.clear();
    for (Path file : pipelines) {
      switch (PipelineFile.read(file)) {
        case Parsed.Ok<Pipeline>(var pipeline, var said) -> {
          all.add(pipeline);
          warnings.addAll(said);
        }
        case Parsed.Failed<Pipeline>(var problems) ->
            throw new UsageMistake(
                problems.stream().map(DiagnosticPrinter::print).collect(joining()).strip());
      }
    }
    return all;
  }

  /** Loads what was asked for, and the rule's file where the rule is named by it. */
  RuleTree.Loaded loadFor(String wanted) {
    if (rules.isEmpty() && packs.isEmpty() && wanted.endsWith(".toml")) {
      try {
        Path file = Path.of(wanted);
        return load(Files.isRegularFile(file) ? List.of(file) : List.of());
      } catch (InvalidPathException _) {
        // Then it is a name.
        return load(List.of());
      }
    }
    return load(List.of());
  }

  /** Loads, prints what is wrong, and says whether the command may go on. */
  boolean mayGoOn(RuleTree.Loaded loaded, Main.Streams streams) {
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      if (diagnostic.isError()) {
        streams.err().print(DiagnosticPrinter.print(diagnostic));
      }
    }
    tellIndicators(streams.err());
    long idle =
        loaded.diagnostics().stream().filter(d -> d.code() == DiagnosticCode.RULE032).count();
    if (idle > 0) {
      streams
          .err()
          .println(
              "perilune: "
                  + (idle == 1 ? "1 rule is" : idle + " rules are")
                  + " idle for want of indicators; name files of them with --indicators");
    }
    if (loaded.hasErrors() && !skipBroken) {
      streams
          .err()
          .println(
              "perilune: rules do not compile; mend them, or leave them out with"
                  + " --skip-broken-rules");
      return false;
    }
    return true;
  }

  /** Says what is worth knowing of the files of parameters. */
  void tellParameters(PrintStream out) {
    parameters.tell(out);
    unused.forEach(warning -> out.print(DiagnosticPrinter.print(warning)));
  }

  /** Says what was read of files of indicators, and what was not of them and of other tables. */
  void tellIndicators(PrintStream out) {
    lookups.tell(out);
    tellParameters(out);
    warnings.forEach(warning -> out.print(DiagnosticPrinter.print(warning)));
    for (IndicatorReport report : read.reports()) {
      out.println(
          "perilune: "
              + Shown.plain(report.file())
              + ": "
              + report.taken()
              + (report.taken() == 1 ? " indicator" : " indicators")
              + (report.refused() > 0 ? ", " + report.refused() + " refused" : ""));
      report.problems().forEach(problem -> out.println("  " + Shown.plain(problem)));
    }
  }
}
