package perilune.rules.eql;

import java.util.List;
import java.util.stream.Stream;
import perilune.rules.plan.Pipe;

/** Gives what a checked pipe means. */
final class PipeLowering {

  private PipeLowering() {}

  /** Only for a query in which the checkers found no error. */
  static Pipe lower(EqlTree.Pipe pipe) {
    return switch (PipeName.of(pipe.name()).orElseThrow()) {
      case HEAD -> new Pipe.Head(number(pipe));
      case TAIL -> new Pipe.Tail(number(pipe));
      case FILTER -> new Pipe.Filter(new ConditionLowering().lower(pipe.arguments().getFirst()));
      case UNIQUE -> new Pipe.Unique(fields(pipe));
      case SORT -> new Pipe.Sort(fields(pipe));
      case COUNT -> new Pipe.Count(fields(pipe));
      case UNIQUE_COUNT -> new Pipe.UniqueCount(fields(pipe));
    };
  }

  private static long number(EqlTree.Pipe pipe) {
    return pipe.arguments().getFirst() instanceof EqlTree.WholeLiteral(var value, var _)
        ? value
        : 0;
  }

  private static List<String> fields(EqlTree.Pipe pipe) {
    return pipe.arguments().stream()
        .flatMap(argument ->
            argument instanceof EqlTree.Field field ? Stream.of(field.name()) : Stream.empty())
        .toList();
  }
}
