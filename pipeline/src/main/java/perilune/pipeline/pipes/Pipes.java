package perilune.pipeline.pipes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.pipeline.pipes.PipeResult.Found;
import perilune.rules.plan.Pipe;

/**
 * Sends matches through pipes, one after the other. Owned by one thread.
 *
 * <p>{@code head}, {@code filter} and {@code unique} give results at once, the others at the end.
 * Only {@code head} and {@code filter} keep nothing; what the others keep is bounded by the number
 * of results, of values for {@code unique} and the counts.
 */
public final class Pipes {

  /** Results, or different values, that one pipe keeps, count: 200 MB with 2 KB each. */
  public static final int DEFAULT_MAX_KEPT = 100_000;

  private final List<PipeStage> stages = new ArrayList<>();
  private final FieldTable fields;
  private final int maxKept;
  private PipeStage first;

  /**
   * Makes the pipes.
   *
   * @param pipes what is done, in order
   * @param fields table of the events
   * @param maxKept results, or values, that one pipe keeps, count; what is above is given up
   * @param out takes what comes out
   */
  public Pipes(List<Pipe> pipes, FieldTable fields, int maxKept, Consumer<PipeResult> out) {
    this.fields = fields;
    this.maxKept = maxKept;
    first = add(last(out));
    for (Pipe pipe : pipes.reversed()) {
      first = add(stage(pipe, first));
    }
  }

  private PipeStage add(PipeStage stage) {
    stages.add(stage);
    return stage;
  }

  /** Makes pipes that see samples as Elasticsearch lists them: by their join keys, ascending. */
  public static Pipes ofSamples(
      List<Pipe> pipes, FieldTable fields, int maxKept, Consumer<PipeResult> out) {
    var all = new Pipes(pipes, fields, maxKept, out);
    all.first = all.add(new SortStage(Pipes::joinKeys, maxKept, all.first));
    return all;
  }

  private static List<SortKey> joinKeys(PipeResult result) {
    return result instanceof Found(var match, var _) ? SortKey.ofJoinKeys(match) : List.of();
  }

  private static PipeStage last(Consumer<PipeResult> out) {
    return new PipeStage() {
      @Override
      public void accept(PipeResult result) {
        out.accept(result);
      }

      @Override
      public void finish() {
        // All was given at once.
      }
    };
  }

  private PipeStage stage(Pipe pipe, PipeStage next) {
    return switch (pipe) {
      case Pipe.Head head -> new FirstStage(head, next);
      case Pipe.Tail tail -> new LastStage(tail, maxKept, next);
      case Pipe.Filter filter -> new FilterStage(filter, fields, next);
      case Pipe.Unique unique -> new UniqueStage(unique, fields, maxKept, next);
      case Pipe.Sort(var names) ->
          new SortStage(new ResultFields(names, fields)::keys, maxKept, next);
      case Pipe.Count(var names) -> CountStage.counting(names, fields, maxKept, next);
      case Pipe.UniqueCount(var names) -> CountStage.unique(names, fields, maxKept, next);
    };
  }

  /** Gives the fields of events that pipes look at. */
  public static List<String> fields(List<Pipe> pipes) {
    return pipes.stream()
        .flatMap(pipe -> pipe.wanted().stream())
        .map(EventField::of)
        .distinct()
        .toList();
  }

  /** Takes a match. */
  public void accept(Match match) {
    first.accept(new Found(match, Optional.empty()));
  }

  /** Says that no more matches come: everything that waited goes on. */
  public void finish() {
    first.finish();
  }

  /** Gives how many results were given up because a pipe would have had to keep too many. */
  public long givenUp() {
    return stages.stream().mapToLong(PipeStage::givenUp).sum();
  }
}
