package perilune.context.provenance.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/** Reads the files of databases whole, within a limit, and tells what cannot be read. */
final class DatabaseFiles {

  /** Names in one folder of a database, count: dpkg has some three files a package. */
  private static final int MAX_NAMES = 1_000_000;

  private final RootTree tree;
  private final DatabaseLimits limits;
  private final Troubles troubles;
  private boolean failed;

  DatabaseFiles(RootTree tree, DatabaseLimits limits, Troubles troubles) {
    this.tree = tree;
    this.limits = limits;
    this.troubles = troubles;
  }

  RootTree tree() {
    return tree;
  }

  Troubles troubles() {
    return troubles;
  }

  DatabaseLimits limits() {
    return limits;
  }

  /** Says whether something that is there could not be read. */
  boolean failed() {
    return failed;
  }

  /** Gives the place of a regular file, links followed, or nothing where there is none. */
  Optional<Path> regular(String path) {
    return tree.followed(path).filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS));
  }

  /** Gives the bytes of a file, or null where there is none or it cannot be read. */
  byte @Nullable [] bytes(String path) {
    Path place = regular(path).orElse(null);
    return place == null ? null : bytes(place, path);
  }

  /** Gives the bytes of an entry of a folder that {@link #names} gave; null if it is no file. */
  byte @Nullable [] entry(Path folder, String name) {
    Path place;
    try {
      place = folder.resolve(name);
    } catch (InvalidPathException _) {
      // What the folder gave for a name that this machine's character set does not have.
      fail(pathOf(folder) + "/" + name, "has a name that cannot be opened in this character set");
      return null;
    }
    if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      return bytes(place, pathOf(place));
    }
    return Files.isSymbolicLink(place) ? bytes(pathOf(place)) : null;
  }

  private String pathOf(Path place) {
    return "/" + tree.place("/").relativize(place);
  }

  private byte @Nullable [] bytes(Path place, String path) {
    try (InputStream in = Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS)) {
      long size = Files.size(place);
      if (size > limits.maxFileBytes()) {
        fail(path, "has " + size + " bytes, more than the limit of " + limits.maxFileBytes());
        return null;
      }
      return in.readAllBytes();
    } catch (IOException problem) {
      fail(path, "cannot be read: " + problem.getClass().getSimpleName());
      return null;
    }
  }

  private void fail(String path, String why) {
    failed = true;
    troubles.warn(
        DiagnosticCode.PKG004,
        Spot.of(tree.shown(path)),
        "this file of a package database " + why,
        "read it as a user who may, or give an inventory: perilune inventory --help");
  }

  /** Gives the names in a folder, sorted; none where there is no folder. */
  List<String> names(Path folder) {
    var names = new ArrayList<String>();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return names;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        names.add(entry.getFileName().toString());
        if (names.size() == MAX_NAMES) {
          fail(pathOf(folder), "has more than " + MAX_NAMES + " names");
          break;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException problem) {
      fail(pathOf(folder), "cannot be read: " + problem.getClass().getSimpleName());
    }
    names.sort(null);
    return names;
  }

  /** Gives the first line of a small text file, or an empty string. */
  String firstLine(String path) {
    byte[] bytes = bytes(path);
    if (bytes == null) {
      return "";
    }
    var text =
        new String(bytes, 0, Math.min(bytes.length, 256), java.nio.charset.StandardCharsets.UTF_8);
    return text.lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty() && !l.startsWith("#"))
        .findFirst()
        .orElse("");
  }
}
