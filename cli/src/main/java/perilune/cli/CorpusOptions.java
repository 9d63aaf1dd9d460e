package perilune.cli;

import java.util.List;
import perilune.catalog.Catalog;
import perilune.catalog.Mode;
import perilune.catalog.corpus.CorpusReader;
import perilune.catalog.corpus.ReadMemory;
import perilune.catalog.corpus.ShippedFiles;
import perilune.catalog.corpus.Vendor;
import picocli.CommandLine.Option;

/** The corpora of a catalog, as the command line names them. */
final class CorpusOptions {

  @Option(
      names = "--corpus",
      paramLabel = "VENDOR=PATH",
      description = {
        "Folder with rules of a vendor, or Git repository at a commit: VENDOR=PATH@COMMIT;",
        "may be given several times.",
        "Vendors: elastic, elastic-endpoint, sigma, splunk, kusto, perilune."
      })
  private List<String> corpora = List.of();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = {"truth: what rules say; compat: as a public catalog counts (default: truth)."})
  private Mode mode = Mode.TRUTH;

  /** Reads all corpora. Throws {@link UsageMistake} for one that is none, or if there are none. */
  Catalog read() {
    return read(ReadMemory.empty());
  }

  /** Gives a reader of all corpora, or of the built-in rules where none is named. */
  CorpusReader readerOrShipped() {
    var reader = new CorpusReader(mode);
    if (corpora.isEmpty()) {
      reader.add(Vendor.PERILUNE, "the built-in rules", new ShippedFiles());
    }
    corpora.forEach(corpus -> CatalogPlace.add(corpus, "--corpus", reader));
    return reader;
  }

  /** Reads all corpora but what is remembered of them. */
  Catalog read(ReadMemory memory) {
    if (corpora.isEmpty()) {
      throw new UsageMistake("name a corpus: --corpus VENDOR=PATH");
    }
    var reader = new CorpusReader(mode, memory);
    corpora.forEach(corpus -> CatalogPlace.add(corpus, "--corpus", reader));
    return reader.catalog();
  }

  /** Reads another catalog in the same mode. Throws {@link UsageMistake} for what is none. */
  Catalog another(String place, String option) {
    return CatalogPlace.read(place, option, mode);
  }
}
