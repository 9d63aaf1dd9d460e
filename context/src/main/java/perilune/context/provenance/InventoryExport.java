package perilune.context.provenance;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.HostDisk.Found;
import perilune.context.provenance.HostDisk.Look;
import perilune.context.provenance.database.FileTable;
import perilune.context.provenance.database.HostPackages;
import perilune.context.provenance.database.HostSystem;

/**
 * Writes what is known under a root as an inventory, so that a hunt elsewhere gives the same
 * answers. Reads every owned file that has a checksum, and finds all links.
 */
public final class InventoryExport {

  /** Links of one host, count. A full desktop has some 100,000. */
  static final int MAX_LINKS = 2_000_000;

  /** Executables with Lua in them that no package brought, count. */
  static final int MAX_CONTENTS = 100_000;

  /**
   * Folders without links that matter: the kernel's, those of other package managers, and on a Mac
   * the sealed system, mounted volumes and homes.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "/proc",
          "/sys",
          "/dev",
          "/run",
          "/snap",
          "/nix",
          "/gnu",
          "/System",
          "/Volumes",
          "/Users");

  private final Path root;
  private final PackageInventory inventory;

  /**
   * Makes an export.
   *
   * @param root where the inventory came from
   */
  public InventoryExport(Path root, PackageInventory inventory) {
    this.root = root.toAbsolutePath().normalize();
    this.inventory = inventory;
  }

  /** Writes the inventory. O(bytes of owned files). */
  public void write(Writer out, Instant now) throws IOException {
    HostPackages packages = inventory.packages();
    FileTable files = packages.files();
    line(out, InventoryText.MAGIC, InventoryText.VERSION);
    line(out, InventoryText.HOST, packages.hostName());
    line(out, InventoryText.MACHINE, packages.machineId());
    if (packages.system() != HostSystem.LINUX) {
      line(out, InventoryText.SYSTEM, packages.system().word());
    }
    line(out, InventoryText.ARCHITECTURES, String.join(",", files.architectures()));
    line(out, InventoryText.EXPORTED, now.toString());
    line(out, InventoryText.GAP, packages.gap().name().toLowerCase(Locale.ROOT));
    for (String folder : inventory.disk().separateFolders()) {
      line(out, InventoryText.SEPARATE, folder);
    }
    for (Map.Entry<String, String> link : new TreeMap<>(packages.alternatives()).entrySet()) {
      line(out, InventoryText.ALTERNATIVE, link.getKey(), link.getValue());
    }
    var walked = new Walked(new TreeMap<>(), new TreeMap<>());
    if (Files.isDirectory(root)) {
      Files.walkFileTree(root, new Walker(walked));
    }
    for (Map.Entry<String, String> link : walked.links.entrySet()) {
      line(out, InventoryText.LINK, link.getKey(), link.getValue());
    }
    for (Map.Entry<String, LuaContent> content : walked.contents.entrySet()) {
      line(out, InventoryText.CONTENT, content.getValue().word(), content.getKey());
    }
    for (int file = 0; file < files.size(); file++) {
      file(out, files, file);
    }
    line(out, InventoryText.END, Integer.toString(files.size()));
  }

  private void file(Writer out, FileTable files, int file) throws IOException {
    String path = files.path(file);
    String wanted = files.digestText(file);
    Found found = found(file, path, wanted);
    String digest =
        switch (found.look()) {
          case READ -> found.digest().equals(wanted) ? InventoryText.SAME : found.digest();
          case ABSENT, TOO_LARGE, UNREADABLE, NOT_REGULAR -> found.look().name();
        };
    boolean read = found.look() == Look.READ;
    FileTable.OwningPackage owner = files.owner(file);
    line(
        out,
        InventoryText.FILE,
        owner.name(),
        owner.architecture(),
        (files.isConffile(file) ? "c" : "") + (files.isDoubtful(file) ? "!" : ""),
        wanted.isEmpty() ? InventoryText.NO_DIGEST : wanted,
        digest,
        read ? Long.toString(found.changedSeconds()) : "",
        path);
  }

  private Found found(int file, String path, String wanted) {
    String resolved = inventory.disk().resolve(path);
    boolean own = resolved != null && inventory.listed(resolved) == file;
    return wanted.isEmpty() || !own || resolved == null
        ? Found.not(Look.ABSENT)
        : inventory.disk().found(file, resolved, wanted.length() / 2);
  }

  private static void line(Writer out, String... words) throws IOException {
    for (int i = 0; i < words.length; i++) {
      if (i > 0) {
        out.write('\t');
      }
      out.write(InventoryText.escaped(words[i]));
    }
    out.write('\n');
  }

  /**
   * What lies under the root, folders of the kernel left out.
   *
   * @param links all links
   * @param contents executables that no package brought as they are, and that have Lua in them
   */
  private record Walked(Map<String, String> links, Map<String, LuaContent> contents) {}

  /** Goes past what cannot be read: a link nobody can read leads nobody astray. */
  private final class Walker extends SimpleFileVisitor<Path> {
    private final Walked walked;

    Walker(Walked walked) {
      this.walked = walked;
    }

    private String path(Path place) {
      return "/" + root.relativize(place);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return LEFT_OUT.contains(path(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && Files.isExecutable(file)) {
        look(path(file));
      }
      if (attributes.isSymbolicLink()) {
        if (walked.links.size() == MAX_LINKS) {
          throw new IOException("there are more than " + MAX_LINKS + " links under " + root);
        }
        try {
          walked.links.put(path(file), Files.readSymbolicLink(file).toString());
        } catch (IOException _) {
          // On a live host links go while the walk is under way.
          return FileVisitResult.CONTINUE;
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private void look(String path) {
      LuaContent content = inventory.content(path);
      boolean lua = content == LuaContent.INTERPRETER || content == LuaContent.EMBEDDER;
      if (lua && walked.contents.size() < MAX_CONTENTS) {
        walked.contents.put(path, content);
      }
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE;
    }
  }
}
