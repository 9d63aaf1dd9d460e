package perilune.context.provenance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.HostDisk.Found;
import perilune.context.provenance.HostDisk.Look;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.context.provenance.database.FileTable;
import perilune.context.provenance.database.FileTableBuilder;
import perilune.context.provenance.database.Gap;
import perilune.context.provenance.database.HostPackages;
import perilune.context.provenance.database.HostSystem;
import perilune.context.provenance.database.RootReader;
import perilune.context.provenance.database.RootTree;
import perilune.context.provenance.database.Troubles;
import perilune.context.provenance.image.ImageFiles;
import perilune.context.provenance.windows.InstalledPrograms;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;

/**
 * What is known of one host's packages: from a root, or from an inventory that was exported there.
 *
 * <p>Does not change, but for what it remembers of files that were read, and is free to share
 * between threads. A file under a root is read when it is first asked for.
 */
public final class PackageInventory {

  private static final PackageInventory NONE =
      new PackageInventory(
          new HostPackages(
              new FileTableBuilder(DatabaseLimits.defaults()).build(),
              Gap.NO_DATABASE,
              Map.of(),
              "",
              "",
              HostSystem.LINUX),
          new RecordedDisk(Map.of(), Set.of(), List.of(), Map.of()));

  private final HostPackages packages;
  private final FileTable files;
  private final HostDisk disk;
  private final HostScope hosts;
  private final ArchitectureScope architectures;
  private final InstalledPrograms programs;
  private final @Nullable ImageFiles image;
  private final List<ContainerImage> images;
  private final Mismatches mismatches = new Mismatches();

  /**
   * What came of opening one.
   *
   * @param inventory what is known, however little
   * @param warnings what is wrong with it, in the order in which it was met
   */
  public record Opened(PackageInventory inventory, List<Diagnostic> warnings) {
    public Opened {
      warnings = List.copyOf(warnings);
    }
  }

  PackageInventory(HostPackages packages, HostDisk disk) {
    this(
        packages,
        disk,
        new HostScope(packages.names(), packages.system()),
        InstalledPrograms.NONE,
        null,
        List.of());
  }

  private PackageInventory(
      HostPackages packages,
      HostDisk disk,
      HostScope hosts,
      InstalledPrograms programs,
      @Nullable ImageFiles image,
      List<ContainerImage> images) {
    this.image = image;
    this.images = List.copyOf(images);
    this.packages = packages;
    this.files = packages.files();
    this.disk = disk;
    this.hosts = hosts;
    this.programs = programs;
    this.architectures = new ArchitectureScope(files.architectures());
  }

