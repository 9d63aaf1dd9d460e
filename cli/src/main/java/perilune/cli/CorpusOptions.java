package perilune.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.catalog.Catalog;
import perilune.catalog.Mode;
import perilune.catalog.corpus.CorpusFiles;
import perilune.catalog.corpus.CorpusPlace;
import perilune.catalog.corpus.CorpusReader;
import perilune.catalog.corpus.ReadMemory;
import perilune.catalog.corpus.Vendor;
import perilune.cli.output.Shown;
import picocli.CommandLine.Option;

/** The corpora of a catalog, as the command line names them. */
final class CorpusOptions {

  @Option(
      names = "--corpus",
      paramLabel = "VENDOR=PATH",
      required = true,
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

  /** Reads all corpora. Throws {@link UsageMistake} for one that is none. */
  Catalog read() {
    return read(ReadMemory.empty());
  }

  /** Reads all corpora but what is remembered of them. */
  Catalog read(ReadMemory memory) {
    var reader = new CorpusReader(mode, memory);
    for (String corpus : corpora) {
      int equals = corpus.indexOf('=');
      String word = corpus.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
      Optional<Vendor> vendor = Vendor.of(word);
      if (vendor.isEmpty()) {
        throw new UsageMistake(
            "--corpus is VENDOR=PATH, and vendors are " + String.join(", ", Vendor.words()));
      }
      String place = corpus.substring(equals + 1);
      reader.add(vendor.get(), place, files(place));
    }
    return reader.catalog();
  }

  private static CorpusFiles files(String place) {
    return switch (CorpusPlace.of(place)) {
      case CorpusPlace.Found(var files) -> files;
      case CorpusPlace.Refused(var why) -> throw new UsageMistake(Shown.plain("--corpus: " + why));
    };
  }
}
