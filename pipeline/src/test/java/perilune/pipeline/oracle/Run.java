package perilune.pipeline.oracle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import perilune.engine.Match;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.findings.FindingBuilder;
import perilune.pipeline.Assembly;
import perilune.pipeline.Crew;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.sequencer.EventPool;
import perilune.rules.Rule;

/** The real pipeline over stored events, in a table and a rule set of its own. */
final class Run {

  private static final int ONE = 1;

  final Outcome outcome;
  final Assembly assembly;
  final Pipeline pipeline;
  private final FindingBuilder findings;

  Run(List<Rule> rules, PipelineOptions options) {
    this(rules, options, ONE, new Outcome());
  }

  private Run(List<Rule> rules, PipelineOptions options, int threads, Outcome outcome) {
    this.outcome = outcome;
    var fields = new FieldTable();
    // Ids must not matter: each run has others.
    fields.intern("other." + outcome.events.size());
    assembly = Assembly.of(options, TestRules.compiled(rules, fields, options), fields);
    findings = new FindingBuilder(rules, fields);
    var taps =
        threads == ONE
            ? Pipeline.Taps.inOrder(this::seen, _ -> {})
            : Pipeline.Taps.apart(this::seen);
    pipeline =
        threads == ONE
            ? new Pipeline(assembly, this::matched, taps)
            : Pipeline.inBatches(assembly, this::matched, taps);
  }

  private void matched(Match match) {
    outcome.add(match);
    findings.build(match).ifPresent(finding -> outcome.findings.add(finding.id()));
  }

  private void seen(Event event) {
    outcome.events.add(event.text(KnownField.EVENT_ID).orElseGet(event.header()::computedId));
  }

  Run accept(List<Stored> events) throws IOException {
    for (Stored event : events) {
      pipeline.accept(event.readInto(assembly.pool().take()));
    }
    return this;
  }

  /** Takes events through a pipeline on several threads; it has still to be finished. */
  static Run on(int threads, List<Stored> events, List<Rule> rules, PipelineOptions options)
      throws IOException {
    var run = new Run(rules, options, threads, new Outcome());
    var pool = new EventPool(run.assembly.pool().fields());
    var source = new StoredSource(events, pool);
    new Crew(source, run.pipeline, pool, () -> {}).run(threads);
    return run;
  }

  Outcome finish() throws IOException {
    pipeline.finish();
    return outcome;
  }

  static Outcome over(List<Stored> events, List<Rule> rules, PipelineOptions options)
      throws IOException {
    return new Run(rules, options).accept(events).finish();
  }

  /** Goes on in a new process: another table, the rules in another order, state from a snapshot. */
  Run restarted(List<Rule> rules, PipelineOptions options) throws IOException {
    var bytes = new ByteArrayOutputStream();
    pipeline.writeTo(new DataOutputStream(bytes));
    var next = new Run(rules.reversed(), options, ONE, outcome);
    next.pipeline.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return next;
  }
}
