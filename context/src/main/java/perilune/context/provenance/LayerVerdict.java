package perilune.context.provenance;

import perilune.context.provenance.image.ImageFiles;
import perilune.context.provenance.image.ImageLayer;

/** Says which layer of an image brought a file that no package in it lists. */
final class LayerVerdict {

  private LayerVerdict() {}

  /**
   * Gives the verdict on a path.
   *
   * @param known what packages say, which stays where the path is no name of a file
   */
  static PackageVerdict of(ImageFiles image, HostDisk disk, String path, PackageVerdict known) {
    PackageReason doubt = PathForm.doubt(path);
    String resolved =
        doubt == null || doubt == PackageReason.OTHER_MANAGER ? disk.resolve(path) : null;
    if (resolved == null) {
      return known;
    }
    if (image.isInVolume(resolved)) {
      return PackageVerdict.unknown(PackageReason.CONTAINER);
    }
    ImageLayer layer = image.layer(resolved);
    if (layer != null) {
      return PackageVerdict.ofLayer(layer.name());
    }
    return image.whole()
        ? PackageVerdict.unlisted(PackageReason.NOT_IN_IMAGE)
        : PackageVerdict.unknown(PackageReason.DAMAGED_DATABASE);
  }
}
