package perilune.catalog.site.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Makes files, and writes those that are not there already. Used for one build, by all threads. */
final class SiteWriter {

  private final Path folder;
  private final Manifest before;
  private final boolean trusted;
  private final AtomicFiles files;
  private final Map<String, Manifest.Entry> made = new ConcurrentHashMap<>();
  private final AtomicInteger madeFiles = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicLong writtenBytes = new AtomicLong();
  private int removed;

  /**
   * Makes a writer.
   *
   * @param trusted whether what the manifest says is what lies there
   */
  SiteWriter(Path folder, Manifest before, boolean trusted, AtomicFiles files) {
    this.folder = folder;
    this.before = before;
    this.trusted = trusted;
    this.files = files;
  }

  /** Says whether files are made of the same as before, and are all there with their sizes. */
  boolean isFresh(PlannedFiles one) {
    Manifest.Entry entry = before.entries().get(one.stem());
    if (!trusted || entry == null || !entry.key().equals(one.key())) {
      return false;
    }
    boolean sameForms =
        entry.files().stream().map(Manifest.Size::suffix).toList().equals(one.suffixes());
    return sameForms
        && entry.files().stream().allMatch(size -> isThere(one.stem() + size.suffix(), size));
  }

  private boolean isThere(String file, Manifest.Size size) {
    try {
      return Files.size(folder.resolve(file)) == size.bytes();
    } catch (IOException _) {
      return false;
    }
  }

  /** Makes the folders of files. A link in their place is refused: it leads out of the site. */
  void folders(List<PlannedFiles> all) throws IOException {
    var paths = new TreeSet<String>();
    for (PlannedFiles one : all) {
      for (int at = one.stem().indexOf('/'); at >= 0; at = one.stem().indexOf('/', at + 1)) {
        paths.add(one.stem().substring(0, at));
      }
    }
    for (String path : paths) {
      Path one = folder.resolve(path);
      if (!Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(one);
      }
    }
  }

  void make(PlannedFiles one) throws IOException {
    List<byte[]> contents = one.bytes().get();
    var sizes = new ArrayList<Manifest.Size>();
    for (int i = 0; i < contents.size(); i++) {
      String suffix = one.suffixes().get(i);
      byte[] bytes = contents.get(i);
      Path file = folder.resolve(one.stem() + suffix);
      if (!holds(file, bytes)) {
        files.write(file, bytes);
        written.incrementAndGet();
        writtenBytes.addAndGet(bytes.length);
      }
      madeFiles.incrementAndGet();
      sizes.add(new Manifest.Size(suffix, bytes.length));
    }
    made.put(one.stem(), new Manifest.Entry(one.key(), sizes));
  }

  private static boolean holds(Path file, byte[] bytes) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.size(file) == bytes.length
        && Arrays.equals(Files.readAllBytes(file), bytes);
  }

  void removed(int count) {
    removed = count;
  }

  /** Gives what the manifest says of files that were made, or left as they were. */
  Manifest.Entry entry(PlannedFiles one) {
    Manifest.Entry entry = made.get(one.stem());
    if (entry == null) {
      entry = before.entries().get(one.stem());
    }
    if (entry == null) {
      throw new IllegalStateException("nothing was made of " + one.stem());
    }
    return entry;
  }

  SiteChanges changes(Manifest after, boolean repaired) {
    int count = 0;
    long bytes = 0;
    for (Manifest.Entry entry : after.entries().values()) {
      for (Manifest.Size size : entry.files()) {
        count++;
        bytes += size.bytes();
      }
    }
    return new SiteChanges(
        count, bytes, madeFiles.get(), written.get(), writtenBytes.get(), removed, repaired);
  }
}
