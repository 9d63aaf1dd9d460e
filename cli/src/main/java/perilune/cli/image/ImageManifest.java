package perilune.cli.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import perilune.context.provenance.image.ImageLayer;

/**
 * What an image says of itself: its layers, the lowest first, and its volumes.
 *
 * @param layers with the checksum without compression and the step that made each
 * @param blobs path of each layer in the store
 * @param volumes absolute paths
 * @param more whether the store has other images too
 */
record ImageManifest(
    List<ImageLayer> layers, List<String> blobs, Set<String> volumes, boolean more) {

  /** Indexes in an index, count: of several platforms one below the other. */
  private static final int MAX_DEPTH = 4;

  /** The paths of a configuration and of layers in the store. */
  private record Parts(String config, List<String> layers, boolean more) {}

  /**
   * Reads the documents of the first image in a store.
   *
   * @throws IOException if there is none, or it is damaged
   */
  static ImageManifest of(ImageStore store) throws IOException {
    Parts parts;
    if (store.has("/index.json")) {
      parts = ofIndex(store, "/index.json", MAX_DEPTH);
    } else if (store.has("/manifest.json")) {
      parts = ofDocker(new ImageDocument(store.document("/manifest.json")));
    } else {
      throw new IOException("there is neither index.json nor manifest.json in it");
    }
    return of(new ImageDocument(store.document(parts.config)), parts);
  }

  private static Parts ofIndex(ImageStore store, String path, int depth) throws IOException {
    var index = new ImageDocument(store.document(path));
    var images = new ArrayList<String>();
    for (int item : index.items(index.at(index.root(), "manifests"))) {
      // Builders add what they attest of an image as one more, of no platform.
      if (!index.text(index.at(item, "platform", "os")).equals("unknown")) {
        images.add(index.text(index.at(item, "digest")));
      }
    }
    if (images.isEmpty()) {
      throw new IOException("its index names no image");
    }
    String blob = ImageStore.blob(images.getFirst());
    var manifest = new ImageDocument(store.document(blob));
    if (manifest.at(manifest.root(), "manifests") >= 0) {
      if (depth == 0) {
        throw new IOException("its indexes are nested too deep");
      }
      return ofIndex(store, blob, depth - 1);
    }
    var layers = new ArrayList<String>();
    for (int item : manifest.items(manifest.at(manifest.root(), "layers"))) {
      layers.add(ImageStore.blob(manifest.text(manifest.at(item, "digest"))));
    }
    String config = manifest.text(manifest.at(manifest.root(), "config", "digest"));
    return new Parts(ImageStore.blob(config), layers, images.size() > 1);
  }

  private static Parts ofDocker(ImageDocument manifest) throws IOException {
    List<Integer> images = manifest.items(manifest.root());
    if (images.isEmpty()) {
      throw new IOException("its manifest.json names no image");
    }
    int image = images.getFirst();
    var layers = new ArrayList<String>();
    for (int item : manifest.items(manifest.at(image, "Layers"))) {
      layers.add("/" + manifest.text(item));
    }
    return new Parts("/" + manifest.text(manifest.at(image, "Config")), layers, images.size() > 1);
  }

  private static ImageManifest of(ImageDocument config, Parts parts) throws IOException {
    List<String> sums =
        config.items(config.at(config.root(), "rootfs", "diff_ids")).stream()
            .map(config::text)
            .toList();
    if (sums.size() != parts.layers.size() || sums.isEmpty()) {
      throw new IOException(
          "it has " + parts.layers.size() + " layers and checksums of " + sums.size());
    }
    List<String> steps =
        config.items(config.at(config.root(), "history")).stream()
            .filter(step -> !config.isTrue(config.at(step, "empty_layer")))
            .map(step -> config.text(config.at(step, "created_by")))
            .toList();
    List<ImageLayer> layers =
        IntStream.range(0, sums.size())
            // A history that does not fit says nothing of any layer.
            .mapToObj(i ->
                new ImageLayer(i + 1, sums.get(i), steps.size() == sums.size() ? steps.get(i) : ""))
            .toList();
    var volumes = new HashSet<String>();
    for (String volume : config.names(config.at(config.root(), "config", "Volumes"))) {
      volumes.add(volume.endsWith("/") ? volume.substring(0, volume.length() - 1) : volume);
    }
    volumes.remove("");
    return new ImageManifest(layers, parts.layers, volumes, parts.more);
  }
}
