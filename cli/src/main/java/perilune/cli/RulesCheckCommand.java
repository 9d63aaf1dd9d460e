package perilune.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.RuleTable;
import perilune.cli.output.Shown;
import perilune.content.RuleTree;
import perilune.engine.Rejection;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune rules check}: every mistake of a tree, and how much of it runs. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reads and compiles rules; every mistake is shown with its place and a way out.",
      "Ends with a table by language and type: how many rules there are, how many run."
    })
final class RulesCheckCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Rule files or folders (default: the built-in packs).")
  private @Nullable List<Path> paths;

  @Option(names = "--warnings", description = "Show warnings too.")
  private boolean warnings;

  @Option(names = "--output", paramLabel = "FORM", description = OutputForm.DESCRIPTION)
  private OutputForm output = OutputForm.TEXT;

  @Mixin private RuleOptions options = new RuleOptions();

  RulesCheckCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    RuleTree.Loaded loaded = options.load(paths == null ? List.of() : paths);
    options.tellParameters(streams.err());
    JudgedRules judged = JudgedRules.of(loaded);
    if (output.isText()) {
      print(loaded, judged);
    } else {
      write(loaded, judged);
    }
    return loaded.hasErrors() || !judged.rejections().isEmpty()
        ? ExitCode.WRONG_USE
        : ExitCode.DONE;
  }

  private void print(RuleTree.Loaded loaded, JudgedRules judged) {
    PrintStream out = streams.out();
    Map<String, Integer> byCode = new TreeMap<>();
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      boolean told = diagnostic.code() == DiagnosticCode.PARAM004;
      if (diagnostic.isError() || warnings && !told) {
        out.println(DiagnosticPrinter.print(diagnostic));
      }
      byCode.merge(
          diagnostic.code() + (diagnostic.isError() ? " errors" : " warnings"), 1, Integer::sum);
    }
    for (Rejection rejection : judged.rejections()) {
      out.println(
          "error: rule "
              + Shown.plain(rejection.ruleId())
              + ": "
              + Shown.plain(rejection.message()));
    }
    byCode.forEach((code, count) -> out.println(code + ": " + count));
    out.println();
    new RuleTable(judged.rules()).print(out);
    out.println();
    long good = judged.running();
    out.println(good + (good == 1 ? " rule compiles" : " rules compile"));
  }

  private void write(RuleTree.Loaded loaded, JudgedRules judged) {
    var lines = new JsonLines(streams.out());
    for (Diagnostic diagnostic : loaded.diagnostics()) {
      if (diagnostic.isError() || warnings) {
        lines.start().text("kind", "diagnostic").text("code", diagnostic.code().toString());
        lines.text("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        lines.text("file", diagnostic.source().name());
        lines.text("message", diagnostic.message()).texts("help", diagnostic.help()).end();
      }
    }
    for (Rejection rejection : judged.rejections()) {
      lines.start().text("kind", "rejection").text("rule_id", rejection.ruleId());
      lines.text("message", rejection.message()).end();
    }
    new RuleTable(judged.rules()).write(lines);
    lines.start().text("kind", "summary").number("found", judged.rules().size());
    lines.number("run", judged.running()).end();
    lines.flush();
  }
}
