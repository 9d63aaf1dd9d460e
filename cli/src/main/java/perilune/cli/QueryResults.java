package perilune.cli;

import java.util.List;
import java.util.function.IntFunction;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.pipeline.pipes.PipeResult;
import perilune.pipeline.pipes.Pipes;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Pipe;

/** The way of a query's matches through its pipes to a form of output. */
final class QueryResults {

  private final Pipes pipes;
  private final QueryForm form;
  private IntFunction<String> inputNames = number -> "input " + number;
  private long shown;

  QueryResults(Operator operator, List<Pipe> written, FieldTable fields, QueryForm form) {
    this.form = form;
    this.pipes =
        operator instanceof Operator.Sample
            ? Pipes.ofSamples(written, fields, Pipes.DEFAULT_MAX_KEPT, this::show)
            : new Pipes(written, fields, Pipes.DEFAULT_MAX_KEPT, this::show);
  }

  void names(IntFunction<String> names) {
    inputNames = names;
  }

  void accept(Match match) {
    pipes.accept(match);
  }

  private void show(PipeResult result) {
    shown++;
    form.show(result, inputNames);
  }

  /** Shows what waited until the end, and how many results there were. */
  void finish() {
    pipes.finish();
    form.end(shown);
  }

  long givenUp() {
    return pipes.givenUp();
  }
}
