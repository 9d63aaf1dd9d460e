package perilune.rules.eql;

import perilune.rules.plan.Operator;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Finds what is wrong with a query beyond its grammar, and what of it is not run yet. */
final class StatementChecker {

  private static final int MOST_RUNS = 100;

  private final Mistakes mistakes;
  private final ExpressionChecker expressions;
  private final FieldChecker fields;
  private final int maxSteps;
  private final PipeChecker pipes;

  StatementChecker(EqlOptions options, Mistakes mistakes) {
    this.mistakes = mistakes;
    this.maxSteps = options.limits().maxSteps();
    this.fields = new FieldChecker(options.knownFields(), mistakes);
    this.expressions = new ExpressionChecker(fields, mistakes);
    this.pipes = new PipeChecker(options, mistakes);
  }

  void check(EqlTree.Statement statement) {
    switch (statement.query()) {
      case EqlTree.EventFilter filter -> expressions.condition(filter.condition());
      case EqlTree.Linked linked -> linked(linked);
    }
    statement.pipes().forEach(pipes::check);
  }

  private void linked(EqlTree.Linked linked) {
    linked.keys().forEach(fields::check);
    linked.terms().forEach(this::term);
    linked.until().ifPresent(this::term);
    keyCounts(linked);
    switch (linked.link()) {
      case SEQUENCE -> sequence(linked);
      case SAMPLE -> sample(linked);
      case JOIN ->
          error(
              DiagnosticCode.EQL013,
              new Span(linked.span().start(), linked.span().start() + "join".length()),
              "'join' belongs to Endgame's dialect and is not run",
              "write a sequence, or one rule for each order of the events");
    }
  }

  private void term(EqlTree.Term term) {
    expressions.condition(term.filter().condition());
    term.keys().forEach(fields::check);
    term.runs().ifPresent(this::runs);
  }

  private void runs(EqlTree.Runs runs) {
    if (runs.count() < 1 || runs.count() > MOST_RUNS) {
      error(
          DiagnosticCode.EQL017,
          runs.span(),
          "a step may run 1 to " + MOST_RUNS + " times, not " + runs.count());
    }
  }

  /** Every term has as many keys as the first, until as well. */
  private void keyCounts(EqlTree.Linked linked) {
    if (linked.terms().isEmpty()) {
      return;
    }
    int global = linked.keys().size();
    int first = linked.terms().getFirst().keys().size();
    linked.terms().forEach(term -> keyCount(term, global, first));
    linked.until().ifPresent(term -> keyCount(term, global, first));
  }

  private void keyCount(EqlTree.Term term, int global, int first) {
    int own = term.keys().size();
    if (own != first) {
      error(
          DiagnosticCode.EQL009,
          term.span(),
          "this step has " + keys(global + own) + ", the first has " + keys(global + first),
          "give every step, 'until' as well, the same number of fields after 'by'");
    }
  }

  private static String keys(int count) {
    return count == 1 ? "1 join key" : count + " join keys";
  }

  private void sequence(EqlTree.Linked linked) {
    long steps = linked.terms().stream().mapToLong(EqlTree.Term::count).sum();
    if (steps < 2) {
      error(
          DiagnosticCode.EQL010,
          linked.span(),
          "a sequence needs at least two steps, and 'until' is none",
          "write 'process where …' for a single event");
    }
    if (steps > maxSteps) {
      error(
          DiagnosticCode.EQL005,
          linked.span(),
          "the sequence has " + steps + " steps with its runs, more than " + maxSteps,
          "write fewer steps or runs, or raise the limit on the steps of sequences");
    }
    linked.maxSpan().ifPresent(this::maxSpan);
    linked.until().ifPresent(this::until);
    if (linked.terms().stream().anyMatch(EqlTree.Term::missing)) {
      missingEvents(linked);
    }
  }

  private void maxSpan(EqlTree.MaxSpan maxSpan) {
    if (maxSpan.amount() < 1) {
      error(DiagnosticCode.EQL011, maxSpan.span(), "maxspan is a positive number");
    } else if (maxSpan.amount() > Long.MAX_VALUE / maxSpan.unit().nanos()) {
      long most = Long.MAX_VALUE / maxSpan.unit().nanos();
      String unit = maxSpan.unit().symbol();
      error(DiagnosticCode.EQL011, maxSpan.span(), "maxspan is at most " + most + unit);
    }
  }

  /** Elasticsearch reads an exclamation mark and runs here, and ignores them. */
  private void until(EqlTree.Term term) {
    if (term.missing()) {
      error(
          DiagnosticCode.EQL013,
          new Span(term.span().start(), term.span().start() + 2),
          "'until' cannot be a missing event",
          "write 'until [', or the missing event as a step of the sequence");
    }
    term.runs()
        .ifPresent(runs ->
            error(DiagnosticCode.EQL017, runs.span(), "'until' has no runs: one event ends all"));
  }

  private void missingEvents(EqlTree.Linked linked) {
    if (linked.maxSpan().isEmpty()) {
      error(
          DiagnosticCode.EQL011,
          linked.span(),
          "a sequence with missing events needs a maxspan",
          "write 'sequence by … with maxspan=…'");
    }
    if (linked.terms().stream().allMatch(EqlTree.Term::missing)) {
      error(DiagnosticCode.EQL010, linked.span(), "a sequence needs a step that is not missing");
    }
  }

  private void sample(EqlTree.Linked linked) {
    if (linked.terms().isEmpty() || linked.terms().size() > Operator.MOST_SAMPLE_STEPS) {
      String most = String.valueOf(Operator.MOST_SAMPLE_STEPS);
      error(
          DiagnosticCode.EQL010,
          linked.span(),
          "a sample has one to " + most + " steps, not " + linked.terms().size());
    }
    linked.terms().forEach(this::sampleTerm);
    boolean keyed =
        !linked.keys().isEmpty()
            || linked.terms().stream().anyMatch(term -> !term.keys().isEmpty());
    if (!keyed) {
      error(DiagnosticCode.EQL009, linked.span(), "a sample needs at least one join key");
    }
    linked
        .maxSpan()
        .ifPresent(span -> error(DiagnosticCode.EQL011, span.span(), "a sample has no maxspan"));
    linked
        .until()
        .ifPresent(term -> error(DiagnosticCode.EQL001, term.span(), "a sample has no 'until'"));
  }

  private void sampleTerm(EqlTree.Term term) {
    if (term.missing()) {
      error(DiagnosticCode.EQL001, term.span(), "a sample has no missing events");
    }
    term.runs()
        .ifPresent(runs ->
            error(
                DiagnosticCode.EQL017,
                runs.span(),
                "a sample has no 'runs': each step has one event",
                "write the step several times: its events are all different"));
  }

  private void error(DiagnosticCode code, Span span, String message, String... help) {
    mistakes.error(code, span, message, help);
  }
}
