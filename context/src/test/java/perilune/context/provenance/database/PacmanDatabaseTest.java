package perilune.context.provenance.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacmanDatabaseTest {

  private static final String PACKAGE = "var/lib/pacman/local/lua-5.4.7-1/";
  private static final String DESC = "%NAME%\nlua\n\n%VERSION%\n5.4.7-1\n\n%ARCH%\nx86_64\n\n";
  private static final String FILES =
      """
      %FILES%
      usr/
      usr/bin/
      usr/bin/lua
      usr/bin/luac
      usr/share/odd name
      etc/lua.conf

      %BACKUP%
      etc/lua.conf\td41d8cd98f00b204e9800998ecf8427e

      """;
  private static final String SHA256 = "ab".repeat(32);
  private static final String MTREE =
      "#mtree\n/set type=file uid=0 gid=0 mode=644\n./.BUILDINFO time=1.0 size=3 sha256digest="
          + "cd".repeat(32)
          + "\n./usr time=1.0 mode=755 type=dir\n./usr/bin/lua time=1.0 mode=755 size=9 md5digest="
          + "11".repeat(16)
          + " sha256digest="
          + SHA256
          + "\n./usr/share/odd\\040name time=1.0 size=3 md5digest="
          + "22".repeat(16)
          + "\n";

  @TempDir Path root;

  @Test
  void readsPackagesFilesAndChecksums() throws IOException {
    write("desc", DESC.getBytes(StandardCharsets.UTF_8));
    write("files", FILES.getBytes(StandardCharsets.UTF_8));
    write("mtree", zipped(MTREE));
    Files.writeString(root.resolve("var/lib/pacman/local/ALPM_DB_VERSION"), "9\n");
    HostPackages packages = read();
    FileTable files = packages.files();
    assertThat(packages.gap()).isEqualTo(Gap.NONE);
    assertThat(files.size()).isEqualTo(4);
    int lua = find(files, "/usr/bin/lua");
    assertThat(files.owner(lua)).isEqualTo(new FileTable.OwningPackage("lua", "x86_64"));
    assertThat(files.digestText(lua)).isEqualTo(SHA256);
    assertThat(files.digestText(find(files, "/usr/share/odd name"))).isEqualTo("22".repeat(16));
    assertThat(files.digestText(find(files, "/usr/bin/luac"))).isEmpty();
    assertThat(files.isConffile(find(files, "/etc/lua.conf"))).isTrue();
    assertThat(files.isConffile(lua)).isFalse();
  }

  @Test
  void aPackageWithoutItsListHidesFiles() throws IOException {
    write("desc", DESC.getBytes(StandardCharsets.UTF_8));
    assertThat(read().gap()).isEqualTo(Gap.LIST_MISSING);
  }

  @Test
  void aDamagedDescriptionOrListIsDamage() throws IOException {
    write("files", FILES.getBytes(StandardCharsets.UTF_8));
    write("desc", DESC.substring(9).getBytes(StandardCharsets.UTF_8));
    assertThat(read().gap()).isEqualTo(Gap.DAMAGED);
    write("desc", DESC.getBytes(StandardCharsets.UTF_8));
    write("files", FILES.substring(8).getBytes(StandardCharsets.UTF_8));
    assertThat(read().gap()).isEqualTo(Gap.DAMAGED);
  }

  @Test
  void withoutChecksumsFilesAreOwnedAllTheSame() throws IOException {
    write("desc", DESC.getBytes(StandardCharsets.UTF_8));
    write("files", FILES.getBytes(StandardCharsets.UTF_8));
    write("mtree", "no gzip".getBytes(StandardCharsets.UTF_8));
    HostPackages packages = read();
    assertThat(packages.gap()).isEqualTo(Gap.NONE);
    assertThat(packages.files().digestText(find(packages.files(), "/usr/bin/lua"))).isEmpty();
  }

  private static int find(FileTable files, String path) {
    int found = files.find(path.getBytes(StandardCharsets.UTF_8));
    assertThat(found).as(path).isNotEqualTo(FileTable.NONE);
    return found;
  }

  private HostPackages read() {
    return new RootReader(DatabaseLimits.defaults(), new Troubles()).read(new RootTree(root));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(root.resolve(PACKAGE));
    Files.write(root.resolve(PACKAGE + name), bytes);
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
