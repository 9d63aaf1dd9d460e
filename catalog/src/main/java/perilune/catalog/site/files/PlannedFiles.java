package perilune.catalog.site.files;

import java.util.List;
import java.util.function.Supplier;

/**
 * Files of one stem that are made together.
 *
 * @param stem path in the site without suffix; of letters, digits, {@code . _ -} and {@code /}
 * @param suffixes of the files
 * @param key the same only if all bytes are the same: a hash of all that they are made of
 * @param bytes makes them, one for each suffix; may be called by any thread
 */
public record PlannedFiles(
    String stem, List<String> suffixes, String key, Supplier<List<byte[]>> bytes) {

  public PlannedFiles {
    suffixes = List.copyOf(suffixes);
    if (!Manifest.isStem(stem)) {
      throw new IllegalArgumentException("no path in a site: " + stem);
    }
  }
}
