package perilune.context.provenance.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/**
 * Reads rpm's database in its form since Fedora 33: a table of headers in an SQLite file.
 *
 * <p>The older forms, Berkeley DB and ndb, are told and not read. The file is never written to: it
 * is opened as one that does not change, and where a log of changes lies beside it, both are copied
 * first.
 */
final class RpmDatabase {

  private static final List<String> FOLDERS = List.of("/usr/lib/sysimage/rpm", "/var/lib/rpm");

  /** Bytes of one header: rpm's own limit, 256 MiB, and its index. */
  private static final int MAX_HEADER_BYTES = (256 << 20) + (1 << 20) + 8;

  /** A view and a virtual table have no page of their own. */
  private static final String SCHEMA =
      "SELECT type = 'table' AND rootpage > 0 FROM sqlite_master"
          + " WHERE name = 'Packages' COLLATE NOCASE";

  private static final String COMPUTED =
      "SELECT count(*) FROM pragma_table_xinfo('Packages') WHERE hidden <> 0";

  /** Bytes that a row has besides its header: its place in the page, its own header, its number. */
  private static final int MIN_ROW_BYTES = 4;

  private static final String HEADERS =
      "SELECT hnum, length(blob), blob FROM Packages ORDER BY hnum";

  private final DatabaseFiles source;
  private final FileTableBuilder files;
  private boolean damaged;

  /** Bytes of the file, and of the log of changes beside it. */
  private long bytes;

  RpmDatabase(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
  }

  /** Reads all of it; gives what it may have hidden, or nothing where there is no such database. */
  Optional<Gap> read() {
    for (String folder : FOLDERS) {
      Optional<Path> file = source.regular(folder + "/rpmdb.sqlite");
      if (file.isPresent()) {
        return Optional.of(sqlite(file.get()));
      }
    }
    for (String folder : FOLDERS) {
      for (String form : List.of("Packages", "Packages.db")) {
        if (source.regular(folder + "/" + form).isPresent()) {
          source
              .troubles()
              .warn(
                  DiagnosticCode.PKG003,
                  Spot.of(source.tree().shown(folder + "/" + form)),
                  "this rpm database has the form of "
                      + (form.equals("Packages") ? "Berkeley DB" : "ndb")
                      + ", which is not read",
                  "export an inventory with rpm on the host, see docs/fields/provenance.md, and give"
                      + " --inventory FILE");
          return Optional.of(Gap.FORM_NOT_READ);
        }
      }
    }
    return Optional.empty();
  }

  private Gap sqlite(Path file) {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    try {
      bytes = Files.size(file);
      if (bytes > source.limits().maxFileBytes()) {
        damage(file, 1, "is larger than the limit of " + source.limits().maxFileBytes() + " bytes");
      } else if (Files.isRegularFile(log, java.nio.file.LinkOption.NOFOLLOW_LINKS)
          && Files.size(log) > 0) {
        copied(file, log);
      } else {
        headers(file, file.toUri().getRawPath() + "?mode=ro&immutable=1");
      }
    } catch (IOException problem) {
      damage(file, 1, "cannot be read: " + problem.getClass().getSimpleName());
    }
    return damaged ? Gap.DAMAGED : Gap.NONE;
  }

  private void copied(Path file, Path log) throws IOException {
    Path folder = Files.createTempDirectory("perilune-rpm");
    Path copy = folder.resolve("rpmdb.sqlite");
    try {
      Files.copy(file, copy);
      Files.copy(log, folder.resolve("rpmdb.sqlite-wal"));
      bytes += Files.size(log);
      headers(file, copy.toUri().getRawPath());
    } finally {
      for (String end : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(folder.resolve("rpmdb.sqlite" + end));
      }
      Files.delete(folder);
    }
  }

  private void headers(Path file, String uri) {
    var config = new SQLiteConfig();
    try (Connection connection = config.createConnection("jdbc:sqlite:file:" + uri);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      if (!isPlainTable(statement)) {
        damage(file, 1, "has no table of packages");
        return;
      }
      try (PreparedStatement query = connection.prepareStatement(HEADERS);
          ResultSet rows = query.executeQuery()) {
        headers(file, rows);
      }
    } catch (SQLException problem) {
      damage(file, 1, "is damaged: SQLite says " + problem.getMessage());
    }
  }

  /**
   * Reads the headers until they have more bytes than the files: pages can be linked so that a
   * small file has rows without end.
   */
  private void headers(Path file, ResultSet rows) throws SQLException {
    var header = new RpmFiles(files);
    long left = bytes;
    while (rows.next()) {
      long length = rows.getLong(2);
      left -= length + MIN_ROW_BYTES;
      if (left < 0) {
        damage(file, rows.getInt(1), "has more headers than bytes");
        return;
      }
      if (length > MAX_HEADER_BYTES || !header.add(blob(rows))) {
        damage(file, rows.getInt(1), "has a damaged header, of number " + rows.getLong(1));
      }
    }
  }

  private static byte[] blob(ResultSet rows) throws SQLException {
    byte[] blob = rows.getBytes(3);
    return blob == null ? Hex.NONE : blob;
  }

  /** A view or a computed column could make SQLite work without end: the file is anybody's. */
  private static boolean isPlainTable(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(SCHEMA)) {
      if (!rows.next() || !rows.getBoolean(1) || rows.next()) {
        return false;
      }
    }
    try (ResultSet rows = statement.executeQuery(COMPUTED)) {
      return rows.next() && rows.getInt(1) == 0;
    }
  }

  private void damage(Path file, int row, String what) {
    if (!damaged) {
      source
          .troubles()
          .warn(
              DiagnosticCode.PKG001,
              new Spot(file.toString(), Math.max(1, row), ""),
              "this rpm database " + what,
              "files that no package lists are now unknown; copy the database anew, or see"
                  + " rpmdb --rebuilddb");
    }
    damaged = true;
  }
}
