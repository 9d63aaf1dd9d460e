package perilune.catalog.attack;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.catalog.attack.json.CanonicalJson;
import perilune.catalog.attack.json.JsonProblem;
import perilune.catalog.attack.json.JsonStream;

/** Nothing that a bundle says may throw, and what is taken can be verified and read back. */
class BundleFuzzTest {

  @FuzzTest
  void noBundleThrows(FuzzedDataProvider random) throws IOException {
    judge(random.consumeRemainingAsBytes());
  }

  @FuzzTest
  void noCanonicalFormIsUnstable(FuzzedDataProvider random) throws IOException {
    try {
      byte[] once = CanonicalJson.bytes(JsonStream.read(random.consumeRemainingAsBytes()));
      byte[] twice = CanonicalJson.bytes(JsonStream.read(once));
      if (!Arrays.equals(once, twice)) {
        throw new AssertionError(new String(once, StandardCharsets.UTF_8));
      }
    } catch (JsonProblem _) {
      // It is no JSON, or has no such form.
      return;
    }
  }

  /** Mutants of sound bundles come further than what a fuzzer starts with. */
  @Test
  void noMutantThrows() throws IOException {
    long seed = Long.getLong("perilune.seed", 1711);
    var random = new SplittableRandom(seed);
    for (String name : new String[] {"one", "two"}) {
      byte[] sound = Bundles.text(name).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 300; i++) {
        byte[] bytes = sound.clone();
        for (int n = random.nextInt(1, 4); n > 0; n--) {
          mutate(bytes, random);
        }
        try {
          judge(bytes);
        } catch (RuntimeException | AssertionError problem) {
          throw new AssertionError("seed " + seed + ", " + name + ", mutant " + i, problem);
        }
      }
    }
  }

  private static void mutate(byte[] bytes, SplittableRandom random) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> bytes[at] = (byte) "{}[]\",:\\0".charAt(random.nextInt(9));
      case 2 -> {
        int other = random.nextInt(bytes.length);
        int length = Math.min(random.nextInt(1, 60), bytes.length - Math.max(at, other));
        System.arraycopy(bytes, other, bytes, at, length);
      }
      default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 20), (byte) ' ');
    }
  }

  private static void judge(byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory("attack");
    try {
      Path file = folder.resolve("bundle.txt");
      Files.write(file, bytes);
      AttackStore store = AttackStore.at(folder.resolve("store"));
      var limits = new BundleLimits(1 << 20, 1_000);
      var report = new BundleImport(store, limits, Optional.of("1.0"), true).run(file);
      report.notes().told();
      if (report.release().isPresent()) {
        AttackRelease release = store.release("1.0").orElseThrow();
        for (AttackObject object : release.objects()) {
          release.read(object);
          release.connections(object);
        }
        if (StoreCheck.check(store, release.facts()).wrong() != 0) {
          throw new AssertionError("what was imported is not what is there");
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
