package perilune.cli.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Set;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.context.provenance.database.RootTree;
import perilune.context.provenance.database.Troubles;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.context.provenance.image.ImageFiles;
import perilune.context.provenance.image.ImageLayer;
import perilune.context.provenance.image.ImageLimits;
import perilune.context.provenance.image.LayerStack;
import perilune.source.DiagnosticCode;

/**
 * Opens an image: unpacks its layers into a temporary folder, which goes when the program ends, and
 * reads the package databases in it. Used once.
 */
public final class ImageReader {

  /** Files that a container gets from its engine, whatever the image has. */
  private static final Set<String> OF_ENGINE =
      Set.of("/etc/hostname", "/etc/hosts", "/etc/resolv.conf");

  private final DatabaseLimits limits;
  private final ImageLimits imageLimits;
  private final Troubles troubles = new Troubles();

  /** Makes one that reads and unpacks within limits. */
  public ImageReader(DatabaseLimits limits, ImageLimits imageLimits) {
    this.limits = limits;
    this.imageLimits = imageLimits;
  }

  /**
   * Reads an image, however much of it can be read. O(bytes of the image).
   *
   * @param image a folder or an archive
   * @throws IOException if there is no room for it, or it cannot be read at all
   */
  public PackageInventory.Opened read(Path image) throws IOException {
    Path scratch = TemporaryFolder.make("perilune-image");
    var stack = new LayerStack(Files.createDirectory(scratch.resolve("files")), imageLimits);
    Set<String> volumes = Set.of();
    try {
      var store = new ImageStore(new RootTree(opened(image, scratch)));
      ImageManifest manifest = ImageManifest.of(store);
      if (manifest.more()) {
        warn(image, "there are several images in it, and the first is taken");
      }
      volumes = manifest.volumes();
      for (int i = 0; i < manifest.layers().size(); i++) {
        layer(store, manifest.blobs().get(i), manifest.layers().get(i), stack);
      }
    } catch (IOException problem) {
      stack.lost();
      warn(image, "this container image cannot be read whole: " + problem.getMessage());
    }
    var all = new java.util.HashSet<>(volumes);
    all.addAll(OF_ENGINE);
    ImageFiles files = stack.files(all);
    PackageInventory.Opened found = PackageInventory.ofImage(files, limits);
    var warnings = new ArrayList<>(troubles.all());
    warnings.addAll(found.warnings());
    return new PackageInventory.Opened(found.inventory(), warnings);
  }

  /** Gives the folder of an image, an archive unpacked. */
  private Path opened(Path image, Path scratch) throws IOException {
    if (Files.isDirectory(image)) {
      return image;
    }
    Path folder = Files.createDirectory(scratch.resolve("archive"));
    try (InputStream in = ImageStore.plain(Files.newInputStream(image))) {
      new LayerStack(folder, imageLimits).add(new ImageLayer(1, "", ""), in);
    }
    return folder;
  }

  private void layer(ImageStore store, String path, ImageLayer layer, LayerStack stack) {
    try (InputStream in = store.layer(path);
        var summed = new DigestInputStream(in, ImageStore.sha256())) {
      stack.add(layer, summed);
      String sum = "sha256:" + HexFormat.of().formatHex(summed.getMessageDigest().digest());
      if (!sum.equals(layer.digest())) {
        throw new IOException("it has another checksum than the image says");
      }
    } catch (IOException problem) {
      stack.lost();
      troubles.warn(
          DiagnosticCode.PKG009,
          Spot.of(store.shown(path)),
          "layer "
              + layer.position()
              + " of this image cannot be read whole: "
              + problem.getMessage(),
          "files that no layer is known to have brought are now unknown; save the image anew");
    }
  }

  private void warn(Path image, String message) {
    troubles.warn(
        DiagnosticCode.PKG009,
        Spot.of(image.toString()),
        message,
        "give what `docker save`, `podman save` or `skopeo copy ... oci:FOLDER` wrote");
  }
}
