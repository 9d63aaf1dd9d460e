package perilune.cli.catalog;

import java.io.PrintStream;
import java.util.Locale;
import perilune.catalog.diff.CatalogDiff;
import perilune.catalog.diff.TechniqueDiff;
import perilune.cli.output.Shown;

/** Prints what changed between two catalogs, a line for each rule and technique, for terminals. */
public final class DiffText {

  private final PrintStream out;

  /** Prints to a stream, which stays open. */
  public DiffText(PrintStream out) {
    this.out = out;
  }

  /** Prints all rules and techniques. */
  public void print(CatalogDiff diff) {
    out.printf(
        "%,d rules before, %,d after%n", diff.before().rules().size(), diff.after().rules().size());
    out.println();
    out.println("Rules (" + diff.rules().size() + ")");
    diff.rules().forEach(this::rule);
    out.println();
    out.println("Techniques (" + diff.techniques().size() + ")");
    diff.techniques().forEach(this::technique);
  }

  private void rule(CatalogDiff.RuleChange change) {
    String parts = change.parts().isEmpty() ? "" : "  (" + String.join(", ", change.parts()) + ")";
    String line =
        "  %-8s %s  %s%s"
            .formatted(
                change.status().name().toLowerCase(Locale.ROOT),
                change.rule().card().title(),
                change.rule().path(),
                parts);
    out.println(Shown.plain(line));
  }

  private void technique(TechniqueDiff one) {
    String line =
        "  %-10s %d -> %d rules; %d added, %d removed, %d changed; rows: %d fields, %d indicators, %d exclusions"
            .formatted(
                one.technique(),
                one.rulesBefore(),
                one.rulesAfter(),
                one.count(CatalogDiff.Status.ADDED),
                one.count(CatalogDiff.Status.REMOVED),
                one.count(CatalogDiff.Status.CHANGED),
                one.count(TechniqueDiff.Table.FIELD),
                one.count(TechniqueDiff.Table.INDICATOR),
                one.count(TechniqueDiff.Table.EXCLUSION));
    out.println(Shown.plain(line));
  }
}
