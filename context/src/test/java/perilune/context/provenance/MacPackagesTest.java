package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Homebrew, MacPorts and Nix, as a Mac's disk has them. */
class MacPackagesTest {

  private static final String MD5_OF_PORT = "5d41402abc4b2a76b9719d911017c592";

  @TempDir Path root;

  private void file(String path, String content) throws IOException {
    Path place = root.resolve(path.substring(1));
    Files.createDirectories(place.getParent());
    Files.writeString(place, content);
  }

  private void mac() throws IOException, SQLException {
    file("/System/Library/CoreServices/SystemVersion.plist", "<plist/>");
    file(
        "/Library/Preferences/SystemConfiguration/preferences.plist",
        "<key>LocalHostName</key>\n<string>Anas-Mac</string>");
    file("/opt/homebrew/Cellar/lua/5.4.8/INSTALL_RECEIPT.json", "{}");
    file("/opt/homebrew/Cellar/lua/5.4.8/bin/lua", "lua");
    file("/opt/homebrew/Cellar/planted/1.0/bin/x", "no receipt");
    Files.createDirectories(root.resolve("opt/homebrew/bin"));
    Files.createSymbolicLink(
        root.resolve("opt/homebrew/bin/lua"), Path.of("../Cellar/lua/5.4.8/bin/lua"));
    file("/opt/local/bin/lua5.3", "hello");
    file("/opt/local/bin/changed", "other");
    file("/nix/store/0123456789abcdfghijklmnpqrsvwxyz-lua-5.2.4/bin/lua", "nix");
    registry("CREATE TABLE ports (id INTEGER PRIMARY KEY, name TEXT, archs TEXT, state TEXT)");
  }

  private void registry(String ports) throws IOException, SQLException {
    Path file = root.resolve("opt/local/var/macports/registry/registry.db");
    Files.createDirectories(file.getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = connection.createStatement()) {
      sql.execute(ports);
      sql.execute(
          "CREATE TABLE files (id INTEGER, path TEXT, actual_path TEXT, active INT, md5sum TEXT)");
      if (ports.contains("TABLE ports")) {
        sql.execute("INSERT INTO ports VALUES (1, 'lua53', 'arm64', 'installed')");
        sql.execute("INSERT INTO ports VALUES (2, 'old', 'arm64', 'imaged')");
      }
      row(sql, 1, "/opt/local/bin/lua5.3", 1);
      row(sql, 1, "/opt/local/bin/changed", 1);
      row(sql, 1, "/opt/local/bin/inactive", 0);
      row(sql, 2, "/opt/local/bin/old", 1);
    }
  }

  private static void row(Statement sql, int port, String path, int active) throws SQLException {
    sql.execute(
        "INSERT INTO files VALUES (%d, '%s', '%s', %d, '%s')"
            .formatted(port, path, path, active, MD5_OF_PORT));
  }

  private static String of(PackageInventory inventory, String path) {
    PackageVerdict verdict = inventory.verdict(path);
    return (verdict.ownership().word() + " " + verdict.packageName()).strip()
        + " "
        + verdict.integrity().word()
        + " "
        + verdict.reason().word();
  }

  private static void expectMac(PackageInventory inventory) {
    assertThat(of(inventory, "/opt/homebrew/Cellar/lua/5.4.8/bin/lua"))
        .isEqualTo("owned lua unknown no-checksum");
    assertThat(of(inventory, "/opt/homebrew/bin/lua")).isEqualTo("owned lua unknown no-checksum");
    assertThat(of(inventory, "/opt/homebrew/Cellar/planted/1.0/bin/x"))
        .isEqualTo("unowned unknown not-listed");
    assertThat(of(inventory, "/opt/local/bin/lua5.3")).isEqualTo("owned lua53 intact listed");
    assertThat(of(inventory, "/opt/local/bin/changed"))
        .isEqualTo("owned lua53 modified checksum-differs");
    assertThat(of(inventory, "/opt/local/bin/inactive")).isEqualTo("unowned unknown not-listed");
    assertThat(of(inventory, "/opt/local/bin/old")).isEqualTo("unowned unknown not-listed");
    assertThat(of(inventory, "/nix/store/0123456789abcdfghijklmnpqrsvwxyz-lua-5.2.4/bin/lua"))
        .isEqualTo("owned lua-5.2.4 unknown no-checksum");
    assertThat(of(inventory, "/nix/store/zzzz/bin/lua")).isEqualTo("unknown unknown other-manager");
    assertThat(of(inventory, "/bin/zsh")).isEqualTo("unknown unknown system-volume");
    assertThat(of(inventory, "/usr/local/bin/lua")).isEqualTo("unknown unknown installer-packages");
    assertThat(of(inventory, "/Applications/A.app/Contents/MacOS/lua"))
        .isEqualTo("unknown unknown application-bundle");
    assertThat(of(inventory, "/Users/ana/bin/lua")).isEqualTo("unowned unknown not-listed");
    assertThat(of(inventory, "/private/tmp/lua")).isEqualTo("unowned unknown not-listed");
  }

  @Test
  void saysWhoOwnsWhatLiveAndFromAnInventory() throws IOException, SQLException {
    mac();
    PackageInventory live = PackageInventory.ofRoot(root, DatabaseLimits.defaults()).inventory();
    expectMac(live);
    var text = new StringWriter();
    new InventoryExport(root, live).write(text, Instant.EPOCH);
    Path file = Files.createTempFile("mac", ".inventory");
    Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    expectMac(PackageInventory.ofFile(file, DatabaseLimits.defaults()).inventory());
    Files.delete(file);
  }

  @Test
  void isOfMacsAndOfTheOneThatItNames() throws IOException, SQLException {
    mac();
    PackageInventory live = PackageInventory.ofRoot(root, DatabaseLimits.defaults()).inventory();
    assertThat(live.isOfHost(event("macos", "anas-mac.local"))).isTrue();
    assertThat(live.isOfHost(event("macos", "other"))).isFalse();
    assertThat(live.isOfHost(event("linux", "anas-mac"))).isFalse();
  }

  private static Event event(String system, String host) {
    var event = new Event(new FieldTable());
    event.put(KnownField.HOST_OS_TYPE, system);
    event.put(KnownField.HOST_NAME, host);
    return event;
  }

  @Test
  void aViewIsNoTableOfPorts() throws IOException, SQLException {
    file("/opt/homebrew/Cellar/lua/5.4.8/INSTALL_RECEIPT.json", "{}");
    registry(
        "CREATE VIEW ports AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
            + " SELECT id, 'x' AS name, '' AS archs, 'installed' AS state FROM n");
    var opened = PackageInventory.ofRoot(root, DatabaseLimits.defaults());
    assertThat(opened.warnings()).hasSize(1);
    assertThat(of(opened.inventory(), "/Users/ana/lua"))
        .isEqualTo("unknown unknown damaged-database");
  }

  @Test
  void aRegistryThatIsNoDatabaseHidesOwners() throws IOException {
    file("/opt/local/var/macports/registry/registry.db", "SQLite format 3\0 not at all");
    var opened = PackageInventory.ofRoot(root, DatabaseLimits.defaults());
    assertThat(opened.warnings()).isNotEmpty();
    assertThat(of(opened.inventory(), "/private/tmp/lua"))
        .isEqualTo("unknown unknown damaged-database");
  }
}
