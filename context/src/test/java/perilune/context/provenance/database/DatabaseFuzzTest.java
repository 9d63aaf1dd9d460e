package perilune.context.provenance.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.Map;

/** Whatever the bytes of a database: no exception, bounded, and what is damaged is told. */
class DatabaseFuzzTest {

  private static final DatabaseLimits LIMITS = new DatabaseLimits(1_000, 1 << 20, 1 << 10);

  @FuzzTest(maxDuration = "2m")
  void readsAnyStatus(byte[] bytes) {
    var troubles = new Troubles();
    var status = new DpkgStatus("status", troubles).read(bytes);
    assertThat(troubles.all().isEmpty()).isEqualTo(!status.isDamaged());
    assertThat(status.entries()).noneMatch(entry -> entry.name().isEmpty());
  }

  @FuzzTest(maxDuration = "2m")
  void readsAnyListWithAnyChecksums(byte[] bytes) {
    int middle = bytes.length / 2;
    byte[] list = java.util.Arrays.copyOf(bytes, middle);
    byte[] sums = java.util.Arrays.copyOfRange(bytes, middle, bytes.length);
    var troubles = new Troubles();
    var files = new FileTableBuilder(LIMITS);
    var diversions = new Diversions(sums, "diversions", troubles);
    var lists = new DpkgLists(files, diversions, troubles);
    lists.sums(sums, "sums");
    var owner = new DpkgLists.Owner("a", files.owner("a", "all"), (byte) 0, Map.of("/b", "00"));
    lists.list(list, "list", owner);
    findsAll(files.build());
    new Alternatives().read(bytes);
  }

  @FuzzTest(maxDuration = "2m")
  void readsAnyListOfApk(byte[] bytes) {
    var files = new FileTableBuilder(LIMITS);
    var source = new DatabaseFiles(new RootTree(Path.of("/nowhere")), LIMITS, new Troubles());
    new ApkDatabase(source, files).read(bytes, "installed");
    findsAll(files.build());
  }

  @FuzzTest(maxDuration = "2m")
  void readsAnyPackageOfPacman(byte[] bytes) {
    int third = bytes.length / 3;
    byte[] desc = java.util.Arrays.copyOf(bytes, third);
    byte[] list = java.util.Arrays.copyOfRange(bytes, third, 2 * third);
    byte[] sums = java.util.Arrays.copyOfRange(bytes, 2 * third, bytes.length);
    var files = new FileTableBuilder(LIMITS);
    var source = new DatabaseFiles(new RootTree(Path.of("/nowhere")), LIMITS, new Troubles());
    new PacmanDatabase(source, files).read(desc, list, sums);
    findsAll(files.build());
  }

  @FuzzTest(maxDuration = "2m")
  void readsAnyHeaderOfRpm(byte[] bytes) {
    var files = new FileTableBuilder(LIMITS);
    new RpmFiles(files).add(bytes);
    findsAll(files.build());
  }

  private static void findsAll(FileTable table) {
    for (int file = 0; file < table.size(); file++) {
      assertThat(table.digestText(file)).hasSize(2 * table.digestLength(file));
      assertThat(table.owner(file).name()).isNotEmpty();
    }
  }
}
