package perilune.catalog.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Corpus;
import perilune.catalog.Mode;
import perilune.catalog.fields.FieldNames;
import perilune.catalog.predicates.QueryReader;

/**
 * Reads corpora into a catalog. The same files give the same catalog, whatever the number of
 * threads. Owned by one thread, but reads files on all cores.
 */
public final class CorpusReader {

  private final Mode mode;
  private final QueryReader queries;
  private final ReadMemory memory;
  private final List<Corpus> corpora = new ArrayList<>();
  private final List<CatalogRule> rules = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /** Where rules of a vendor were read. */
  private record Place(String vendor, CorpusFiles files) {}

  /**
   * What one file holds that is no part of a corpus.
   *
   * @param rules none where it holds none that counts
   * @param problems why it is no file of rules, or not all of it
   */
  public record One(List<CatalogRule> rules, List<Corpus.Problem> problems) {}

  /** Makes a reader without corpora. */
  public CorpusReader(Mode mode) {
    this(mode, ReadMemory.empty());
  }

  /** Makes a reader without corpora that reads no file again that it remembers. */
  public CorpusReader(Mode mode, ReadMemory memory) {
    this.mode = mode;
    this.memory = memory;
    this.queries = new QueryReader(mode, FieldNames.of(mode));
  }

  /**
   * Adds a corpus.
   *
   * @param vendor under which its rules count, and which says how they are written
   * @param place as the user gave it, to be told
   */
  public Corpus add(Vendor vendor, String place, CorpusFiles files) {
    RuleFormat format = format(vendor);
    CorpusFiles.Found found = files.files(format::holdsRules);
    RuleFormat whole = format.of(found.files());
    List<CorpusFile> shared =
        found.files().stream().filter(file -> format.isShared(file.path())).toList();
    String circumstances = ReadMemory.circumstances(mode + " " + vendor.word(), shared);
    List<RuleFormat.Held> held =
        found.files().parallelStream()
            .map(file -> memory.held(circumstances, file, () -> whole.read(vendor.word(), file)))
            .toList();
    var problems = new ArrayList<>(found.problems());
    var skipped = new TreeMap<String, Integer>();
    held.forEach(one -> {
      problems.addAll(one.problems());
      one.skipped().forEach(reason -> skipped.merge(reason, 1, Integer::sum));
    });
    if (found.files().isEmpty()) {
      problems.add(
          new Corpus.Problem("", "no rules of this vendor", "they lie in " + format.layout()));
    }
    problems.sort(Comparator.comparing(Corpus.Problem::path, CodePointOrder.BY_CODE_POINT));
    held.forEach(one -> rules.addAll(one.rules()));
    var corpus = new Corpus(vendor.word(), place, files.commit(), skipped, problems);
    corpora.add(corpus);
    places.add(new Place(vendor.word(), files));
    return corpus;
  }

  /** Reads one file, written as a vendor's are, without adding it. */
  public One one(Vendor vendor, CorpusFile file) {
    RuleFormat.Held held = format(vendor).read(vendor.word(), file);
    return new One(held.rules(), held.problems());
  }

  /**
   * Gives files of a vendor's corpora once more, corpus by corpus; what is not there is left out.
   */
  public List<CorpusFile> files(String vendor, Predicate<String> wanted) {
    return places.stream()
        .filter(place -> place.vendor.equals(vendor))
        .flatMap(place -> place.files.files(wanted).files().stream())
        .toList();
  }

  private RuleFormat format(Vendor vendor) {
    return switch (vendor) {
      case ELASTIC -> ElasticFormat.ofDetectionRules(queries);
      case ELASTIC_ENDPOINT -> ElasticFormat.ofProtections(queries);
      case PERILUNE -> ElasticFormat.ofOwn(queries);
      case SIGMA -> new SigmaFormat(queries);
      case SPLUNK -> new SplunkFormat(queries);
      case KUSTO -> new KustoFormat(queries);
    };
  }

  /** Gives all that was added. */
  public Catalog catalog() {
    return new Catalog(mode, corpora, rules);
  }
}
