package perilune.catalog.attack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import perilune.source.Diagnostic;

/** Computes everything that a store says of its bundles again, and compares. */
public final class StoreCheck {

  /** Differences of one release that are told one by one, count; the others are counted. */
  public static final int MAX_TOLD = 20;

  private static final int BUFFER = 1 << 16;

  private StoreCheck() {}

  /**
   * What came of a release.
   *
   * @param release the release
   * @param objects that were computed again
   * @param wrong differences, count
   * @param told the first of them
   */
  public record Result(ReleaseFacts release, long objects, long wrong, List<Diagnostic> told) {}

  /** Checks one release: hash of the bundle, and of each object both hashes, place and facts. */
  public static Result check(AttackStore store, ReleaseFacts facts) throws IOException {
    var found = new Found();
    Path folder = store.folder().resolve(facts.name());
    Path bundle = folder.resolve(ReleaseFiles.BUNDLE);
    if (!Files.isRegularFile(bundle)) {
      found.add(new DamagedStore(bundle, 1, "the bundle is not there"));
      return found.result(facts, 0);
    }
    String sha256 = hash(bundle);
    if (!sha256.equals(facts.sha256())) {
      found.add(
          new DamagedStore(bundle, 1, "its SHA-256 is " + sha256 + ", not " + facts.sha256()));
    }
    List<AttackObject> again = again(bundle);
    compare(folder.resolve(ReleaseFiles.OBJECTS), again, found);
    if (again.size() != facts.objects()) {
      found.add(
          new DamagedStore(
              folder.resolve(ReleaseFiles.RELEASE),
              1,
              "the bundle has " + again.size() + " objects, not " + facts.objects()));
    }
    return found.result(facts, again.size());
  }

  private static List<AttackObject> again(Path bundle) throws IOException {
    // What is wrong in the bundle was told when it was imported.
    var notes = new BundleNotes(bundle.toString());
    var limits = new BundleLimits(Long.MAX_VALUE, Integer.MAX_VALUE);
    return new BundleReader(bundle, limits, notes).read().objects();
  }

  private static void compare(Path file, List<AttackObject> again, Found found) throws IOException {
    Map<String, String> wanted = new HashMap<>();
    again.forEach(object -> wanted.put(object.id(), ReleaseFiles.line(object)));
    int[] number = {1};
    try {
      ReleaseFiles.readObjects(
          file,
          object -> {
            number[0]++;
            String line = wanted.remove(object.id());
            if (line == null) {
              found.add(
                  new DamagedStore(file, number[0], "the bundle has no object " + object.id()));
            } else if (!line.equals(ReleaseFiles.line(object))) {
              found.add(
                  new DamagedStore(
                      file, number[0], "what it says of " + object.id() + " is not so"));
            }
          });
    } catch (DamagedStore damage) {
      found.add(damage);
      return;
    }
    wanted.keySet().stream()
        .sorted()
        .forEach(id -> found.add(new DamagedStore(file, 1, "object " + id + " is missing in it")));
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = Files.newInputStream(file)) {
      var buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Differences, the first told, all counted. */
  private static final class Found {
    private final List<Diagnostic> told = new ArrayList<>();
    private long count;

    void add(DamagedStore damage) {
      count++;
      if (told.size() < MAX_TOLD) {
        told.add(damage.diagnostic());
      }
    }

    Result result(ReleaseFacts facts, long objects) {
      return new Result(facts, objects, count, List.copyOf(told));
    }
  }
}
