package perilune.catalog.site.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The folder of a site, held by one build at a time.
 *
 * <p>Files are written only where their bytes differ, each as a whole or not at all. What they were
 * made of stands in a manifest, so that those whose key is the same are not made again. While files
 * change, a list of all that may change lies beside it: a build that finds it knows that a former
 * one was killed, trusts no key and looks at every file.
 */
public final class SiteFolder implements AutoCloseable {

  /** The builder's own folder in the site. */
  private static final String OWN = ".perilune-catalog";

  private final Path folder;
  private final Path own;
  private final FileChannel channel;
  private final FileLock lock;

  private SiteFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.own = folder.resolve(OWN);
    this.channel = channel;
    this.lock = lock;
  }

  /** Why a folder is not taken: a sentence without its end. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  /**
   * Opens a folder, which need not be there.
   *
   * @throws Refused if it is no folder, has other things in it, or another build holds it
   */
  public static SiteFolder open(Path folder) throws IOException, Refused {
    Path own = folder.resolve(OWN);
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Refused("it is no folder");
    }
    if (Files.isDirectory(folder) && !Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.list(folder)) {
        if (all.findAny().isPresent()) {
          throw new Refused("it is not empty and no catalog: name a new folder");
        }
      }
    }
    Files.createDirectories(own);
    FileChannel channel =
        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new SiteFolder(folder, channel, lock);
      }
    } catch (OverlappingFileLockException _) {
      // Held by this very process.
    }
    channel.close();
    throw new Refused("another build is writing to it");
  }

  /** Gives what a former build kept for this one; nothing where there was none. */
  public byte[] kept(String name) throws IOException {
    Path file = own.resolve(name);
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /** Keeps something for the next build. */
  public void keep(String name, byte[] bytes) throws IOException {
    new AtomicFiles(own).write(own.resolve(name), bytes);
  }

  /** Makes the site what is planned. Makes files on all cores. */
  public SiteChanges write(List<PlannedFiles> planned) throws IOException {
    var files = new AtomicFiles(own);
    files.clear();
    Manifest before = Manifest.read(own.resolve("manifest"));
    var journal = new Journal(own.resolve("unfinished"), files);
    List<String> interrupted = journal.stems();
    boolean repaired = journal.isThere();
    var gone = new TreeSet<>(before.entries().keySet());
    gone.addAll(interrupted);
    planned.forEach(one -> gone.remove(one.stem()));
    var writer = new SiteWriter(folder, before, !repaired, files);
    List<PlannedFiles> stale =
        planned.parallelStream().filter(one -> !writer.isFresh(one)).toList();
    if (!stale.isEmpty() || !gone.isEmpty()) {
      journal.start(planned, gone);
      writer.folders(stale);
      makeAll(stale, writer);
      var removal = new SiteRemoval(folder, before);
      for (String stem : gone) {
        removal.remove(stem);
      }
      writer.removed(removal.files());
    }
    var entries = new TreeMap<String, Manifest.Entry>();
    planned.forEach(one -> entries.put(one.stem(), writer.entry(one)));
    var after = new Manifest(entries);
    if (!after.equals(before) || repaired) {
      files.write(own.resolve("manifest"), after.text().getBytes(StandardCharsets.UTF_8));
    }
    journal.end();
    return writer.changes(after, repaired);
  }

  /** When one fails the others end first: nobody writes to a folder that is let go. */
  private static void makeAll(List<PlannedFiles> stale, SiteWriter writer) throws IOException {
    Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    stale.parallelStream()
        .forEach(one -> {
          if (failures.isEmpty()) {
            try {
              writer.make(one);
            } catch (IOException | RuntimeException failure) {
              failures.add(failure);
            }
          }
        });
    switch (failures.peek()) {
      case null -> {}
      case IOException failure -> throw failure;
      case RuntimeException failure -> throw failure;
      case Exception other -> throw new IllegalStateException(other);
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
