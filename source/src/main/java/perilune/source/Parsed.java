package perilune.source;

import java.util.List;
import java.util.function.Function;

/**
 * What came out of reading a text: a value, or what is wrong with the text.
 *
 * <p>A user's mistake is a value, never an exception. Diagnostics stand in source order.
 */
public sealed interface Parsed<T> {

  /** The text was understood; warnings may still be there. */
  record Ok<T>(T value, List<Diagnostic> warnings) implements Parsed<T> {
    public Ok {
      warnings = List.copyOf(warnings);
    }

    /** Makes a value without warnings. */
    public Ok(T value) {
      this(value, List.of());
    }
  }

  /** The text was not understood; at least one diagnostic is an error. */
  record Failed<T>(List<Diagnostic> diagnostics) implements Parsed<T> {
    public Failed {
      diagnostics = List.copyOf(diagnostics);
      if (diagnostics.stream().noneMatch(Diagnostic::isError)) {
        throw new IllegalArgumentException("a failure needs an error");
      }
    }
  }

  /** Gives all diagnostics, whichever way it went. */
  default List<Diagnostic> diagnostics() {
    return switch (this) {
      case Ok<T>(var _, var warnings) -> warnings;
      case Failed<T>(var diagnostics) -> diagnostics;
    };
  }

  /** Gives the same outcome with the value changed. */
  default <R> Parsed<R> map(Function<T, R> change) {
    return switch (this) {
      case Ok<T>(var value, var warnings) -> new Ok<>(change.apply(value), warnings);
      case Failed<T>(var diagnostics) -> new Failed<>(diagnostics);
    };
  }
}
