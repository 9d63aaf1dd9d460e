package perilune.catalog.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Small bundles of our own, and stores with them. */
public final class Bundles {

  private Bundles() {}

  /** Gives a bundle of the test resources. */
  public static String text(String name) {
    try (InputStream in = Bundles.class.getResourceAsStream(name + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Gives a bundle with these objects. */
  static String of(String objects) {
    return "{\"type\":\"bundle\",\"id\":\"bundle--x\",\"objects\":[" + objects + "]}";
  }

  /** Gives a technique with a number, and more members. */
  static String technique(int number, String more) {
    return "{\"type\":\"attack-pattern\",\"id\":\"attack-pattern--00000000-0000-4000-8000-%012d\"%s}"
        .formatted(number, more);
  }

  /** Imports a text under a name. */
  static BundleImport.Report add(Path store, String text, String release, boolean skipBroken)
      throws IOException {
    Path file = Files.createTempFile("bundle", ".json");
    try {
      Files.writeString(file, text);
      var limits = new BundleLimits(1 << 20, 100);
      Optional<String> name = release.isEmpty() ? Optional.empty() : Optional.of(release);
      return new BundleImport(AttackStore.at(store), limits, name, skipBroken).run(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Makes a store with the bundles of the test resources, as releases 1.0 and 2.0. */
  public static AttackStore store(Path folder) throws IOException {
    add(folder, text("one"), "", false);
    add(folder, text("two"), "", false);
    return AttackStore.at(folder);
  }
}
