package perilune.cli.output;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.context.baseline.Approval;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.Entry;
import perilune.context.baseline.Review;
import perilune.context.baseline.Slot;
import perilune.context.baseline.Touch;

/** Writes a baseline as a table: one line an entry, several values of a kind on lines of a cell. */
public final class BaselineCsv {

  private BaselineCsv() {}

  /** Writes all entries, the oddest first. */
  public static void write(Baseline baseline, PrintStream out) {
    var head = new ArrayList<String>(List.of("entry", "state", "os", "program"));
    for (Slot slot : Slot.values()) {
      head.add(slot.word());
    }
    head.addAll(
        List.of(
            "hosts",
            "days",
            "events",
            "first",
            "last",
            "signals",
            "approved",
            "by",
            "why",
            "until",
            "reasons"));
    out.println(String.join(",", head));
    Review.of(baseline, Optional.empty()).forEach(item -> out.println(line(item)));
  }

  private static String line(Review.Item item) {
    Entry entry = item.entry();
    var cells = new ArrayList<String>(List.of(entry.id(), item.state(), entry.os()));
    cells.add(entry.program());
    for (Slot slot : Slot.values()) {
      cells.add(String.join("\n", entry.of(slot)));
    }
    cells.add(Long.toString(entry.support().hosts()));
    cells.add(Long.toString(entry.support().days()));
    cells.add(Long.toString(entry.support().events()));
    cells.add(Instant.ofEpochSecond(0, entry.support().firstNanos()).toString());
    cells.add(Instant.ofEpochSecond(0, entry.support().lastNanos()).toString());
    cells.add(String.join("\n", entry.touches().stream().map(Touch::name).toList()));
    Optional<Approval> yes = entry.approval();
    cells.add(yes.map(a -> a.when().toString()).orElse(""));
    cells.add(yes.map(Approval::by).orElse(""));
    cells.add(yes.map(Approval::why).orElse(""));
    cells.add(yes.flatMap(Approval::until).map(Instant::toString).orElse(""));
    cells.add(String.join("\n", item.reasons()));
    return String.join(",", cells.stream().map(BaselineCsv::cell).toList());
  }

  /** A spreadsheet would compute what begins like a formula. */
  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String plain = formula ? "'" + text : text;
    return plain.isEmpty() ? "" : "\"" + plain.replace("\"", "\"\"") + "\"";
  }
}
