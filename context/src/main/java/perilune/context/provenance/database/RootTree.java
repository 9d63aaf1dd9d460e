package perilune.context.provenance.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a host under a folder: {@code /} itself, a mounted image, an unpacked archive.
 *
 * <p>Links are followed inside the root only: an image is of an unknown hand, and its {@code
 * /etc/hostname} may be a link to a file of this machine. Every look goes to the disk.
 */
public final class RootTree implements Links {

  private final Path root;

  /** Makes the tree below a folder. */
  public RootTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Gives where a path of the host lies for us. */
  Path place(String path) {
    return root.resolve(path.substring(1));
  }

  /** Gives a path of the host as people find it from here. */
  public String shown(String path) {
    String inside = path.startsWith("/") ? path.substring(1) : path;
    return (root.getNameCount() == 0 ? "/" : root + (inside.isEmpty() ? "" : "/")) + inside;
  }

  @Override
  public @Nullable String target(String path) {
    try {
      Path place = place(path);
      return Files.isSymbolicLink(place) ? Files.readSymbolicLink(place).toString() : null;
    } catch (IOException | InvalidPathException _) {
      return null;
    }
  }

  /** Says whether anything has this path, a broken link too: its last part is not followed. */
  public boolean exists(String path) {
    int slash = path.lastIndexOf('/');
    String folder = resolve(path.substring(0, slash));
    try {
      return folder != null
          && Files.exists(
              place(folder).resolve(path.substring(slash + 1)), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** Gives where a path leads to, links followed inside the root; empty for a circle. */
  public Optional<Path> followed(String path) {
    String real = resolve(path);
    try {
      return real == null ? Optional.empty() : Optional.of(place(real));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /** Says what kind of thing a path without links is; null where there is none. */
  public @Nullable BasicFileAttributes attributes(String resolved) throws IOException {
    try {
      return Files.readAttributes(
          place(resolved), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (java.nio.file.NoSuchFileException | InvalidPathException _) {
      return null;
    } catch (java.nio.file.FileSystemException problem) {
      // A part of the path is a file, not a folder: then there is nothing of this name either.
      if (String.valueOf(problem.getReason()).contains("Not a directory")) {
        return null;
      }
      throw problem;
    }
  }

  /** Opens a regular file by its path without links. */
  public InputStream open(String resolved) throws IOException {
    return Files.newInputStream(place(resolved), LinkOption.NOFOLLOW_LINKS);
  }
}
