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
import perilune.cli.output.EventLine;
import perilune.cli.output.Paint;
import perilune.cli.output.QueryText;
import perilune.cli.output.Shown;
import perilune.cli.output.SummaryText;
import perilune.cli.output.Terminal;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.pipes.Pipes;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.RuleTerms;
import perilune.rules.Severity;
import perilune.rules.eql.CompiledQuery;
import perilune.rules.eql.Eql;
import perilune.rules.esql.Esql;
import perilune.rules.esql.EsqlOptions;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Pipe;
import perilune.rules.plan.RulePlan;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.telemetry.ecs.RawJsonFormat;
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
    KQL,
    /** Elasticsearch's piped language of rows. */
    ESQL
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
      description = "Language of the query: eql, kql or esql.")
  private Language language = Language.EQL;

  @Option(names = "--output", paramLabel = "FORM", description = "text or ndjson (default: text).")
  private Output output = Output.TEXT;

  @Mixin private ResultOptions wanted = new ResultOptions();
  @Mixin private ParameterOptions parameters = new ParameterOptions();
  @Mixin private LookupOptions lookups = new LookupOptions();

  // What stands behind the query, once it is compiled.
  private List<Pipe> pipes = List.of();
  // What stands at each place of a result, -1 for a missing event; empty where none can be missing.
  private List<Integer> places = List.of();

  QueryCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    wanted.check(inputs, packages);
    Optional<Rule> rule = rule();
    if (rule.isEmpty()) {
      return ExitCode.WRONG_USE;
    }
    FieldTable fields = wanted.fields();
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
    Operator operator = rule.get().plan().operator();
    pipes = wanted.pipes(pipes, operator);
    var results = new QueryResults(operator, pipes, fields, form(fields));
    var summary = new SummaryText(streams.err(), new Paint(false));
    Assembly assembly = bench.get().assembly();
    boolean lost =
        wanted.isRaw() ? raw(assembly, results, summary) : hosts(assembly, results, summary);
    summary.givenUp(results.givenUp());
    return lost ? ExitCode.INPUT_LOST : ExitCode.DONE;
  }

  private boolean raw(Assembly assembly, QueryResults results, SummaryText summary)
      throws IOException {
    var reading = new RawRun.Reading(wanted.format(), inputs.readLimits());
    boolean all = RowQuery.showsUnnamed(assembly.rules().plan(0).operator());
    Assembly given = all ? assembly.keepingAll() : assembly;
    RawRun.Outcome outcome =
        new RawRun(given, Pipes.fields(pipes), reading, streams)
            .over(
                paths,
                match -> results.accept(RowQuery.withoutDocument(match)),
                names -> results.names(names::name));
    results.finish();
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters());
    return outcome.lostAnything();
  }

  private boolean hosts(Assembly assembly, QueryResults results, SummaryText summary)
      throws IOException {
    EventRun.Outcome outcome =
        new EventRun(assembly.keepingAll(), inputs.readLimits(), streams)
            .over(
                paths,
                new EventRun.Sinks(
                    match -> take(match, results),
                    Pipeline.Taps.NONE,
                    names -> results.names(names::name)));
    results.finish();
    packages.tellMismatches(streams);
    summary.problems(outcome.inputs(), outcome.unreadable());
    summary.oddities(outcome.counters(), outcome.inputNames()::name);
    return outcome.lostAnything();
  }

  private Optional<Rule> rule() {
    SourceText source = source();
    Parsed<RulePlan> plan =
        switch (language) {
          case EQL ->
              Eql.compile(source, parameters.addTo(wanted.eql(), streams.err())).map(this::plan);
          case KQL ->
              Kql.compile(source, KqlOptions.defaults().withNow(Instant.now()))
                  .map(compiled -> new RulePlan("query", compiled.operator()));
          case ESQL -> rows(source);
        };
    plan.diagnostics().forEach(d -> streams.err().print(DiagnosticPrinter.print(d)));
    return switch (plan) {
      case Parsed.Failed<RulePlan> _ -> Optional.empty();
      case Parsed.Ok<RulePlan>(var value, var _) ->
          Optional.of(new Rule(header(), value, source.text()));
    };
  }

  private Parsed<RulePlan> rows(SourceText source) {
    EsqlOptions options = wanted.esql().withLookups(lookups.read());
    lookups.tell(streams.err());
    return Esql.compile(source, options)
        .map(compiled -> new RulePlan("query", ofHost(compiled.operator())));
  }

  private Operator ofHost(Operator operator) {
    return inputs.host().map(host -> RowQuery.ofHost(operator, host)).orElse(operator);
  }

  private RulePlan plan(CompiledQuery compiled) {
    pipes = compiled.pipes();
    Operator operator = wanted.operator(compiled.operator());
    if (operator instanceof Operator.Sequence sequence && !sequence.missing().isEmpty()) {
      places = sequence.places();
    }
    return new RulePlan("query", operator);
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
        RuleHeader.Telling.GENERAL,
        RuleTerms.USUAL);
  }

  private void take(Match match, QueryResults results) {
    // A row may be made of no event.
    if (inputs.host().isEmpty()
        || match.events().isEmpty()
        || isOf(match.events().getFirst(), inputs.host().get())) {
      results.accept(match);
    }
  }

  private static boolean isOf(RetainedEvent event, String host) {
    return event.hostKey().equals(host) || event.texts(KnownField.HOST_NAME).contains(host);
  }

  private QueryForm form(FieldTable fields) {
    return switch (output) {
      case TEXT -> QueryForm.of(text(fields));
      case NDJSON -> {
        var lines = new JsonLines(streams.out());
        yield wanted.isRaw()
            ? QueryForm.ofDocuments(lines, fields, places)
            : QueryForm.ofEvents(lines, fields, places);
      }
    };
  }

  private QueryText text(FieldTable fields) {
    var paint = new Paint(Terminal.wantsColour());
    EventLine lines =
        wanted.isRaw()
            ? EventLine.document(fields.intern(RawJsonFormat.DOCUMENT), Terminal.width())
            : EventLine.told(paint, Terminal.width());
    return new QueryText(streams.out(), paint, lines);
  }
}
