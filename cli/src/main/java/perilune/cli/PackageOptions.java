package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.cli.image.ImageReader;
import perilune.cli.output.Shown;
import perilune.context.provenance.ContainerImage;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.context.provenance.image.ImageLimits;
import perilune.pipeline.PipelineOptions;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the packages of the host are known from: common to all commands that give context. */
final class PackageOptions {

  private static final String ANY_HOST = "any";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "Root of the host that the telemetry is of: / or a mounted image. Its package database"
              + " says who owns a program, its files whether they were changed.")
  private @Nullable Path root;

  @Option(
      names = "--inventory",
      paramLabel = "FILE",
      description = "In the place of --root: what `perilune inventory` wrote on that host.")
  private @Nullable Path inventory;

  @Option(
      names = "--root-host",
      paramLabel = "NAME",
      description =
          "Name of the host that --root or --inventory is of, or any; default: what it says"
              + " itself. Packages of other hosts are unknown.")
  private @Nullable String rootHost;

  @Option(
      names = "--max-hashed-bytes",
      paramLabel = "N",
      description =
          "Largest file under --root whose checksum is taken (default: ${DEFAULT-VALUE}).")
  private long maxHashedBytes = DatabaseLimits.DEFAULT_MAX_HASHED_BYTES;

  @Option(
      names = "--image",
      paramLabel = "CONTAINER=PATH",
      description =
          "Image of a container, by the id of 12 digits or more, or of all as any: what `docker"
              + " save` or `skopeo copy ... oci:` wrote, a folder or an archive. Its layers and"
              + " packages say where a program in the container comes from. Can be repeated.")
  private List<String> images = List.of();

  @Mixin private LuaHostOptions luaHosts = new LuaHostOptions();

  private PackageInventory opened = PackageInventory.none();

  /** Says whether packages were asked for. */
  boolean given() {
    return root != null || inventory != null || !images.isEmpty();
  }

  /** Opens what was asked for, tells what is wrong with it, and adds it. */
  PipelineOptions addTo(PipelineOptions options, Main.Streams streams) throws IOException {
    PackageInventory.Opened found = open();
    print(found.warnings(), streams);
    PackageInventory packages = found.inventory().withImages(images(streams));
    String host = rootHost;
    if (host == null) {
      opened = packages.alsoFor(options.defaultHost());
    } else {
      opened =
          host.equals(ANY_HOST)
              ? packages.forAnyHost()
              : packages.onlyFor(host, options.defaultHost());
    }
    return options.withPackages(opened).withLuaHosts(luaHosts.read(streams));
  }

  /** Gives the files that were named. A root may be all of this machine, and is not among them. */
  List<String> files() {
    var all = new ArrayList<>(luaHosts.names());
    if (inventory != null) {
      all.add(inventory.toString());
    }
    return all;
  }

  private List<ContainerImage> images(Main.Streams streams) throws IOException {
    var all = new ArrayList<ContainerImage>();
    for (String image : images) {
      String container = image.substring(0, Math.max(0, image.indexOf('=')));
      Path path = Path.of(image.substring(image.indexOf('=') + 1));
      if (!container.equals(ContainerImage.ANY) && container.length() < ContainerImage.MIN_ID) {
        throw new UsageMistake(
            "--image takes CONTAINER=PATH, with "
                + ContainerImage.MIN_ID
                + " digits of the container's id at least, or any=PATH");
      }
      if (!Files.exists(path)) {
        throw new UsageMistake("there is no image " + Shown.plain(path.toString()));
      }
      PackageInventory.Opened read = new ImageReader(limits(), ImageLimits.defaults()).read(path);
      print(read.warnings(), streams);
      all.add(new ContainerImage(container, read.inventory()));
    }
    // An id says more than any, wherever it stands.
    all.sort(Comparator.comparing(image -> image.container().equals(ContainerImage.ANY)));
    return all;
  }

  private PackageInventory.Opened open() throws IOException {
    var limits = limits();
    if (root != null && inventory != null) {
      throw new UsageMistake("--root and --inventory say the same thing: give one of them");
    }
    if (inventory != null) {
      if (!Files.isRegularFile(inventory)) {
        throw new UsageMistake("there is no inventory file " + Shown.plain(inventory.toString()));
      }
      return PackageInventory.ofFile(inventory, limits);
    }
    if (root == null) {
      return new PackageInventory.Opened(PackageInventory.none(), List.of());
    }
    return PackageInventory.ofRoot(existing(root), limits);
  }

  /** Gives a root that is a folder. */
  static Path existing(Path root) {
    if (!Files.isDirectory(root)) {
      throw new UsageMistake("--root is no folder: " + Shown.plain(root.toString()));
    }
    return root;
  }

  private DatabaseLimits limits() {
    if (maxHashedBytes < 1) {
      throw new UsageMistake("--max-hashed-bytes has to be at least 1");
    }
    DatabaseLimits defaults = DatabaseLimits.defaults();
    return new DatabaseLimits(defaults.maxFiles(), defaults.maxFileBytes(), maxHashedBytes);
  }

  /** Tells of events that were not of the host. */
  void tellMismatches(Main.Streams streams) {
    print(opened.mismatches(), streams);
  }

  static void print(List<Diagnostic> warnings, Main.Streams streams) {
    warnings.forEach(warning -> streams.err().print(DiagnosticPrinter.print(warning)));
  }
}
