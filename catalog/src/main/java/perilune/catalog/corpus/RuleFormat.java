package perilune.catalog.corpus;

import java.util.List;
import java.util.Optional;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;

/** How one vendor writes rules down. Stateless; may be called by any number of threads. */
interface RuleFormat {

  /** Says whether a path of the corpus holds rules. */
  boolean holdsRules(String path);

  /** Says where rules lie, for people whose folder has none. */
  String layout();

  /** Gives what a file holds. */
  Held read(String vendor, CorpusFile file);

  /**
   * What a file holds.
   *
   * @param rules that count
   * @param problem why it is no file of rules, if it is none; a rule of which only the query is
   *     broken counts, and says so itself
   */
  record Held(List<CatalogRule> rules, Optional<Corpus.Problem> problem) {
    public Held {
      rules = List.copyOf(rules);
    }

    /** Gives a file of which nothing counts, and nothing is wrong with it. */
    static Held nothing() {
      return new Held(List.of(), Optional.empty());
    }

    static Held of(CatalogRule rule) {
      return new Held(List.of(rule), Optional.empty());
    }

    static Held broken(String path, String reason, String detail) {
      return new Held(List.of(), Optional.of(new Corpus.Problem(path, reason, detail)));
    }
  }
}
