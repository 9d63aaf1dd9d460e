package perilune.cli.catalog;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import perilune.catalog.Catalog;
import perilune.catalog.Corpus;
import perilune.catalog.statistics.VendorCounts;
import perilune.cli.output.Shown;

/** Tells of corpora how many rules count, and of all others how many there are and why. */
public final class CorpusAccount {

  /** Files of one reason that are named; the rest is counted. */
  private static final int MAX_NAMED = 20;

  private final PrintStream err;

  /** Tells on a stream, which stays open. */
  public CorpusAccount(PrintStream err) {
    this.err = err;
  }

  /** Tells of all corpora. Gives whether every file could be used. */
  public boolean tell(Catalog catalog) {
    boolean whole = true;
    for (VendorCounts counts : VendorCounts.of(catalog)) {
      line(counts, "%,d rules".formatted(counts.rules()), "");
      counts.skipped().forEach((reason, count) -> line(counts, count + " left out", reason));
      counts.unread().forEach((reason, count) -> line(counts, count + " without all", reason));
      whole &= counts.broken().isEmpty();
    }
    catalog.corpora().forEach(this::problems);
    return whole;
  }

  private void line(VendorCounts counts, String what, String reason) {
    String why = reason.isEmpty() ? "" : ": " + Shown.plain(reason);
    err.println(counts.vendor() + ": " + what + why);
  }

  private void problems(Corpus corpus) {
    Map<String, List<Corpus.Problem>> byReason = new LinkedHashMap<>();
    corpus
        .problems()
        .forEach(one -> byReason.computeIfAbsent(one.reason(), _ -> new ArrayList<>()).add(one));
    byReason.forEach((reason, all) -> {
      err.println(
          "%s: %d unusable in %s: %s"
              .formatted(corpus.vendor(), all.size(), Shown.plain(corpus.place()), reason));
      for (Corpus.Problem one : all.subList(0, Math.min(MAX_NAMED, all.size()))) {
        String detail = one.detail().isEmpty() ? "" : ": " + one.detail();
        err.println("  " + Shown.plain(one.path() + detail));
      }
      if (all.size() > MAX_NAMED) {
        err.println("  and " + (all.size() - MAX_NAMED) + " more");
      }
    });
  }
}
