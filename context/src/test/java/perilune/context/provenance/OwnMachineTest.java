package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.context.provenance.database.DatabaseLimits;

/** The database of the machine that runs the tests, where it has one of dpkg. */
class OwnMachineTest {

  private static final Path INFO = Path.of("/var/lib/dpkg/info");
  private static final List<String> PACKAGES =
      List.of("lua5.4", "luajit", "nmap", "neovim", "redis-server", "redis-tools", "bash");

  @TempDir Path folder;

  @Test
  void ownsTheExecutablesOfItsPackagesAndSeesACopyAndAPatch() throws IOException {
    if (!Files.isDirectory(INFO)) {
      System.out.println("SKIPPED: there is no " + INFO);
      return;
    }
    PackageInventory machine =
        PackageInventory.ofRoot(Path.of("/"), DatabaseLimits.defaults()).inventory();
    for (String name : PACKAGES) {
      Path list = INFO.resolve(name + ".list");
      if (!Files.exists(list)) {
        System.out.println("SKIPPED: package " + name + " is not installed");
        continue;
      }
      try (Stream<String> lines = Files.lines(list)) {
        for (String path : lines.filter(OwnMachineTest::isProgram).toList()) {
          assertThat(TestRoot.said(machine, path))
              .as(path)
              .isEqualTo("owned " + name + " intact listed");
        }
      }
    }
    assertThat(TestRoot.said(machine, folder.resolve("lua5.4").toString()))
        .isEqualTo("unowned - unknown not-listed");
  }

  private static boolean isProgram(String path) {
    Path file = Path.of(path);
    return (path.contains("/bin/") || path.contains("/sbin/"))
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && Files.isExecutable(file);
  }

  @Test
  void seesAPatchedCopyOfItsShellUnderATemporaryRoot() throws IOException {
    Path shell = Path.of("/usr/bin/bash");
    if (!Files.exists(INFO.resolve("bash.list")) || !Files.exists(shell)) {
      System.out.println("SKIPPED: this machine has no bash of dpkg");
      return;
    }
    var root = new TestRoot(folder);
    root.status(TestRoot.paragraph("bash", "installed", "amd64") + "\n");
    root.list("bash", Files.readString(INFO.resolve("bash.list")));
    root.sums("bash", Files.readString(INFO.resolve("bash.md5sums")));
    Path copy = folder.resolve("usr/bin/bash");
    Files.createDirectories(copy.getParent());
    Files.copy(shell, copy, StandardCopyOption.COPY_ATTRIBUTES);
    Files.createSymbolicLink(folder.resolve("bin"), Path.of("usr/bin"));
    assertThat(root.said("/bin/bash")).isEqualTo("owned bash intact listed");
    byte[] bytes = Files.readAllBytes(copy);
    bytes[bytes.length / 2] ^= 1;
    Files.write(copy, bytes);
    assertThat(root.said("/usr/bin/bash")).isEqualTo("owned bash modified checksum-differs");
  }
}
