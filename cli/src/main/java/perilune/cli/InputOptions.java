package perilune.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.telemetry.ReadLimits;
import picocli.CommandLine.Option;

/** What to read and within which bounds: common to all commands that read telemetry. */
final class InputOptions {

  /** Half of what one array of Java can hold: buffers grow by doubling. */
  private static final int MOST_LINE_BYTES = 1 << 29;

  /** What nanoseconds of 64 bits hold. */
  private static final Instant LAST_TIME = Instant.parse("2261-12-31T00:00:00Z");

  /** Each shard has tables of its own; more than cores gain nothing. */
  private static final int MOST_SHARDS = 1_024;

  /**
   * What {@code --help} says of the paths; where they stand on the line is each command's matter.
   */
  static final String PATHS =
      "Files, folders, or - for standard input. The format is recognised by content; .gz and .zst"
          + " are opened.";

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Only this host (id or name); records that name no host are taken to be of it.")
  private @Nullable String host;

  @Option(
      names = "--lateness",
      paramLabel = "DURATION",
      description =
          "How much later than its time an event may come, such as 5s or 10m (default: 5s).")
  private String lateness = "5s";

  @Option(
      names = "--max-line-bytes",
      paramLabel = "N",
      description =
          "Longest line or document; longer ones are refused (default: ${DEFAULT-VALUE}).")
  private int maxLineBytes = ReadLimits.DEFAULT_MAX_LINE_BYTES;

  @Option(
      names = "--max-buffered",
      paramLabel = "N",
      description =
          "Events of one host held in memory for reordering; more go to disk (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxBuffered = SequencerLimits.DEFAULT_MAX_BUFFERED;

  @Option(
      names = "--assume-time",
      paramLabel = "TIME",
      description =
          "When records are from at the latest that do not say it: syslog without a year, device"
              + " output without a clock (default: now).")
  private @Nullable String assumedTime;

  @Option(
      names = "--shards",
      paramLabel = "N",
      hidden = true,
      description = "Parts into which hosts and rules are spread; changes no result.")
  private int shards = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads judge events, with the same result (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  int threads() {
    if (threads < 1) {
      throw new UsageMistake("--threads has to be at least 1");
    }
    return threads;
  }

  Optional<String> host() {
    return Optional.ofNullable(host);
  }

  ReadLimits readLimits() {
    ReadLimits defaults = ReadLimits.defaults();
    if (maxLineBytes < 1 || maxLineBytes > MOST_LINE_BYTES) {
      throw new UsageMistake("--max-line-bytes has to be from 1 to " + MOST_LINE_BYTES);
    }
    return new ReadLimits(
            maxLineBytes, defaults.maxNesting(), defaults.maxOpenEvents(), defaults.eventTimeout())
        .withLatest(latest());
  }

  private Instant latest() {
    Instant latest =
        assumedTime == null ? Instant.now() : TimeText.instant("--assume-time", assumedTime);
    if (latest.isBefore(Instant.EPOCH) || latest.isAfter(LAST_TIME)) {
      throw new UsageMistake("--assume-time has to be from 1970 to 2261");
    }
    return latest;
  }

  PipelineOptions pipelineOptions() {
    Duration allowed = TimeText.duration("--lateness", lateness);
    Duration jump = SequencerLimits.DEFAULT_CLOCK_JUMP;
    if (maxBuffered < 2 || shards < 1 || shards > MOST_SHARDS) {
      throw new UsageMistake(
          "--max-buffered has to be at least 2, --shards from 1 to " + MOST_SHARDS);
    }
    var sequencer =
        new SequencerLimits(
            allowed,
            jump.compareTo(allowed) < 0 ? allowed : jump,
            maxBuffered,
            SequencerLimits.DEFAULT_MAX_BUFFERED_BYTES,
            Path.of(System.getProperty("java.io.tmpdir")));
    return PipelineOptions.defaults(sequencer)
        .withShards(shards)
        .withDefaultHost(host == null ? PipelineOptions.UNKNOWN_HOST : host);
  }
}
