package perilune.context.provenance.database;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Homebrew installed: each version of a formula is a folder of the Cellar, a keg, in
 * which a receipt says that Homebrew made it. Homebrew keeps neither lists nor checksums of files.
 *
 * <p>Source: docs.brew.sh, "Formula Cookbook" and "Common Issues"; prefixes of Apple silicon,
 * Intel, and Linux.
 */
final class HomebrewCellar {

  private static final List<String> CELLARS =
      List.of("/opt/homebrew/Cellar", "/usr/local/Cellar", "/home/linuxbrew/.linuxbrew/Cellar");

  private static final String RECEIPT = "INSTALL_RECEIPT.json";

  private final DatabaseFiles source;
  private final FileTableBuilder files;

  HomebrewCellar(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
  }

  /** Reads all kegs; gives what may be hidden, or nothing where there is no Cellar. */
  Optional<Gap> read() {
    var folders = new PackageFolder(files);
    boolean any = false;
    for (String cellar : CELLARS) {
      Optional<Path> place = source.tree().followed(cellar);
      if (place.isPresent() && Files.isDirectory(place.get(), LinkOption.NOFOLLOW_LINKS)) {
        any = true;
        formulas(cellar, place.get(), folders);
      }
    }
    return any ? Optional.of(folders.failed() ? Gap.DAMAGED : Gap.NONE) : Optional.empty();
  }

  private void formulas(String cellar, Path place, PackageFolder folders) {
    for (String formula : source.names(place)) {
      for (String version : source.names(place.resolve(formula))) {
        Path keg = place.resolve(formula).resolve(version);
        // Who put a folder there by hand left no receipt: what is in it belongs to nobody.
        if (Files.isRegularFile(keg.resolve(RECEIPT), LinkOption.NOFOLLOW_LINKS)) {
          folders.add(keg, cellar + "/" + formula + "/" + version, files.owner(formula, ""));
        }
      }
    }
  }
}
