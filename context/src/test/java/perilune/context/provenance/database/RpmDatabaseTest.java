package perilune.context.provenance.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.source.DiagnosticCode;

class RpmDatabaseTest {

  private static final String TABLE =
      "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)";

  @TempDir Path root;

  @Test
  void readsFilesStatesFlagsAndChecksums() throws IOException, SQLException {
    database(TABLE, lua());
    var troubles = new Troubles();
    HostPackages packages = read(troubles);
    assertThat(troubles.all()).isEmpty();
    assertThat(packages.gap()).isEqualTo(Gap.NONE);
    FileTable files = packages.files();
    int lua = find(files, "/usr/bin/lua");
    assertThat(files.owner(lua)).isEqualTo(new FileTable.OwningPackage("lua", "x86_64"));
    assertThat(files.digestText(lua)).isEqualTo("ab".repeat(32));
    assertThat(files.isConffile(find(files, "/etc/lua.conf"))).isTrue();
    assertThat(files.digestLength(find(files, "/var/log/lua"))).as("a ghost").isZero();
    assertThat(find(files, "/usr/share/doc/lua")).as("left out").isEqualTo(FileTable.NONE);
    assertThat(find(files, "/usr/lib/lua")).as("a folder").isEqualTo(FileTable.NONE);
  }

  @Test
  void readsChangesThatAreInTheLogBesideTheDatabaseAndWritesNothing()
      throws IOException, SQLException {
    Path file = place();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute(TABLE);
      insert(connection, lua());
      byte[] before = Files.readAllBytes(file);
      assertThat(find(read(new Troubles()).files(), "/usr/bin/lua")).isNotNegative();
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void tellsADamagedHeaderAndReadsTheOthers() throws IOException, SQLException {
    database(TABLE, Arrays.copyOf(lua(), 60), lua());
    var troubles = new Troubles();
    HostPackages packages = read(troubles);
    assertThat(find(packages.files(), "/usr/bin/lua")).isNotNegative();
    assertThat(packages.gap()).isEqualTo(Gap.DAMAGED);
    assertThat(troubles.all())
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("header, of number 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW Packages AS SELECT 1 AS hnum, zeroblob(9) AS blob",
        "CREATE VIRTUAL TABLE Packages USING fts5(hnum, blob)",
        "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob GENERATED ALWAYS\tAS\t(zeroblob(9)))",
      })
  void neverRunsAViewOrAComputedColumn(String schema) throws IOException, SQLException {
    database(schema);
    var troubles = new Troubles();
    assertThat(read(troubles).gap()).isEqualTo(Gap.DAMAGED);
    assertThat(troubles.all())
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("no table of packages"));
  }

  @Test
  void stopsWhereRowsHaveMoreBytesThanTheFile() throws IOException, SQLException {
    database(TABLE, lua(), lua(), lua(), lua(), lua(), lua(), lua(), lua(), lua(), lua(), lua());
    leadTwiceToThePageOfHeaders();
    var troubles = new Troubles();
    assertThat(read(troubles).gap()).isEqualTo(Gap.DAMAGED);
    assertThat(troubles.all())
        .singleElement()
        .satisfies(w -> assertThat(w.message()).contains("more headers than bytes"));
  }

