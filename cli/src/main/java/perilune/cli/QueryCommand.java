package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import perilune.cli.output.Paint;
import perilune.cli.output.QueryText;
import perilune.cli.output.Shown;
import perilune.cli.output.SummaryText;
import perilune.cli.output.Terminal;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.pipeline.Assembly;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.Severity;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.telemetry.json.EventDocument;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune query}: one query over telemetry. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = "Runs one query over telemetry files. No Elasticsearch needed.")
final class QueryCommand implements Callable<Integer> {

  private enum Output {
    TEXT,
    NDJSON
  }

  private enum Language {
    EQL,
    KQL
  }

  private final Main.Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "QUERY",
      description = "The query; @FILE reads it from a file.")
  private String query = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = InputOptions.PATHS)
  private List<String> paths = List.of();

  @Mixin private InputOptions inputs = new InputOptions();
  @Mixin private PackageOptions packages = new PackageOptions();

  @Option(
      names = "--language",
      paramLabel = "NAME",
      description = "Language of the query: eql or kql.")
  private Language language = Language.EQL;

  @Option(names = "--output", paramLabel = "FORM", description = "text or ndjson (default: text).")
  private Output output = Output.TEXT;

  private long matches;

  QueryCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Rule> rule = rule();
    if (rule.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    var fields = new FieldTable();
    Optional<Workbench> bench =
        Workbench.of(
            List.of(rule.get()),
            packages.addTo(inputs.pipelineOptions(), streams),
            fields,
            false,
            streams);
    if (bench.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    Assembly assembly = bench.get().assembly().keepingAll();
    var scratch = new Event(fields);
    EventRun.InputNames[] names = {number -> "input " + number};
    Shower shower = shower(scratch);
    EventRun.Outcome outcome =
        new EventRun(assembly, inputs.readLimits(), streams)
            .over(
                paths,
                new EventRun.Sinks(
                    match -> show(match, shower, names[0]), _ -> {}, known -> names[0] = known));
    shower.end(matches);
    packages.tellMismatches(streams);
    var summary = new SummaryText(streams.err(), new Paint(false));
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters(), outcome.inputNames()::name);
    return outcome.lostAnything() ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  private Optional<Rule> rule() {
    SourceText source = source();
    Parsed<RulePlan> plan =
        switch (language) {
          case EQL ->
              Eql.compile(source, EqlOptions.defaults())
                  .map(compiled -> new RulePlan("query", compiled.operator()));
          case KQL ->
              Kql.compile(source, KqlOptions.defaults().withNow(Instant.now()))
                  .map(compiled -> new RulePlan("query", compiled.operator()));
        };
    plan.diagnostics().forEach(d -> streams.err().print(DiagnosticPrinter.print(d)));
    return switch (plan) {
      case Parsed.Failed<RulePlan> _ -> Optional.empty();
      case Parsed.Ok<RulePlan>(var value, var _) ->
          Optional.of(new Rule(header(), value, source.text()));
    };
  }

  private SourceText source() {
    // A query in KQL may well begin with the field of the time.
    boolean time = language == Language.KQL && query.startsWith("@timestamp");
    if (time || !query.startsWith("@")) {
      return new SourceText("query", query);
    }
    String file = query.substring(1);
    try {
      return new SourceText(file, Files.readString(Path.of(file)));
    } catch (NoSuchFileException | InvalidPathException _) {
      throw new UsageMistake("there is no query file " + Shown.plain(file));
    } catch (IOException _) {
      throw new UsageMistake("the query file cannot be read as UTF-8 text: " + Shown.plain(file));
    }
  }

  private RuleHeader header() {
    return new RuleHeader(
        "query",
        "query",
        "",
        Severity.LOW,
        0,
        List.of(),
        List.of(),
        List.of(),
        language.name().toLowerCase(Locale.ROOT),
        "query",
        RuleHeader.Telling.GENERAL);
  }

  private void show(Match match, Shower shower, EventRun.InputNames names) {
    if (inputs.host().isPresent() && !isOf(match.events().getFirst(), inputs.host().get())) {
      return;
    }
    matches++;
    shower.show(match, names::name);
  }

  private static boolean isOf(RetainedEvent event, String host) {
    return event.hostKey().equals(host) || event.texts(KnownField.HOST_NAME).contains(host);
  }

  /** Shows matches in one of the two forms. */
  private interface Shower {
    void show(Match match, IntFunction<String> inputNames);

    void end(long count);
  }

  private Shower shower(Event scratch) {
    return switch (output) {
      case TEXT -> textShower();
      case NDJSON -> ndjsonShower(scratch);
    };
  }

  private Shower textShower() {
    var text = new QueryText(streams.out(), new Paint(Terminal.wantsColour()), Terminal.width());
    return new Shower() {
      @Override
      public void show(Match match, IntFunction<String> inputNames) {
        text.print(match, inputNames);
      }

      @Override
      public void end(long count) {
        text.end(count);
      }
    };
  }

  private Shower ndjsonShower(Event scratch) {
    var lines = new JsonLines(streams.out());
    return new Shower() {
      @Override
      public void show(Match match, IntFunction<String> inputNames) {
        lines.start().array("events");
        for (RetainedEvent event : match.events()) {
          event.restoreTo(scratch);
          EventDocument.writeElement(scratch, lines);
        }
        lines.endArray().texts("join_keys", match.joinKeys()).end();
      }

      @Override
      public void end(long count) {
        lines.flush();
      }
    };
  }
}
