package perilune.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Shown;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Review;
import perilune.context.baseline.Slot;
import perilune.context.baseline.Support;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune baseline review}: what a person should look at, the odd first. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description =
        "Shows the entries of a baseline, the oddest first, each with why it is odd: touched by"
            + " signals, rare, of unexpected origin, new.")
final class BaselineReviewCommand implements Callable<Integer> {

  private enum Output {
    TEXT,
    NDJSON
  }

  /** Values of one kind that the text shows; all are in the file. */
  private static final int MAX_SHOWN = 6;

  private final Main.Streams streams;

  @Parameters(paramLabel = "FILE", description = "The baseline.")
  private @Nullable Path file;

  @Option(names = "--output", paramLabel = "FORM", description = "text or ndjson (default: text).")
  private Output output = Output.TEXT;

  @Option(names = "--pending", description = "Only what nobody approved, or no longer.")
  private boolean pending;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Time at which approvals have to hold (default: the last that was learned).")
  private @Nullable String at;

  BaselineReviewCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Optional<Instant> time = Optional.ofNullable(at).map(text -> TimeText.instant("--at", text));
    List<Review.Item> items =
        Review.of(BaselineFile.read(java.util.Objects.requireNonNull(file)), time).stream()
            .filter(item -> !pending || !item.state().equals("approved"))
            .toList();
    if (output == Output.NDJSON) {
      try (var json = new JsonLines(streams.out())) {
        items.forEach(item -> write(item, json));
      }
    } else {
      items.forEach(item -> print(item, streams.out()));
      tell(items);
    }
    return ExitCode.DONE;
  }

  private void tell(List<Review.Item> items) {
    long touched = items.stream().filter(item -> item.state().equals("touched")).count();
    long quiet = items.stream().filter(item -> item.state().equals("quiet")).count();
    long expired = items.stream().filter(item -> item.state().equals("expired")).count();
    streams
        .err()
        .println(
            "perilune: "
                + items.size()
                + " entries: "
                + touched
                + " touched by signals, "
                + quiet
                + " quiet, "
                + expired
                + " expired, "
                + (items.size() - touched - quiet - expired)
                + " approved");
  }

  private static void print(Review.Item item, PrintStream out) {
    Entry entry = item.entry();
    out.println(
        entry.id()
            + "  "
            + item.state()
            + "  "
            + Shown.plain(String.join(", ", entry.of(Slot.INTERPRETER)))
            + "  "
            + Shown.plain(some(entry, Slot.RUNS)));
    out.println("  " + seen(entry.support()));
    for (Slot slot :
        List.of(
            Slot.USER,
            Slot.SERVICE,
            Slot.PARENT,
            Slot.ABOVE,
            Slot.CHILD,
            Slot.DESTINATION,
            Slot.HOST)) {
      if (!entry.of(slot).isEmpty()) {
        out.println("  %-12s %s".formatted(slot.word(), Shown.plain(some(entry, slot))));
      }
    }
    item.reasons().forEach(reason -> out.println("  ! " + Shown.plain(reason)));
    entry
        .approval()
        .ifPresent(yes ->
            out.println("  approved by " + Shown.plain(yes.by()) + ": " + Shown.plain(yes.why())));
    out.println();
  }

  private static String some(Entry entry, Slot slot) {
    List<String> all = List.copyOf(entry.of(slot));
    String shown = String.join(", ", all.subList(0, Math.min(MAX_SHOWN, all.size())));
    return all.size() > MAX_SHOWN ? shown + ", and " + (all.size() - MAX_SHOWN) + " more" : shown;
  }

  private static String seen(Support support) {
    return counted(support.events(), "time")
        + " on "
        + counted(support.hosts(), "host")
        + (support.examples().isEmpty()
            ? ""
            : " (" + Shown.plain(String.join(", ", support.examples())) + ")")
        + ", "
        + counted(support.days(), "day")
        + ", "
        + Instant.ofEpochSecond(0, support.firstNanos())
        + " to "
        + Instant.ofEpochSecond(0, support.lastNanos());
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static void write(Review.Item item, JsonLines json) {
    Entry entry = item.entry();
    json.start().text("type", "baseline_entry").text("entry", entry.id());
    json.text("state", item.state()).number("oddness", item.oddness());
    json.texts("reasons", item.reasons()).text("os", entry.os()).text("program", entry.program());
    entry.values().forEach((slot, values) -> json.texts(slot.word(), values));
    Support support = entry.support();
    json.number("hosts", support.hosts()).texts("examples", support.examples());
    json.number("days", support.days()).number("events", support.events());
    json.text("first", Instant.ofEpochSecond(0, support.firstNanos()).toString());
    json.text("last", Instant.ofEpochSecond(0, support.lastNanos()).toString());
    json.textIfAny("besides", entry.besides()).array("signals");
    entry
        .touches()
        .forEach(touch ->
            json.element()
                .text("rule", touch.rule())
                .text("name", touch.name())
                .number("risk", touch.risk())
                .number("count", touch.count())
                .endObject());
    json.endArray();
    entry
        .approval()
        .ifPresent(yes -> {
          json.text("approved", yes.when().toString()).text("by", yes.by()).text("why", yes.why());
          yes.until().ifPresent(end -> json.text("until", end.toString()));
        });
    json.texts("despite", entry.despite()).end();
  }
}
