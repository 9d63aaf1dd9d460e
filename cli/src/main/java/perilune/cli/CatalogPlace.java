package perilune.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import perilune.catalog.Catalog;
import perilune.catalog.Mode;
import perilune.catalog.corpus.CorpusFiles;
import perilune.catalog.corpus.CorpusPlace;
import perilune.catalog.corpus.CorpusReader;
import perilune.catalog.corpus.Vendor;
import perilune.catalog.diff.CatalogSnapshot;
import perilune.cli.output.Shown;

/**
 * Where a catalog comes from, as people name it: a corpus, {@code VENDOR=PATH[@COMMIT]}; or what a
 * build of a site left, {@code catalog.json} or the folder with it.
 */
final class CatalogPlace {

  private static final String SNAPSHOT = "catalog.json";

  private CatalogPlace() {}

  /**
   * Adds a corpus to a reader.
   *
   * @throws UsageMistake if it is none
   */
  static void add(String corpus, String option, CorpusReader reader) {
    int equals = corpus.indexOf('=');
    String word = corpus.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
    Optional<Vendor> vendor = Vendor.of(word);
    if (vendor.isEmpty()) {
      throw new UsageMistake(
          option + " is VENDOR=PATH, and vendors are " + String.join(", ", Vendor.words()));
    }
    String place = corpus.substring(equals + 1);
    reader.add(vendor.get(), place, files(place, option));
  }

  private static CorpusFiles files(String place, String option) {
    return switch (CorpusPlace.of(place)) {
      case CorpusPlace.Found(var files) -> files;
      case CorpusPlace.Refused(var why) -> throw new UsageMistake(Shown.plain(option + ": " + why));
    };
  }

  /**
   * Reads a catalog.
   *
   * @throws UsageMistake if there is none, or it was read in another mode
   */
  static Catalog read(String place, String option, Mode mode) {
    Optional<Path> file = snapshot(place);
    if (file.isEmpty()) {
      var reader = new CorpusReader(mode);
      add(place, option, reader);
      return reader.catalog();
    }
    Catalog catalog = snapshot(file.get(), place, option);
    if (catalog.mode() != mode) {
      String other = catalog.mode().name().toLowerCase(Locale.ROOT);
      throw new UsageMistake(
          Shown.plain(
              option + ": '" + place + "' was read in mode " + other + "; give --mode " + other));
    }
    return catalog;
  }

  private static Catalog snapshot(Path file, String place, String option) {
    try (InputStream in = Files.newInputStream(file)) {
      return CatalogSnapshot.read(in);
    } catch (CatalogSnapshot.Refused refused) {
      throw new UsageMistake(Shown.plain(option + ": '" + place + "': " + refused.getMessage()));
    } catch (IOException problem) {
      throw new UsageMistake(
          Shown.plain(
              option + ": '" + place + "' cannot be read: " + problem.getClass().getSimpleName()));
    }
  }

  private static Optional<Path> snapshot(String place) {
    try {
      Path path = Path.of(place);
      Path file = Files.isDirectory(path) ? path.resolve(SNAPSHOT) : path;
      return Optional.of(file).filter(Files::isRegularFile);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
