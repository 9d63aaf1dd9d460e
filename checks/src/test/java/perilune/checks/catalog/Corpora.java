package perilune.checks.catalog;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import perilune.catalog.Catalog;
import perilune.catalog.Mode;
import perilune.catalog.corpus.CorpusReader;
import perilune.catalog.corpus.FolderFiles;
import perilune.catalog.corpus.Vendor;
import perilune.checks.Places;

/** Catalogs of the public corpora, each read once. */
final class Corpora {

  /** Elastic's rules at the last commit of which the source page was computed. */
  static final String PAGE = "corpora/elastic-detection-rules-8bc8f77";

  private static final Map<Mode, Catalog> OF_PAGE = new EnumMap<>(Mode.class);

  private Corpora() {}

  /** Gives the catalog of the source page, or says loudly that a test is skipped. */
  static Optional<Catalog> ofPage(Mode mode) {
    return Places.shared(PAGE)
        .map(folder -> OF_PAGE.computeIfAbsent(mode, _ -> read(Vendor.ELASTIC, folder, mode)));
  }

  static Catalog read(Vendor vendor, Path folder, Mode mode) {
    var reader = new CorpusReader(mode);
    reader.add(vendor, folder.toString(), new FolderFiles(folder));
    return reader.catalog();
  }
}