  /** Gives the same, taken to be of hosts of this name too. */
  public PackageInventory alsoFor(String hostName) {
    List<String> known = packages.names();
    if (known.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(known);
    all.add(hostName);
    return with(new HostScope(all, packages.system()), images);
  }

  /** Gives the same, taken to be of the host of these names and of no other. */
  public PackageInventory onlyFor(String... hostNames) {
    return with(new HostScope(List.of(hostNames), packages.system()), images);
  }

  /** Gives the same, taken to be of every host of the same operating system. */
  public PackageInventory forAnyHost() {
    return with(new HostScope(List.of(), packages.system()), images);
  }

  /**
   * Gives the same, with images of containers of that host: the first that fits an event counts.
   */
  public PackageInventory withImages(List<ContainerImage> containers) {
    return with(hosts, containers);
  }

  private PackageInventory with(HostScope scope, List<ContainerImage> containers) {
    return new PackageInventory(packages, disk, scope, programs, image, containers);
  }

  List<ContainerImage> images() {
    return images;
  }

  /** Gives the name that the host says it has, or an empty string. */
  public String hostName() {
    return packages.hostName();
  }

  /** Gives the inventory of somebody who gave none: all is unknown. */
  public static PackageInventory none() {
    return NONE;
  }

  /** Reads the package databases under a root. O(files log files). */
  public static Opened ofRoot(Path root, DatabaseLimits limits) {
    var troubles = new Troubles();
    var tree = new RootTree(root);
    HostPackages packages = new RootReader(limits, troubles).read(tree);
    var disk = new LiveDisk(tree, limits.maxHashedBytes());
    return new Opened(new PackageInventory(packages, disk), troubles.all());
  }

  /** Reads the package databases of an image. O(files log files). */
  public static Opened ofImage(ImageFiles image, DatabaseLimits limits) {
    Opened root = ofRoot(image.root(), limits);
    PackageInventory found = root.inventory.forAnyHost();
    var all =
        new PackageInventory(
            found.packages, found.disk, found.hosts, found.programs, image, List.of());
    // Many images have no packages: what their layers brought is known all the same.
    return new Opened(
        all, root.warnings.stream().filter(one -> one.code() != DiagnosticCode.PKG005).toList());
  }

  /**
   * Reads an inventory that {@link InventoryExport} wrote, plain or gzip; or a list of programs
   * that Windows' own tools exported.
   *
   * @throws IOException if the file cannot be had at all
   */
  public static Opened ofFile(Path file, DatabaseLimits limits) throws IOException {
    return ProgramList.isOne(file)
        ? ProgramList.read(file, limits)
        : new InventoryReader(limits).read(file);
  }

  /** Makes the inventory of a Windows host. */
  static PackageInventory of(InstalledPrograms programs) {
    var packages =
        new HostPackages(
            NONE.files, Gap.NONE, Map.of(), programs.computer(), "", HostSystem.WINDOWS);
    var scope = new HostScope(packages.names(), HostSystem.WINDOWS);
    return new PackageInventory(packages, NONE.disk, scope, programs, null, List.of());
  }

  /**
   * Reads such an inventory from bytes.
   *
   * @throws IOException never in practice: nothing is read but the bytes
   */
  public static Opened ofBytes(byte[] inventory, DatabaseLimits limits) throws IOException {
    return new InventoryReader(limits).read(new ByteArrayInputStream(inventory));
  }

  /** Says whether nobody gave a database. */
  public boolean isNone() {
    return packages.gap() == Gap.NO_DATABASE && files.size() == 0 && image == null;
  }

  HostPackages packages() {
    return packages;
  }

  HostDisk disk() {
    return disk;
  }

  /** Gives how many files packages own. */
  public int fileCount() {
    return files.size();
  }

  byte[] ownerName(int owner) {
    return files.ownerName(owner);
  }

  int digestLength(int file) {
    return files.digestLength(file);
  }

  boolean isDigest(int file, byte[] digits, int from) {
    return files.isDigest(file, digits, from);
  }

  boolean isOfHost(Event event) {
    boolean own = hosts.holds(event);
    if (!own) {
      mismatches.otherHost(event);
    }
    return own;
  }

  /** Says whether an event can be of this host; counts nothing. */
  boolean mayHold(Event event) {
    return hosts.holds(event) && architectures.holds(event);
  }

  boolean fitsArchitecture(Event event) {
    boolean fits = architectures.holds(event);
    if (!fits) {
      mismatches.otherArchitecture(event);
    }
    return fits;
  }

  /** Gives warnings about events that were asked for and are not of this host. */
  public List<Diagnostic> mismatches() {
    return mismatches.all(packages.hostName(), String.join(", ", files.architectures()));
  }

  /**
   * Gives the text of a script of this host as it was when an event happened; nothing where the
   * event is of a container or another host, or the file is not there or was written since.
   *
   * @param path absolute
   * @param maxBytes how much of it is wanted
   */
  public Optional<byte[]> scriptText(Event event, String path, int maxBytes) {
    if (PathForm.doubt(path) != null
        || event.has(KnownField.CONTAINER_ID)
        || event.hasText(KnownField.ENTRY_TYPE, "container")
        || !hosts.holds(event)) {
      return Optional.empty();
    }
    String resolved = disk.resolve(path);
    long seconds = Math.floorDiv(event.header().timeNanos, 1_000_000_000L);
    return resolved == null ? Optional.empty() : disk.text(resolved, maxBytes, seconds);
  }

  /** Says what is known of a path, apart from what an event says of it. */
  public PackageVerdict verdict(String path) {
    PackageVerdict known = ofPackages(path);
    return image == null || known.ownership() == Ownership.OWNED
        ? known
        : LayerVerdict.of(image, disk, path, known);
  }

  private PackageVerdict ofPackages(String path) {
    if (isNone()) {
      return PackageVerdict.unknown(PackageReason.NO_DATABASE);
    }
    if (packages.system() == HostSystem.WINDOWS) {
      return ProgramList.verdict(programs, path);
    }
    PackageReason doubt = PathForm.doubt(path);
    int file =
        doubt == null || doubt == PackageReason.OTHER_MANAGER ? listed(path) : FileTable.NONE;
    if (doubt != null && file == FileTable.NONE) {
      return PackageVerdict.unknown(doubt);
    }
    if (file != FileTable.NONE) {
      return owned(file);
    }
    String resolved = disk.resolve(path);
    if (resolved == null) {
      return PackageVerdict.unknown(PackageReason.LINK_LOOP);
    }
    if (!resolved.equals(path)) {
      PackageReason doubtBehind = PathForm.doubt(resolved);
      if (doubtBehind != null) {
        return PackageVerdict.unknown(doubtBehind);
      }
      file = listed(resolved);
    }
    return file == FileTable.NONE ? alternative(resolved) : owned(file);
  }

  private PackageVerdict alternative(String path) {
    String target = packages.alternatives().get(path);
    if (target == null) {
      target = packages.alternatives().get(disk.twin(path));
    }
    if (target == null) {
      return unlisted(path);
    }
    if (target.isEmpty()) {
      return PackageVerdict.unknown(PackageReason.ALTERNATIVE_NOT_SAID);
    }
    int file = listed(target);
    return file == FileTable.NONE
        ? PackageVerdict.unlisted(PackageReason.unlisted(packages.gap()))
        : owned(file);
  }

  private PackageVerdict unlisted(String path) {
    PackageReason doubt = packages.system() == HostSystem.MACOS ? MacPlaces.doubt(path) : null;
    return doubt == null
        ? PackageVerdict.unlisted(PackageReason.unlisted(packages.gap()))
        : PackageVerdict.unknown(doubt);
  }

  /**
   * Says what an executable has of Lua in it. A file that its package brought as it is was not
   * looked at: what is in packages is known by name.
   */
  public LuaContent content(String path) {
    PackageVerdict verdict = verdict(path);
    boolean packaged =
        verdict.ownership() == Ownership.OWNED
            && verdict.reason() != PackageReason.IMAGE_LAYER
            && verdict.integrity() != Integrity.MODIFIED;
    if (isNone() || packaged || PathForm.doubt(path) != null) {
      return LuaContent.UNKNOWN;
    }
    String resolved = disk.resolve(path);
    return resolved == null || PathForm.doubt(resolved) != null
        ? LuaContent.UNKNOWN
        : disk.content(resolved);
  }

  /** Gives the number of an owned file by its path or by its other name of a merged /usr. */
  int listed(String path) {
    int file = files.find(path.getBytes(StandardCharsets.UTF_8));
    if (file == FileTable.NONE) {
      String twin = disk.twin(path);
      file = twin.equals(path) ? FileTable.NONE : files.find(twin.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private PackageVerdict owned(int file) {
    if (files.isDoubtful(file)) {
      return PackageVerdict.unknown(PackageReason.DAMAGED_DATABASE);
    }
    String resolved = disk.resolve(files.path(file));
    int real = resolved == null ? FileTable.NONE : listed(resolved);
    if (resolved == null || real == FileTable.NONE) {
      return owned(file, file, PackageReason.LINK_TARGET_NOT_LISTED, Found.not(Look.ABSENT));
    }
    String wanted = files.digestText(real);
    if (wanted.isEmpty()) {
      return owned(file, real, PackageReason.NO_CHECKSUM, Found.not(Look.ABSENT));
    }
    Found found = disk.found(real, resolved, wanted.length() / 2);
    PackageReason reason =
        found.look() != Look.READ || found.digest().equals(wanted)
            ? found.reason()
            : different(real);
    return owned(file, real, reason, found);
  }

  /** Gives what a checksum that differs means for a file. */
  PackageReason different(int file) {
    return files.isConffile(file) ? PackageReason.CONFFILE : PackageReason.CHECKSUM_DIFFERS;
  }

  private PackageVerdict owned(int file, int real, PackageReason reason, Found found) {
    return new PackageVerdict(
        Ownership.OWNED,
        files.owner(file).name(),
        reason.integrity(),
        reason,
        found.changedSeconds(),
        real,
        files.ownerNumber(file));
  }
}
