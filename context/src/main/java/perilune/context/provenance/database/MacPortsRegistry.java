package perilune.context.provenance.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/**
 * Reads MacPorts' registry: tables of ports and of their files in an SQLite file. A port counts
 * where it is active. Checksums are MD5, where the port has them at all.
 *
 * <p>The file is never written to. It may be of anybody's hand: tables have to be plain ones, and
 * rows are counted against the bytes of the file. Source: MacPorts base, src/cregistry/sql.c.
 */
final class MacPortsRegistry {

  private static final String PATH = "/opt/local/var/macports/registry/registry.db";

  private static final String PLAIN =
      "SELECT count(*) FROM sqlite_master WHERE name = ? COLLATE NOCASE"
          + " AND type = 'table' AND rootpage > 0";

  private static final String COMPUTED =
      "SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden <> 0";

  private static final String PORTS = "SELECT id, name, archs FROM ports WHERE state = 'installed'";

  private static final String FILES =
      "SELECT id, coalesce(actual_path, path), md5sum FROM files WHERE active = 1";

  /** Bytes that a row has at least, in its page. */
  private static final int MIN_ROW_BYTES = 4;

  private static final int MD5_DIGITS = 32;

  private final DatabaseFiles source;
  private final FileTableBuilder files;
  private boolean damaged;
  private long rowsLeft;

  MacPortsRegistry(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
  }

  /** Reads all of it; gives what it may have hidden, or nothing where there is no registry. */
  Optional<Gap> read() {
    Optional<Path> file = source.regular(PATH);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      long bytes = Files.size(file.get());
      rowsLeft = bytes / MIN_ROW_BYTES;
      Path log = file.get().resolveSibling("registry.db-wal");
      if (bytes > source.limits().maxFileBytes()) {
        damage("is larger than the limit of " + source.limits().maxFileBytes() + " bytes");
      } else if (Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS) && Files.size(log) > 0) {
        damage("has changes beside it that are not yet in it");
      } else {
        registry(file.get());
      }
    } catch (IOException problem) {
      damage("cannot be read: " + problem.getClass().getSimpleName());
    }
    return Optional.of(damaged ? Gap.DAMAGED : Gap.NONE);
  }

  private void registry(Path file) {
    var config = new SQLiteConfig();
    String uri = file.toUri().getRawPath() + "?mode=ro&immutable=1";
    try (Connection connection = config.createConnection("jdbc:sqlite:file:" + uri)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA trusted_schema = OFF");
      }
      if (!isPlain(connection, "ports") || !isPlain(connection, "files")) {
        damage("has no table of ports or of files");
        return;
      }
      files(connection, ports(connection));
    } catch (SQLException problem) {
      damage("is damaged: SQLite says " + problem.getMessage());
    }
  }

  private static boolean isPlain(Connection connection, String table) throws SQLException {
    return count(connection, PLAIN, table) == 1 && count(connection, COMPUTED, table) == 0;
  }

  private static int count(Connection connection, String query, String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  private Map<Long, Integer> ports(Connection connection) throws SQLException {
    var owners = new HashMap<Long, Integer>();
    try (PreparedStatement statement = connection.prepareStatement(PORTS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next() && isWithinBytes()) {
        String name = text(rows, 2);
        if (!name.isEmpty()) {
          owners.put(rows.getLong(1), files.owner(name, ""));
        }
      }
    }
    return owners;
  }

  private void files(Connection connection, Map<Long, Integer> owners) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FILES);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next() && isWithinBytes()) {
        Integer owner = owners.get(rows.getLong(1));
        String path = text(rows, 2);
        if (owner != null && path.startsWith("/")) {
          byte[] digest = digest(text(rows, 3));
          var to = new FileTableBuilder.Belonging(owner, (byte) 0);
          files.add(to, path.getBytes(StandardCharsets.UTF_8), digest, 0, digest.length);
        }
      }
    }
  }

  /** Pages can be linked so that a small file has rows without end. */
  private boolean isWithinBytes() {
    if (rowsLeft-- > 0) {
      return true;
    }
    damage("has more rows than bytes");
    return false;
  }

  private static String text(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? "" : text;
  }

  private static byte[] digest(String text) {
    boolean hex =
        text.length() == MD5_DIGITS && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return hex ? HexFormat.of().parseHex(text) : Hex.NONE;
  }

  private void damage(String what) {
    if (!damaged) {
      source
          .troubles()
          .warn(
              DiagnosticCode.PKG001,
              Spot.of(source.tree().shown(PATH)),
              "this registry of MacPorts " + what,
              "files that no package lists are now unknown; copy the registry anew while no port is"
                  + " at work");
    }
    damaged = true;
  }
}
