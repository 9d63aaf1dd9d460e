package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.source.DiagnosticCode;

/**
 * An inventory says what the root said when it was written; a damaged one says less, never else.
 */
class InventoryRoundTripTest {

  private static final List<String> PATHS =
      List.of(
          "/usr/bin/lua5.4",
          "/bin/lua5.4",
          "/usr/bin/lua",
          "/bin/sh",
          "/usr/local/bin/mine",
          "/usr/lib/liblua5.4.so.0",
          "/usr/share/lua/x.lua",
          "/usr/share/lua/nosum.lua",
          "/etc/lua/conf.lua",
          "/usr/share/odd\tname%25\n",
          "/usr/bin/loop",
          "/lib32/x",
          "/usr/lib32/x",
          "/tmp/x",
          "x");

  @TempDir Path folder;
  private TestRoot root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = TestRoot.usual(folder.resolve("root"));
    root.link("/usr/local/bin/mine", "/usr/bin/lua").link("/usr/bin/loop", "loop");
    root.file("/usr/share/lua/x.lua", "patched").file("/etc/lua/conf.lua", "edited");
    root.file("/usr/share/odd\tname%25\n", "odd").file("/lib32/x", "x");
    root.file("/etc/hostname", "web1").file("/etc/machine-id", "0123");
  }

  @Test
  void saysOfEveryPathWhatTheRootSaid() throws IOException {
    PackageInventory before = root.open().inventory();
    PackageInventory.Opened after = read(export());
    assertThat(after.warnings()).isEmpty();
    assertThat(after.inventory().hostName()).isEqualTo("web1");
    for (String path : PATHS) {
      assertThat(after.inventory().verdict(path)).as(path).isEqualTo(before.verdict(path));
    }
  }

  @Test
  void keepsWhatWasDamaged() throws IOException {
    root.list("dash", "/.\n/bin/da");
    assertThat(TestRoot.said(read(export()).inventory(), "/tmp/x"))
        .isEqualTo("unknown - unknown damaged-database");
  }

  @Test
  void isReadFromGzipToo() throws IOException {
    Path file = folder.resolve("web1.inventory.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(export().getBytes(StandardCharsets.UTF_8));
    }
    var opened = PackageInventory.ofFile(file, DatabaseLimits.defaults());
    assertThat(opened.warnings()).isEmpty();
    assertThat(TestRoot.said(opened.inventory(), "/tmp/x"))
        .isEqualTo("unowned - unknown not-listed");
  }

  @Test
  void aCutOneNeverCallsAFileUnowned() throws IOException {
    String whole = export();
    for (int length = 0; length < whole.length() - 1; length += 7) {
      PackageInventory.Opened cut = read(whole.substring(0, length));
      assertThat(cut.warnings()).as("at %s", length).isNotEmpty();
      assertThat(cut.inventory().verdict("/tmp/x").ownership()).isEqualTo(Ownership.UNKNOWN);
    }
  }

  @Test
  void refusesOneOfAnotherVersion() throws IOException {
    PackageInventory.Opened later = read("perilune-inventory\t3\nend\t0\n");
    assertThat(later.warnings())
        .singleElement()
        .satisfies(w -> assertThat(w.code()).isEqualTo(DiagnosticCode.PKG006));
    assertThat(TestRoot.said(later.inventory(), "/tmp/x"))
        .isEqualTo("unknown - unknown database-not-read");
  }

  @Test
  void oneThatNamesNoFileKnowsNothing() throws IOException {
    PackageInventory.Opened empty = read("perilune-inventory\t1\nhost\tfed\nend\n");
    assertThat(TestRoot.said(empty.inventory(), "/tmp/x"))
        .isEqualTo("unknown - unknown damaged-database");
    assertThat(empty.warnings()).isNotEmpty();
  }

  @Test
  void readsWhatRpmWrites() throws IOException {
    String digest = "ab".repeat(32);
    var opened =
        read(
            "perilune-inventory\t1\nhost\tfed\n"
                + "file\tlua\tx86_64\t\t"
                + digest
                + "\t-\t-\t/usr/bin/lua\n"
                + "file\tlua\tx86_64\tc\t\t-\t-\t/etc/lua.conf\nend\n");
    assertThat(opened.warnings()).isEmpty();
    assertThat(TestRoot.said(opened.inventory(), "/usr/bin/lua"))
        .isEqualTo("owned lua unknown file-absent");
    assertThat(TestRoot.said(opened.inventory(), "/usr/bin/x"))
        .isEqualTo("unowned - unknown not-listed");
  }

  private String export() throws IOException {
    var out = new StringWriter();
    new InventoryExport(root.path(), root.open().inventory())
        .write(out, Instant.parse("2026-05-04T08:00:00Z"));
    return out.toString();
  }

  private static PackageInventory.Opened read(String text) throws IOException {
    return new InventoryReader(DatabaseLimits.defaults())
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
