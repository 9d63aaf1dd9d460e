package perilune.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * All rules of some corpora.
 *
 * @param mode how predicates were read
 * @param corpora in the order in which they were given
 * @param rules by corpus, then path
 */
public record Catalog(Mode mode, List<Corpus> corpora, List<CatalogRule> rules) {
  public Catalog {
    corpora = List.copyOf(corpora);
    rules = List.copyOf(rules);
  }

  /** Gives the rules that are tagged with this very technique, by corpus and path. */
  public List<CatalogRule> ofTechnique(String technique) {
    return rules.stream().filter(rule -> rule.isOf(technique)).toList();
  }

  /** Gives all techniques that a rule is tagged with, by code points. */
  public List<String> techniques() {
    return rules.stream()
        .flatMap(rule -> rule.card().techniques().stream())
        .distinct()
        .sorted(CodePointOrder.BY_CODE_POINT)
        .toList();
  }

  /** Gives the part that some vendors have. */
  public Catalog ofVendors(List<String> some) {
    return new Catalog(
        mode,
        corpora.stream().filter(corpus -> some.contains(corpus.vendor())).toList(),
        rules.stream().filter(rule -> some.contains(rule.vendor())).toList());
  }

  /** Gives the vendors, in the order in which their corpora were given, each once. */
  public List<String> vendors() {
    var vendors = new ArrayList<String>();
    corpora.stream().map(Corpus::vendor).distinct().forEach(vendors::add);
    return List.copyOf(vendors);
  }
}
