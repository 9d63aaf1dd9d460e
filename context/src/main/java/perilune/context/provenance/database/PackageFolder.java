package perilune.context.provenance.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Takes all files of a folder that belongs to one package as a whole. Owned by one thread. */
final class PackageFolder {

  /** Folders in folders, count: the deepest of Homebrew have some 20. */
  private static final int MAX_DEPTH = 64;

  private final FileTableBuilder files;
  private boolean failed;

  PackageFolder(FileTableBuilder files) {
    this.files = files;
  }

  /** Says whether a folder could not be read, or was too deep. */
  boolean failed() {
    return failed;
  }

  /** Adds what lies below a folder, links too, as files of a package without checksums. */
  void add(Path folder, String path, int owner) {
    add(folder, path, new FileTableBuilder.Belonging(owner, (byte) 0), 0);
  }

  private void add(Path folder, String path, FileTableBuilder.Belonging to, int depth) {
    if (depth > MAX_DEPTH) {
      failed = true;
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String own = path + "/" + entry.getFileName();
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          add(entry, own, to, depth + 1);
        } else {
          files.add(to, own.getBytes(StandardCharsets.UTF_8), Hex.NONE, 0, 0);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      failed = true;
    }
  }
}
