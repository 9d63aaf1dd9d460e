package perilune.catalog.site.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Writes files that are there as a whole or not at all: beside the site first, then moved in. */
final class AtomicFiles {

  private final Path folder;
  private final AtomicLong number = new AtomicLong();

  /** Makes it with a folder for what is not whole yet, on the same disk. */
  AtomicFiles(Path own) {
    folder = own.resolve("new");
  }

  /** Removes what a killed build left. */
  void clear() throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path one : left.toList()) {
          Files.delete(one);
        }
      }
    }
  }

  void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path fresh = folder.resolve(Long.toString(number.incrementAndGet()));
    Files.write(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
