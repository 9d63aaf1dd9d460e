package perilune.cli;

import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.telemetry.ecs.RawJsonFormat;
import picocli.CommandLine.Option;

/** Documents taken as they are: common to all commands that can do that. */
final class RawOptions {

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

  boolean isRaw() {
    return raw;
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
  }
}
