package perilune.catalog.statistics;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;
import perilune.catalog.Reading;

/**
 * What a vendor's corpora hold, and how much of it could be read.
 *
 * @param vendor name
 * @param rules number of rules that count
 * @param languages rules by language, {@code none} for those without one
 * @param skipped rules that are left out on purpose, by reason
 * @param unread rules with predicates missing, by reason; a rule counts once a reason
 * @param broken files that are no rules, by reason
 */
public record VendorCounts(
    String vendor,
    int rules,
    SortedMap<String, Integer> languages,
    SortedMap<String, Integer> skipped,
    SortedMap<String, Integer> unread,
    SortedMap<String, Integer> broken) {

  /** Gives the counts of all vendors, in the order in which their corpora were given. */
  public static List<VendorCounts> of(Catalog catalog) {
    return catalog.vendors().stream().map(vendor -> of(vendor, catalog)).toList();
  }

  private static VendorCounts of(String vendor, Catalog catalog) {
    var languages = new TreeMap<String, Integer>();
    var skipped = new TreeMap<String, Integer>();
    var unread = new TreeMap<String, Integer>();
    var broken = new TreeMap<String, Integer>();
    int rules = 0;
    for (CatalogRule rule : catalog.rules()) {
      if (rule.vendor().equals(vendor)) {
        rules++;
        String language = rule.card().language();
        languages.merge(language.isEmpty() ? "none" : language, 1, Integer::sum);
        rule.reading().reasons().stream()
            .map(Reading.Reason::kind)
            .distinct()
            .forEach(kind -> unread.merge(kind, 1, Integer::sum));
      }
    }
    for (Corpus corpus : catalog.corpora()) {
      if (corpus.vendor().equals(vendor)) {
        corpus.skipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
        corpus.problems().forEach(problem -> broken.merge(problem.reason(), 1, Integer::sum));
      }
    }
    return new VendorCounts(vendor, rules, languages, skipped, unread, broken);
  }
}