  /** Writes a root page that names its first leaf sixty times; SQLite's file format, 1.6. */
  private void leadTwiceToThePageOfHeaders() throws IOException, SQLException {
    int page;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place());
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery("SELECT rootpage FROM sqlite_master WHERE name = 'Packages'")) {
      page = row.getInt(1);
    }
    byte[] bytes = Files.readAllBytes(place());
    var database = ByteBuffer.wrap(bytes);
    int size = database.getShort(16) & 0xffff;
    int start = (page - 1) * size;
    assertThat(bytes[start]).as("an inner page of a table").isEqualTo((byte) 5);
    int cell = start + (database.getShort(start + 12) & 0xffff);
    int leaf = database.getInt(cell);
    int cells = 60;
    java.util.Arrays.fill(bytes, start, start + size, (byte) 0);
    database.put(start, (byte) 5).putShort(start + 3, (short) cells);
    database.putShort(start + 5, (short) (size - 5 * cells)).putInt(start + 8, leaf);
    for (int i = 0; i < cells; i++) {
      int at = size - 5 * (i + 1);
      database.putShort(start + 12 + 2 * i, (short) at).putInt(start + at, leaf);
      database.put(start + at + 4, (byte) (i + 1));
    }
    Files.write(place(), bytes);
  }

  @Test
  void refusesAFolderThatIsNoPath() {
    var header = new Header();
    header.texts(RpmHeader.NAME, 6, "lua");
    header.texts(RpmHeader.BASE_NAMES, 8, "lua");
    header.texts(RpmHeader.DIR_NAMES, 8, "/" + "x".repeat(5000) + "/");
    header.numbers(RpmHeader.DIR_INDEXES, 4, 0);
    var files = new FileTableBuilder(DatabaseLimits.defaults());
    assertThat(new RpmFiles(files).add(header.bytes())).isFalse();
    assertThat(files.refused()).as("never put together").isZero();
  }

  @Test
  void tellsAFileThatIsNoDatabase() throws IOException {
    Files.writeString(place(), "SQLite format 3\0 and then nothing of the kind".repeat(100));
    var troubles = new Troubles();
    assertThat(read(troubles).gap()).isEqualTo(Gap.DAMAGED);
    assertThat(troubles.all()).extracting(w -> w.code()).containsExactly(DiagnosticCode.PKG001);
  }

  @Test
  void everyCutHeaderIsRefusedOrGivesFewerFiles() {
    byte[] whole = lua();
    for (int length = 0; length < whole.length; length++) {
      var files = new FileTableBuilder(DatabaseLimits.defaults());
      assertThat(new RpmFiles(files).add(Arrays.copyOf(whole, length))).isFalse();
    }
  }

  private static int find(FileTable files, String path) {
    return files.find(path.getBytes(StandardCharsets.UTF_8));
  }

  private HostPackages read(Troubles troubles) {
    return new RootReader(DatabaseLimits.defaults(), troubles).read(new RootTree(root));
  }

  private Path place() throws IOException {
    Path file = root.resolve("usr/lib/sysimage/rpm/rpmdb.sqlite");
    Files.createDirectories(file.getParent());
    return file;
  }

  private void database(String schema, byte[]... headers) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + place());
        Statement statement = connection.createStatement()) {
      statement.execute(schema);
      for (byte[] header : headers) {
        insert(connection, header);
      }
    }
  }

  private static void insert(Connection connection, byte[] header) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO Packages (blob) VALUES (?)")) {
      insert.setBytes(1, header);
      insert.executeUpdate();
    }
  }

  /** A header of rpm as its database keeps it, written by hand from the description. */
  private static byte[] lua() {
    var header = new Header();
    header.texts(RpmHeader.NAME, 6, "lua");
    header.texts(RpmHeader.ARCH, 6, "x86_64");
    header.texts(RpmHeader.BASE_NAMES, 8, "lua", "lua.conf", "lua", "lua", "lua");
    header.texts(
        RpmHeader.DIR_NAMES, 8, "/usr/bin/", "/etc/", "/var/log/", "/usr/share/doc/", "/usr/lib/");
    header.numbers(RpmHeader.DIR_INDEXES, 4, 0, 1, 2, 3, 4);
    String digest = "ab".repeat(32);
    header.texts(RpmHeader.FILE_DIGESTS, 8, digest, digest, digest, digest, "");
    header.numbers(RpmHeader.FILE_FLAGS, 4, 0, 1, 64, 2, 0);
    header.numbers(RpmHeader.FILE_STATES, 1, 0, 0, 0, 2, 0);
    header.numbers(RpmHeader.FILE_MODES, 2, 0x81ed, 0x81a4, 0x81a4, 0x81a4, 0x41ed);
    return header.bytes();
  }

  /** Writes entries and their store. */
  private static final class Header {
    private final List<int[]> entries = new ArrayList<>();
    private final ByteArrayOutputStream store = new ByteArrayOutputStream();

    void texts(int tag, int type, String... texts) {
      entries.add(new int[] {tag, type, store.size(), texts.length});
      for (String text : texts) {
        store.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        store.write(0);
      }
    }

    void numbers(int tag, int width, int... numbers) {
      int type = width == 4 ? 4 : width == 2 ? 3 : 1;
      entries.add(new int[] {tag, type, store.size(), numbers.length});
      for (int number : numbers) {
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
          store.write(number >>> shift);
        }
      }
    }

    byte[] bytes() {
      var bytes = ByteBuffer.allocate(8 + entries.size() * 16 + store.size());
      bytes.putInt(entries.size()).putInt(store.size());
      for (int[] entry : entries) {
        for (int word : entry) {
          bytes.putInt(word);
        }
      }
      return bytes.put(store.toByteArray()).array();
    }
  }
}
