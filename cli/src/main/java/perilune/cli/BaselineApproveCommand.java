package perilune.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Shown;
import perilune.context.baseline.Approval;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Touch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune baseline approve}: a person's yes, kept in the file. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = {
      "Writes into the baseline that somebody approved entries: who, when, why, until when.",
      "Entries that a signal touched are refused without --despite-signal."
    })
final class BaselineApproveCommand implements Callable<Integer> {

  /** Shortest beginning of an id that names an entry. */
  private static final int MIN_PREFIX = 4;

  private final Main.Streams streams;

  @Parameters(index = "0", paramLabel = "FILE", description = "The baseline.")
  private @Nullable Path file;

  @Parameters(index = "1..*", paramLabel = "ENTRY", description = "Ids, or their beginnings.")
  private List<String> ids = List.of();

  @Option(names = "--by", required = true, paramLabel = "WHO", description = "Who says yes.")
  private String by = "";

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "The reason.")
  private String why = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Event time from which the approval holds no more.")
  private @Nullable String until;

  @Option(
      names = "--all-quiet",
      description = "All entries that no signal touched and that were seen often enough.")
  private boolean allQuiet;

  @Option(
      names = "--min-hosts",
      paramLabel = "N",
      description = "For --all-quiet: on so many hosts at least (default: ${DEFAULT-VALUE}).")
  private long minHosts = 2;

  @Option(
      names = "--min-days",
      paramLabel = "N",
      description = "For --all-quiet: on so many days at least (default: ${DEFAULT-VALUE}).")
  private long minDays = 3;

  @Option(
      names = "--despite-signal",
      description =
          "Approve what signals touched, and those signals with it: they raise nothing on the"
              + " entry.")
  private boolean despite;

  BaselineApproveCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (by.isBlank() || why.isBlank()) {
      throw new UsageMistake("--by and --why have to say something");
    }
    if (allQuiet == !ids.isEmpty()) {
      throw new UsageMistake(
          "name entries, or say --all-quiet; 'perilune baseline review' shows them");
    }
    if (allQuiet && despite) {
      throw new UsageMistake("--despite-signal needs the entries by name: each is a decision");
    }
    Path path = Objects.requireNonNull(file);
    Baseline baseline = BaselineFile.read(path);
    List<Entry> chosen = allQuiet ? quiet(baseline) : named(baseline);
    refuseTouched(chosen);
    var yes =
        new Approval(
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            by.strip(),
            why.strip(),
            Optional.ofNullable(until).map(text -> TimeText.instant("--until", text)));
    for (Entry entry : chosen) {
      List<String> rules = despite ? entry.touches().stream().map(Touch::rule).toList() : List.of();
      baseline = baseline.with(entry.approved(yes, rules));
    }
    BaselineFile.write(path, baseline);
    long left = baseline.entries().stream().filter(e -> e.approval().isEmpty()).count();
    streams
        .out()
        .println(
            "approved "
                + chosen.size()
                + (chosen.size() == 1 ? " entry; " : " entries; ")
                + left
                + (left == 1 ? " has" : " have")
                + " no approval");
    return ExitCode.DONE;
  }

  private List<Entry> quiet(Baseline baseline) {
    return baseline.entries().stream()
        .filter(entry ->
            !entry.isTouched()
                && entry.approval().isEmpty()
                && entry.support().hosts() >= minHosts
                && entry.support().days() >= minDays)
        .toList();
  }

  private List<Entry> named(Baseline baseline) {
    var all = new ArrayList<Entry>();
    for (String id : ids) {
      List<Entry> found =
          baseline.entries().stream()
              .filter(entry ->
                  entry.id().equals(id) || id.length() >= MIN_PREFIX && entry.id().startsWith(id))
              .toList();
      if (found.size() != 1) {
        throw new UsageMistake(
            (found.isEmpty() ? "no entry is called '" : "several entries begin with '")
                + Shown.plain(id)
                + "'; 'perilune baseline review' shows them");
      }
      all.add(found.getFirst());
    }
    return all;
  }

  private void refuseTouched(List<Entry> chosen) {
    for (Entry entry : chosen) {
      if (entry.isTouched() && !despite) {
        throw new UsageMistake(
            "entry "
                + entry.id()
                + " was touched by '"
                + Shown.plain(entry.touches().getFirst().name())
                + "'; nothing was approved. If that is right, say --despite-signal");
      }
    }
  }
}
