package perilune.context.provenance.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApkDatabaseTest {

  private static final String INSTALLED =
      """
      C:Q1aaaaaaaaaaaaaaaaaaaaaaaaaaa=
      P:lua5.4
      V:5.4.6-r2
      A:x86_64
      F:usr
      F:usr/bin
      R:lua5.4
      a:0:0:755
      Z:Q12rJ2PcbDV1xoGyTUjpLVHHiDMHk=
      R:nosum

      """;

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(strings = {"lib/apk/db/installed", "usr/lib/apk/db/installed"})
  void readsPackagesFilesAndChecksums(String place) throws IOException {
    HostPackages packages = read(place, INSTALLED);
    FileTable files = packages.files();
    assertThat(packages.gap()).isEqualTo(Gap.NONE);
    int lua = files.find("/usr/bin/lua5.4".getBytes(StandardCharsets.UTF_8));
    assertThat(files.owner(lua)).isEqualTo(new FileTable.OwningPackage("lua5.4", "x86_64"));
    assertThat(files.digestText(lua)).isEqualTo("dab2763dc6c3575c681b24d48e92d51c78833079");
    assertThat(files.digestLength(files.find("/usr/bin/nosum".getBytes(StandardCharsets.UTF_8))))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 60, 90, 120, 130})
  void aCutOneIsDamaged(int lost) throws IOException {
    String cut = INSTALLED.substring(0, INSTALLED.length() - lost);
    assertThat(read("lib/apk/db/installed", cut).gap()).isEqualTo(Gap.DAMAGED);
  }

  @Test
  void aChecksumThatCannotBeReadIsDamage() throws IOException {
    String text = INSTALLED.replace("Z:Q1", "Z:Q9");
    assertThat(read("lib/apk/db/installed", text).gap()).isEqualTo(Gap.DAMAGED);
  }

  private HostPackages read(String place, String text) throws IOException {
    Path file = root.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return new RootReader(DatabaseLimits.defaults(), new Troubles()).read(new RootTree(root));
  }
}
