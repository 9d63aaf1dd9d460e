package perilune.catalog;

import java.util.List;

/**
 * A rule of a corpus: what it says of itself and what it compares.
 *
 * @param vendor name of the corpus, as the user gave it
 * @param path file in the corpus, with {@code /} between its parts
 * @param card what it says of itself
 * @param content what its query holds
 */
public record CatalogRule(String vendor, String path, Card card, RuleContent content) {

  /**
   * What a rule says of itself. What it does not say is empty.
   *
   * @param id unique in its corpus, where its authors keep to that
   * @param title one line
   * @param language such as {@code eql}
   * @param type kind of rule in the vendor's own words, such as {@code new_terms}
   * @param status maturity in the vendor's own words
   * @param severity in the vendor's own words
   * @param tags free marks
   * @param techniques ATT&CK ids in upper case, each once, as written: neither parents nor
   *     sub-techniques are added
   * @param sources what it reads: index patterns, log sources, tables
   */
  public record Card(
      String id,
      String title,
      String language,
      String type,
      String status,
      String severity,
      List<String> tags,
      List<String> techniques,
      List<String> sources) {
    public Card {
      tags = List.copyOf(tags);
      techniques = List.copyOf(techniques);
      sources = List.copyOf(sources);
    }
  }

  /** Gives what it compares, in the order written. */
  public List<Predicate> predicates() {
    return content.predicates();
  }

  /** Gives how much of its query could be read. */
  public Reading reading() {
    return content.reading();
  }

  /** Gives what it looks for, in the order written. */
  public List<Predicate> positive() {
    return predicates().stream().filter(Predicate::isPositive).toList();
  }

  /** Gives what it leaves out, in the order written. */
  public List<Predicate> exclusions() {
    return predicates().stream().filter(one -> one.role() == Role.EXCLUSION).toList();
  }

  /** Says whether it is tagged with this very technique. */
  public boolean isOf(String technique) {
    return card.techniques().contains(technique);
  }
}
