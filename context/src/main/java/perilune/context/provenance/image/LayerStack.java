package perilune.context.provenance.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.database.RootTree;

/**
 * Unpacks layers one over the other into an empty folder that is nobody else's.
 *
 * <p>{@code .wh.NAME} takes a file of a lower layer away, {@code .wh..wh..opq} all of its folder
 * (OCI image specification, layer.md). A name that leads out of the folder, with {@code ..} or
 * through a link, ends inside it. Owned by one thread.
 */
public final class LayerStack {

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";

  private final Path folder;
  private final RootTree tree;
  private final ImageLimits limits;
  private final List<ImageLayer> layers = new ArrayList<>();
  private final Map<String, Integer> paths = new HashMap<>();
  private final byte[] buffer = new byte[1 << 16];
  private long entries;
  private long bytesLeft;
  private boolean whole = true;

  /** Makes one that unpacks into an empty folder. */
  public LayerStack(Path folder, ImageLimits limits) {
    this.folder = folder.toAbsolutePath().normalize();
    this.tree = new RootTree(this.folder);
    this.limits = limits;
    this.bytesLeft = limits.maxBytes();
  }

  /** Says that the image has something that could not be read. */
  public void lost() {
    whole = false;
  }

  /** Gives the files of all layers. */
  public ImageFiles files(Set<String> volumes) {
    return new ImageFiles(folder, layers, paths, volumes, whole);
  }

  /**
   * Puts a layer over those that are there. O(bytes).
   *
   * @param tar without compression
   * @throws IOException if it is damaged, cut or beyond a limit; what came before stays
   */
  public void add(ImageLayer layer, InputStream tar) throws IOException {
    layers.add(layer);
    var metered = new MeteredStream(tar, bytesLeft);
    try {
      var reader = new TarReader(metered);
      for (TarReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
        if (++entries > limits.maxEntries()) {
          throw new IOException("the image has more than " + limits.maxEntries() + " files");
        }
        put(entry, reader);
      }
      // What follows the end is part of the layer's checksum.
      metered.transferTo(OutputStream.nullOutputStream());
    } finally {
      bytesLeft = Math.max(0, metered.left());
    }
  }

  private void put(TarReader.Entry entry, TarReader reader) throws IOException {
    String path = inside(entry.name());
    if (path == null) {
      // A name that no file can have; the folder itself has none either, and is there.
      whole &= entry.name().chars().allMatch(c -> c == '.' || c == '/');
      return;
    }
    String parent = path.substring(0, path.lastIndexOf('/'));
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!isFolder(parent)) {
      whole = false;
    } else if (name.equals(OPAQUE)) {
      clear(parent);
    } else if (name.startsWith(WHITEOUT)) {
      delete(parent + "/" + name.substring(WHITEOUT.length()));
    } else {
      write(entry, path, reader);
    }
  }

  /** Gives where a name lies, links in its folders followed inside; null where nothing can. */
  private @Nullable String inside(String name) {
    if (name.length() > 4096 || name.indexOf('\0') >= 0) {
      return null;
    }
    String trimmed = name;
    while (trimmed.endsWith("/") || trimmed.endsWith("/.")) {
      trimmed = trimmed.substring(0, trimmed.lastIndexOf('/'));
    }
    int slash = trimmed.lastIndexOf('/');
    String last = trimmed.substring(slash + 1);
    if (last.isEmpty() || last.equals(".") || last.equals("..")) {
      return null;
    }
    String parent = tree.resolve("/" + trimmed.substring(0, Math.max(0, slash)));
    String path = parent == null ? null : (parent.equals("/") ? "" : parent) + "/" + last;
    try {
      return path == null || !place(path).startsWith(folder) ? null : path;
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private Path place(String path) {
    return folder.resolve(path.substring(1));
  }

  /** Makes the folders of a path without links; says whether they are folders now. */
  private boolean isFolder(String path) throws IOException {
    Path place = path.isEmpty() ? folder : place(path);
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
        || !isFolder(path.substring(0, path.lastIndexOf('/')))) {
      return false;
    }
    Files.createDirectory(place);
    return true;
  }

  private void write(TarReader.Entry entry, String path, TarReader reader) throws IOException {
    Path place = place(path);
    if (entry.kind() == TarReader.Kind.FOLDER) {
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        delete(path);
        Files.createDirectory(place);
      }
      return;
    }
    String other = entry.kind() == TarReader.Kind.HARD_LINK ? inside(entry.target()) : null;
    if (path.equals(other)) {
      return;
    }
    delete(path);
    switch (entry.kind()) {
      case FILE -> copy(entry, place, reader);
      case LINK -> link(place, entry.target());
      case HARD_LINK -> hardLink(place, other);
      case FOLDER, OTHER -> {
        return;
      }
    }
    paths.put(path, layers.size());
  }

  private void copy(TarReader.Entry entry, Path place, TarReader reader) throws IOException {
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    Files.setLastModifiedTime(place, FileTime.from(entry.modified(), TimeUnit.SECONDS));
  }

  private void link(Path place, String target) throws IOException {
    try {
      Files.createSymbolicLink(place, Path.of(target));
    } catch (InvalidPathException _) {
      whole = false;
    }
  }

  private void hardLink(Path place, @Nullable String other) throws IOException {
    if (other != null && Files.isRegularFile(place(other), LinkOption.NOFOLLOW_LINKS)) {
      Files.createLink(place, place(other));
    } else if (other != null && Files.isSymbolicLink(place(other))) {
      link(place, Files.readSymbolicLink(place(other)).toString());
    } else {
      whole = false;
    }
  }

  /** Takes away what lower layers brought into a folder. */
  private void clear(String parent) throws IOException {
    int own = layers.size();
    Path place = parent.isEmpty() ? folder : place(parent);
    Files.walkFileTree(
        place,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = "/" + folder.relativize(file);
            if (paths.getOrDefault(path, 0) != own) {
              Files.delete(file);
              paths.remove(path);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void delete(String path) throws IOException {
    Path top = place(path);
    if (!top.startsWith(folder)
        || top.equals(folder)
        || !top.normalize().equals(top)
        || !Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            paths.remove("/" + folder.relativize(file));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path at, @Nullable IOException problem)
              throws IOException {
            Files.delete(at);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
