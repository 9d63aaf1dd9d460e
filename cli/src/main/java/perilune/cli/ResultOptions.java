package perilune.cli;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Pipe;
import perilune.telemetry.ecs.RawJsonFormat;
import picocli.CommandLine.Option;

/** Which documents a query sees and how many results it gives: as in Elasticsearch's EQL search. */
final class ResultOptions {

  private static final String DEFAULT_TIMESTAMP_FIELD = "@timestamp";

  @Option(
      names = "--raw",
      description =
          "Take any JSON documents as they are: no ECS mapping, no enrichment, sorted as a whole.")
  private boolean raw;

  @Option(
      names = "--timestamp-field",
      paramLabel = "FIELD",
      description = "With --raw: the field that says when it happened (default: @timestamp).")
  private @Nullable String timestampField;

  @Option(
      names = "--tiebreaker-field",
      paramLabel = "FIELD",
      description = "With --raw: the number that orders documents of one time (default: none).")
  private @Nullable String tiebreakerField;

  @Option(
      names = "--event-category-field",
      paramLabel = "FIELD",
      description = "The field that 'process where' tests (default: ${DEFAULT-VALUE}).")
  private String eventCategoryField = EqlOptions.DEFAULT_CATEGORY_FIELD;

  @Option(
      names = "--size",
      paramLabel = "N",
      description =
          "At most N results: the last events or sequences, the first samples (default: all).")
  private @Nullable Long size;

  @Option(
      names = "--max-samples-per-key",
      paramLabel = "N",
      description = "Samples of one value of the keys (default: ${DEFAULT-VALUE}).")
  private int maxSamplesPerKey = Operator.DEFAULT_SAMPLES_PER_KEY;

  boolean isRaw() {
    return raw;
  }

  EqlOptions eql() {
    if (eventCategoryField.isBlank()) {
      throw new UsageMistake("--event-category-field has to name a field");
    }
    EqlOptions options = EqlOptions.defaults().withCategoryField(eventCategoryField).withPipes();
    // Of documents as they are nobody knows the fields: there are no near misses.
    return raw ? options.withKnownFields(Set.of()) : options;
  }

  RawJsonFormat format() {
    return new RawJsonFormat(
        timestampField == null ? DEFAULT_TIMESTAMP_FIELD : timestampField,
        tiebreakerField == null ? "" : tiebreakerField);
  }

  /** Gives the table of fields, in which the time of raw documents is a date. */
  FieldTable fields() {
    var fields = new FieldTable();
    if (raw) {
      fields.declare(format().timestampField(), FieldType.DATE);
    }
    return fields;
  }

  /** Says what does not go together. */
  void check(InputOptions inputs, PackageOptions packages) {
    if (raw && packages.given()) {
      throw new UsageMistake("--raw adds nothing to documents; --root and --inventory need hosts");
    }
    if (!raw && (timestampField != null || tiebreakerField != null)) {
      throw new UsageMistake("--timestamp-field and --tiebreaker-field need --raw");
    }
    if (raw && inputs.host().isPresent()) {
      throw new UsageMistake("--raw knows no hosts; write --host as a condition of the query");
    }
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
    Pipe last =
        operator instanceof Operator.Sample
            ? new Pipe.Head(most.getAsLong())
            : new Pipe.Tail(most.getAsLong());
    return Stream.concat(written.stream(), Stream.of(last)).toList();
  }
}
