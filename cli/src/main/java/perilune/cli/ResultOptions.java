package perilune.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;
import perilune.rules.eql.EqlOptions;
import perilune.rules.esql.EsqlOptions;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Pipe;
import perilune.telemetry.ecs.RawJsonFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which documents a query sees and how many results it gives: as in Elasticsearch's EQL search. */
final class ResultOptions {

  @Mixin private RawOptions raw = new RawOptions();

  @Option(
      names = "--event-category-field",
      paramLabel = "FIELD",
      description = "The field that 'process where' tests (default: ${DEFAULT-VALUE}).")
  private String eventCategoryField = EqlOptions.DEFAULT_CATEGORY_FIELD;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "At most N results: the last events or sequences, the first samples or rows (default: all).")
  private @Nullable Long size;

  @Option(
      names = "--max-samples-per-key",
      paramLabel = "N",
      description = "Samples of one value of the keys (default: ${DEFAULT-VALUE}).")
  private int maxSamplesPerKey = Operator.DEFAULT_SAMPLES_PER_KEY;

  boolean isRaw() {
    return raw.isRaw();
  }

  EqlOptions eql() {
    if (eventCategoryField.isBlank()) {
      throw new UsageMistake("--event-category-field has to name a field");
    }
    EqlOptions options = EqlOptions.defaults().withCategoryField(eventCategoryField).withPipes();
    // Of documents as they are nobody knows the fields: there are no near misses.
    return isRaw() ? options.withKnownFields(Set.of()) : options;
  }

  EsqlOptions esql() {
    EsqlOptions options = EsqlOptions.defaults();
    return isRaw() ? options.withFields(Map.of()) : options;
  }

  RawJsonFormat format() {
    return raw.format();
  }

  /** Gives the table of fields, in which the time of raw documents is a date. */
  FieldTable fields() {
    return raw.fields();
  }

  /** Says what does not go together. */
  void check(InputOptions inputs, PackageOptions packages) {
    raw.check(inputs, packages);
    if (size != null && size < 0) {
      throw new UsageMistake("--size has to be 0 or more");
    }
    if (maxSamplesPerKey < 1 || maxSamplesPerKey > Operator.MOST_SAMPLES_PER_KEY) {
      throw new UsageMistake(
          "--max-samples-per-key has to be from 1 to " + Operator.MOST_SAMPLES_PER_KEY);
    }
  }

  /** Gives the operator with as many samples of a key as are wanted. */
  Operator operator(Operator written) {
    return written instanceof Operator.Sample(var steps, var _)
        ? new Operator.Sample(steps, maxSamplesPerKey)
        : written;
  }

  /** Gives the pipes that were written, and one that keeps to the size. */
  List<Pipe> pipes(List<Pipe> written, Operator operator) {
    OptionalLong most = size == null ? OptionalLong.empty() : OptionalLong.of(size);
    if (most.isEmpty()) {
      return written;
    }
    boolean first = operator instanceof Operator.Sample || operator instanceof Operator.Table;
    Pipe last = first ? new Pipe.Head(most.getAsLong()) : new Pipe.Tail(most.getAsLong());
    return Stream.concat(written.stream(), Stream.of(last)).toList();
  }
}
