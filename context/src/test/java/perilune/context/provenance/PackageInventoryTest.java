package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.source.DiagnosticCode;

/** What is said of paths, and that damage never makes a file unowned. */
class PackageInventoryTest {

  private static final String LISTED = "owned lua5.4 intact listed";
  private static final String UNLISTED = "unowned - unknown not-listed";
  private static final String DAMAGED = "unknown - unknown damaged-database";

  @TempDir Path folder;
  private TestRoot root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = TestRoot.usual(folder.resolve("root"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /usr/bin/lua5.4              | owned lua5.4 intact listed
          /bin/lua5.4                  | owned lua5.4 intact listed
          /usr/bin/lua                 | owned lua5.4 intact listed
          /usr//bin/./lua5.4           | owned lua5.4 intact listed
          /usr/lib/../bin/lua5.4       | owned lua5.4 intact listed
          /usr/bin/dash                | owned dash intact listed
          /bin/dash                    | owned dash intact listed
          /bin/sh                      | owned dash intact listed
          /usr/bin/sh                  | owned dash intact listed
          /usr/lib/liblua5.4.so.0      | owned liblua5.4-0 intact listed
          /lib/liblua5.4.so.0.0        | owned liblua5.4-0 intact listed
          /usr/share/lua/x.lua         | owned lua5.4 intact listed
          /etc/lua/conf.lua            | owned lua5.4 intact listed
          /usr/share/lua/nosum.lua     | owned lua5.4 unknown no-checksum
          /tmp/lua5.4                  | unowned - unknown not-listed
          /dev/shm/x                   | unowned - unknown not-listed
          /usr/bin/lua5.4x             | unowned - unknown not-listed
          /usr/bin/lua5.4 (deleted)    | unknown - unknown deleted
          /memfd:x (deleted)           | unknown - unknown memory-only
          /proc/self/fd/3              | unknown - unknown descriptor
          /dev/fd/7                    | unknown - unknown descriptor
          /proc/1/exe                  | unknown - unknown virtual-file
          lua5.4                       | unknown - unknown relative-path
          ''                           | unknown - unknown not-a-path
          /snap/core/bin/x             | unknown - unknown other-manager
          /nix/store/a/bin/lua         | unknown - unknown other-manager
          /var/lib/docker/overlay2/x   | unknown - unknown container
          """)
  void saysOfAPathWhoOwnsIt(String path, String expected) {
    assertThat(root.open().warnings()).isEmpty();
    assertThat(root.said(path)).isEqualTo(expected);
  }

  @Test
  void seesAPatchedFileAndLeavesAConffileToItsAdministrator() throws IOException {
    root.file("/usr/bin/lua5.4", "patched").file("/etc/lua/conf.lua", "edited");
    assertThat(root.said("/usr/bin/lua5.4")).isEqualTo("owned lua5.4 modified checksum-differs");
    assertThat(root.said("/etc/lua/conf.lua")).isEqualTo("owned lua5.4 unknown conffile");
  }

  @Test
  void saysWhyAFileCouldNotBeCompared() throws IOException {
    root.without("/usr/bin/lua5.4").without("/usr/share/lua/x.lua");
    root.link("/usr/share/lua/x.lua", "/tmp/elsewhere.lua");
    root.file("/tmp/elsewhere.lua", "print(1)");
    assertThat(root.said("/usr/bin/lua5.4")).isEqualTo("owned lua5.4 unknown file-absent");
    assertThat(root.said("/usr/share/lua/x.lua"))
        .isEqualTo("owned lua5.4 unknown link-target-not-listed");
    var small = new DatabaseLimits(100, 10_000, 3);
    assertThat(TestRoot.said(PackageInventory.ofRoot(root.path(), small).inventory(), "/bin/sh"))
        .isEqualTo("owned dash unknown file-too-large");
  }

  @Test
  void neverFollowsALinkOutOfTheRoot() throws IOException {
    Path outside = folder.resolve("outside");
    new TestRoot(folder).file("/outside", "the interpreter");
    root.without("/usr/bin/lua5.4").link("/usr/bin/lua5.4", outside.toString());
    root.link("/usr/bin/up", "../../../../../../../../usr/bin/dash");
    root.link("/usr/bin/a", "b").link("/usr/bin/b", "a");
    assertThat(root.said("/usr/bin/lua5.4"))
        .isEqualTo("owned lua5.4 unknown link-target-not-listed");
    assertThat(root.said("/usr/bin/up")).isEqualTo("owned dash intact listed");
    assertThat(root.said("/usr/bin/a")).isEqualTo("unknown - unknown link-loop");
  }

  @Test
  void readsTheDatabaseBehindLinksInsideTheRoot() throws IOException {
    var moved = TestRoot.usual(folder.resolve("moved"));
    Path data = moved.path().resolve("data");
    java.nio.file.Files.move(moved.path().resolve("var"), data);
    moved.link("/var", "/data");
    assertThat(moved.said("/usr/bin/lua5.4")).isEqualTo(LISTED);
    assertThat(moved.open().warnings()).isEmpty();
    var outward = new TestRoot(folder.resolve("outward")).link("/var", data.toString());
    assertThat(outward.said("/usr/bin/lua5.4")).isEqualTo("unknown - unknown no-database");
  }

  @Test
  void aRemovedPackageOwnsNothing() throws IOException {
    root.status(
        TestRoot.paragraph("lua5.4", "config-files", "amd64")
            + "\n"
            + TestRoot.paragraph("liblua5.4-0", "installed", "amd64")
            + "\n"
            + TestRoot.paragraph("dash", "installed", "amd64")
            + "\n");
    assertThat(root.said("/usr/bin/lua5.4")).isEqualTo(UNLISTED);
    assertThat(root.open().warnings()).isEmpty();
  }

  @Test
  void aHostThatIsNotMergedHasTwoFiles() throws IOException {
    root.without("/bin").file("/bin/other", "other");
    assertThat(root.said("/usr/bin/dash")).isEqualTo(UNLISTED);
    assertThat(root.said("/bin/lua5.4")).isEqualTo(UNLISTED);
  }

  @Test
  void aDivertedFileBelongsToWhomItWasDivertedFor() throws IOException {
    root.file("/var/lib/dpkg/diversions", "/bin/dash\n/bin/dash.distrib\nother\n");
    root.file("/usr/bin/dash.distrib", "a shell");
    assertThat(root.said("/bin/dash.distrib")).isEqualTo("owned dash intact listed");
    assertThat(root.said("/bin/dash")).isEqualTo(UNLISTED);
  }

  @Test
  void readsTheAlternativesWhereTheRootHasNoLinks() throws IOException {
    var bare = new TestRoot(folder.resolve("bare"));
    bare.status(TestRoot.paragraph("lua5.4", "installed", "amd64") + "\n");
    bare.list("lua5.4", "/.\n/usr/bin/lua5.4\n/usr/bin/lua5.1\n");
    String choices = "\n/usr/bin/lua5.1\n10\n\n/usr/bin/lua5.4\n20\n\n\n";
    String names = "\n/usr/bin/lua\nlua-man\n/usr/share/man/lua.1\n";
    bare.file("/var/lib/dpkg/alternatives/lua", "auto" + names + choices);
    assertThat(bare.said("/usr/bin/lua")).isEqualTo("owned lua5.4 unknown no-checksum");
    bare.file("/var/lib/dpkg/alternatives/lua", "manual" + names + choices);
    assertThat(bare.said("/usr/bin/lua")).isEqualTo("unknown - unknown alternative-not-said");
  }

  @Test
  void aRootWithoutPackagesIsNoReasonToCallAFileUnowned() throws IOException {
    var bare = new TestRoot(folder.resolve("bare")).file("/etc/hostname", "x");
    assertThat(bare.said("/tmp/x")).isEqualTo("unknown - unknown no-database");
    assertThat(codes(bare)).containsExactly(DiagnosticCode.PKG005);
  }

  @Test
  void readsTheDatabaseOfAnImageWithoutDpkg() throws IOException {
    var bare = new TestRoot(folder.resolve("bare"));
    bare.file("/var/lib/dpkg/status.d/base", "Package: base\nArchitecture: amd64\nVersion: 1\n");
    bare.file("/var/lib/dpkg/status.d/base.md5sums", TestRoot.md5("x") + "  usr/bin/x\n");
    bare.file("/usr/bin/x", "x");
    assertThat(bare.said("/usr/bin/x")).isEqualTo("owned base intact listed");
    assertThat(bare.said("/usr/bin/y")).isEqualTo(UNLISTED);
  }

  @Test
  void aMissingListMakesUnlistedFilesUnknown() throws IOException {
    root.without("/var/lib/dpkg/info/dash.list");
    assertThat(root.said("/tmp/x")).isEqualTo("unknown - unknown list-missing");
    assertThat(root.said("/usr/bin/lua5.4")).isEqualTo(LISTED);
    assertThat(codes(root)).containsExactly(DiagnosticCode.PKG002);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /var/lib/dpkg/status               | Package: lua5.4\\nStatus: inst
          /var/lib/dpkg/status               | \\x00\\x01garbage\\n\\n
          /var/lib/dpkg/status               | Package: a\\nVersion: 1\\n\\nPackage: lua5.4\\n
          /var/lib/dpkg/status               | ''
          /var/lib/dpkg/status               | \\n\\n
          /var/lib/dpkg/status               | Package: a\\x00b\\nVersion: 1\\n\\n
          /var/lib/dpkg/status               | Package: ../../dash\\nVersion: 1\\n\\n
          /var/lib/dpkg/info/dash.list       | /.\\n/bin\\n/bin/dash\\x00\\n/bin/sh\\n
          /var/lib/dpkg/info/dash.list       | /.\\n/bin\\n/bin/da
          /var/lib/dpkg/info/dash.list       | /.\\nbin/dash\\n
          /var/lib/dpkg/info/dash.list       | /.\\n/bin\\n
          /var/lib/dpkg/diversions           | /bin/dash\\n/bin/x\\n
          /lib/apk/db/installed              | P:x\\nF:usr/bin\\nR:l
          /lib/apk/db/installed              | P:x\\nF:usr/bin\\nR:l\\x00\\n\\n
          """)
  void damageMakesUnlistedFilesUnknownAndIsTold(String file, String text) throws IOException {
    root.file(file, text.replace("\\n", "\n").replace("\\x00", "\0"));
    assertThat(root.said("/tmp/x")).isEqualTo(DAMAGED);
    assertThat(codes(root)).contains(DiagnosticCode.PKG001);
  }

  @ParameterizedTest
  @CsvSource({"/var/lib/dpkg/status", "/lib/apk/db/installed"})
  void aDatabaseThatNamesNoFileKnowsNothing(String database) throws IOException {
    var bare = new TestRoot(folder.resolve("bare")).file(database, "");
    assertThat(bare.said("/usr/bin/x")).isEqualTo(DAMAGED);
    assertThat(codes(bare)).containsExactly(DiagnosticCode.PKG001);
  }

  @Test
  void namesAFileThatCannotBeReadOnce() throws IOException {
    var opened = PackageInventory.ofRoot(root.path(), new DatabaseLimits(100, 100, 100));
    assertThat(opened.warnings())
        .extracting(w -> w.source().name())
        .contains(root.path().resolve("var/lib/dpkg/info/lua5.4.list").toString());
  }

  @Test
  void aListOfWhichTheStatusDoesNotKnowMakesItsFilesUnknown() throws IOException {
    root.status(TestRoot.paragraph("dash", "installed", "amd64") + "\n");
    assertThat(root.said("/usr/bin/lua5.4")).isEqualTo(DAMAGED);
    assertThat(root.said("/bin/dash")).isEqualTo("owned dash intact listed");
    assertThat(codes(root)).containsOnly(DiagnosticCode.PKG001);
  }

  @Test
  void aDamagedChecksumIsNoModification() throws IOException {
    root.sums("dash", "0123  bin/dash\n");
    assertThat(root.said("/bin/dash")).isEqualTo("owned dash unknown no-checksum");
    assertThat(codes(root)).containsExactly(DiagnosticCode.PKG001);
  }

  @Test
  void aLimitIsToldAndMakesUnlistedFilesUnknown() {
    var opened = PackageInventory.ofRoot(root.path(), new DatabaseLimits(2, 10_000, 10_000));
    assertThat(TestRoot.said(opened.inventory(), "/tmp/x")).isEqualTo(DAMAGED);
    assertThat(opened.warnings())
        .anyMatch(w -> w.code() == DiagnosticCode.PKG004 && w.message().contains("limit is 2"));
  }

  @Test
  void aFormThatIsNotReadIsToldWithTheWayOut() throws IOException {
    var rpm = new TestRoot(folder.resolve("rpm")).file("/var/lib/rpm/Packages", "\0\0");
    assertThat(rpm.said("/tmp/x")).isEqualTo("unknown - unknown database-not-read");
    assertThat(rpm.open().warnings())
        .singleElement()
        .satisfies(w -> {
          assertThat(w.code()).isEqualTo(DiagnosticCode.PKG003);
          assertThat(w.message()).contains("Berkeley DB");
          assertThat(w.help().toString()).contains("--inventory");
        });
  }

  private static List<DiagnosticCode> codes(TestRoot root) {
    return root.open().warnings().stream().map(w -> w.code()).toList();
  }
}
