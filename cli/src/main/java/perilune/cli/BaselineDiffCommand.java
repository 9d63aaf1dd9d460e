package perilune.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Shown;
import perilune.context.baseline.Approval;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Slot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code perilune baseline diff}: what became of one baseline in another. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Shows which entries, values and approvals two baselines do not share; support aside.")
final class BaselineDiffCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(index = "0", paramLabel = "OLD", description = "The older baseline.")
  private @Nullable Path older;

  @Parameters(index = "1", paramLabel = "NEW", description = "The newer one.")
  private @Nullable Path newer;

  BaselineDiffCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Baseline before = BaselineFile.read(Objects.requireNonNull(older));
    Baseline after = BaselineFile.read(Objects.requireNonNull(newer));
    PrintStream out = streams.out();
    for (Entry entry : before.entries()) {
      if (after.entry(entry.id()).isEmpty()) {
        out.println("- " + name(entry));
      }
    }
    for (Entry entry : after.entries()) {
      Optional<Entry> old = before.entry(entry.id());
      if (old.isEmpty()) {
        out.println("+ " + name(entry));
      } else {
        changes(old.get(), entry, out);
      }
    }
    return ExitCode.DONE;
  }

  private static void changes(Entry before, Entry after, PrintStream out) {
    var lines = new java.util.ArrayList<String>();
    for (Slot slot : Slot.values()) {
      more(before, after, slot, "+", lines);
      more(after, before, slot, "-", lines);
    }
    if (!approval(before).equals(approval(after))) {
      lines.add("  was " + approval(before) + ", is " + approval(after));
    }
    if (!before.despite().equals(after.despite())) {
      lines.add("  despite signals: " + String.join(", ", after.despite()));
    }
    if (!lines.isEmpty()) {
      out.println("~ " + name(after));
      lines.forEach(line -> out.println(Shown.plain(line)));
    }
  }

  private static void more(Entry than, Entry of, Slot slot, String sign, List<String> lines) {
    var more = new TreeSet<>(of.of(slot));
    more.removeAll(than.of(slot));
    more.forEach(value -> lines.add("  " + sign + " " + slot.word() + " " + value));
  }

  private static String approval(Entry entry) {
    return entry.approval().map(BaselineDiffCommand::told).orElse("not approved");
  }

  private static String told(Approval yes) {
    String end = yes.until().map(time -> " until " + time).orElse("");
    return "approved by " + yes.by() + " (" + yes.why() + ")" + end;
  }

  private static String name(Entry entry) {
    return entry.id()
        + "  "
        + Shown.plain(String.join(", ", entry.of(Slot.INTERPRETER)))
        + "  "
        + Shown.plain(String.join(", ", entry.of(Slot.RUNS)));
  }
}
