package perilune.catalog.site.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Removes files of a site that it does not have any more, and folders that are empty then. */
final class SiteRemoval {

  /** What files of a stem may end with, where no manifest says it. */
  private static final List<String> SUFFIXES = List.of(".html", ".md", ".json", ".css");

  private final Path folder;
  private final Manifest before;
  private int files;

  SiteRemoval(Path folder, Manifest before) {
    this.folder = folder;
    this.before = before;
  }

  void remove(String stem) throws IOException {
    Manifest.Entry entry = before.entries().get(stem);
    List<String> suffixes =
        entry == null ? SUFFIXES : entry.files().stream().map(Manifest.Size::suffix).toList();
    Path parent = folder.resolve(stem).getParent();
    if (parent == null || !isOurs(parent)) {
      return;
    }
    for (String suffix : suffixes) {
      files += Files.deleteIfExists(folder.resolve(stem + suffix)) ? 1 : 0;
    }
    empty(parent);
  }

  /** Behind a link lies what is not of the site. */
  private boolean isOurs(Path inside) {
    for (Path one = inside; one != null && !one.equals(folder); one = one.getParent()) {
      if (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  private void empty(Path inside) throws IOException {
    for (Path one = inside; one != null && !one.equals(folder); one = one.getParent()) {
      try {
        Files.delete(one);
      } catch (DirectoryNotEmptyException | NoSuchFileException _) {
        return;
      }
    }
  }

  int files() {
    return files;
  }
}
