package perilune.catalog.corpus;

import java.util.List;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;

/** How one vendor writes rules down. Stateless; may be called by any number of threads. */
interface RuleFormat {

  /** Says whether a path of the corpus holds rules. */
  boolean holdsRules(String path);

  /** Says where rules lie, for people whose folder has none. */
  String layout();

  /**
   * Gives the format for a whole corpus: where files are not rules but name what rules hold, it
   * knows them.
   */
  default RuleFormat of(List<CorpusFile> files) {
    return this;
  }

  /** Says whether a file of this path decides on what other files hold. */
  default boolean isShared(String path) {
    return false;
  }

  /** Gives what a file holds. */
  Held read(String vendor, CorpusFile file);

  /**
   * What a file holds.
   *
   * @param rules that count; a rule of which only the query is broken counts, and says so itself
   * @param skipped why further rules are left out on purpose, one reason a rule
   * @param problems why it is no file of rules, or not all of it
   */
  record Held(List<CatalogRule> rules, List<String> skipped, List<Corpus.Problem> problems) {
    public Held {
      rules = List.copyOf(rules);
      skipped = List.copyOf(skipped);
      problems = List.copyOf(problems);
    }

    static Held of(CatalogRule rule) {
      return new Held(List.of(rule), List.of(), List.of());
    }

    /** Gives a file that is no rule, and should be none. */
    static Held nothing() {
      return new Held(List.of(), List.of(), List.of());
    }

    static Held skipped(String reason) {
      return new Held(List.of(), List.of(reason), List.of());
    }

    static Held broken(String path, String reason, String detail) {
      return new Held(List.of(), List.of(), List.of(new Corpus.Problem(path, reason, detail)));
    }
  }
}
