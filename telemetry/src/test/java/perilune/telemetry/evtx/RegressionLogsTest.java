package perilune.telemetry.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.telemetry.evtx.ReadLog.Found;

/**
 * Reads the logs of SigmaHQ's regression data, where they are to be had: each record must say what
 * evtx_dump says of it, and a damaged copy must lose only what was damaged.
 */
class RegressionLogsTest {

  private static final long SEED = Long.getLong("perilune.seed", 20_261_122L);
  private static final int FLIPS = 50;

  /** Its JSON was made by something else: one text differs in case, and times have nine digits. */
  private static final String OTHER_TOOL = "ad691d92-15f2-4181-9aa4-723c74f9ddc3.evtx";

  @Test
  void everyRecordSaysWhatEvtxDumpSays() throws IOException {
    int records = 0;
    int fields = 0;
    for (Path log : logs()) {
      byte[] bytes = Files.readAllBytes(log);
      ReadLog read = ReadLog.of(bytes);
      List<List<String>> expected = DumpedJson.records(json(log));
      assertThat(read.refusals().counts()).as(log.toString()).isEmpty();
      assertThat(read.records()).as(log.toString()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        List<String> ours = DumpedJson.asDumped(read.records().get(i).lines(), expected.get(i));
        assertThat(ours)
            .as(log + " record " + (i + 1))
            .usingElementComparator(
                log.endsWith(OTHER_TOOL) ? String::compareToIgnoreCase : String::compareTo)
            .containsExactlyInAnyOrderElementsOf(expected.get(i));
        records++;
        fields += ours.size();
      }
    }
    System.out.println("evtx equals json: " + records + " records, " + fields + " fields");
  }

  @Test
  void flippedBytesLoseOnlyTheRecordsThatTheyHit() throws IOException {
    System.out.println("perilune.seed=" + SEED);
    var random = new SplittableRandom(SEED);
    var total = new long[5];
    for (Path log : logs()) {
      byte[] bytes = Files.readAllBytes(log);
      List<Found> whole = ReadLog.of(bytes).records();
      oneByOne(bytes, whole, random.split(), total);
      allAtOnce(bytes, whole, random.split(), total);
    }
    System.out.printf(
        "flipped bytes: %d reads of %d records, %d hit, %d of these lost, %d by a template hit%n",
        total[0], total[1], total[2], total[3], total[4]);
  }

  /** Fifty copies, one flip each. */
  private static void oneByOne(
      byte[] bytes, List<Found> whole, SplittableRandom random, long[] total) {
    for (int i = 0; i < FLIPS; i++) {
      byte[] copy = bytes.clone();
      compare(whole, copy, Set.of(flip(copy, whole, random)), total);
    }
  }

  /** One copy with all flips. */
  private static void allAtOnce(
      byte[] bytes, List<Found> whole, SplittableRandom random, long[] total) {
    byte[] copy = bytes.clone();
    var places = new HashSet<Integer>();
    for (int i = 0; i < FLIPS; i++) {
      places.add(flip(copy, whole, random));
    }
    compare(whole, copy, places, total);
  }

  /** Flips bits of a byte, half of the time inside a record: most of a small log is empty. */
  private static int flip(byte[] copy, List<Found> whole, SplittableRandom random) {
    int place = random.nextInt(copy.length);
    if (random.nextBoolean()) {
      Found target = whole.get(random.nextInt(whole.size()));
      place = (int) target.offset() + random.nextInt(target.length());
    }
    copy[place] ^= (byte) (1 + random.nextInt(255));
    return place;
  }

  private static void compare(List<Found> whole, byte[] copy, Set<Integer> places, long[] total) {
    ReadLog read = ReadLog.of(copy);
    total[0]++;
    boolean earlierHit = false;
    for (Found record : whole) {
      total[1]++;
      boolean kept = read.records().stream().anyMatch(one -> one.offset() == record.offset());
      boolean hit = places.stream().anyMatch(place -> within(place, record));
      // Templates and names lie in the record that used them first.
      earlierHit |= hit;
      if (!earlierHit) {
        assertThat(read.records()).as("places %s", places).contains(record);
      }
      total[2] += hit ? 1 : 0;
      total[3] += hit && !kept ? 1 : 0;
      total[4] += !hit && !kept ? 1 : 0;
      if (!kept) {
        assertThat(read.refusals().lostAnything()).as("places %s", places).isTrue();
      }
    }
    assertThat(read.records()).as("places %s", places).hasSizeLessThanOrEqualTo(whole.size() + 1);
  }

  private static boolean within(int place, Found record) {
    return place >= record.offset() && place < record.offset() + record.length();
  }

  private static Path json(Path log) {
    return log.resolveSibling(log.getFileName().toString().replace(".evtx", ".json"));
  }

  private static List<Path> logs() throws IOException {
    Path folder = shared().resolve("corpora/sigma/regression_data");
    if (!Files.isDirectory(folder)) {
      System.err.println("SKIPPED: no Sigma regression data at " + folder);
      return List.of();
    }
    var found = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> file.toString().endsWith(".evtx")).sorted().forEach(found::add);
    }
    return found;
  }

  private static Path shared() {
    return Optional.ofNullable(System.getenv("PERILUNE_SHARED"))
        .map(Path::of)
        .orElseGet(() -> Path.of("..", "..", "shared").toAbsolutePath().normalize());
  }
}
