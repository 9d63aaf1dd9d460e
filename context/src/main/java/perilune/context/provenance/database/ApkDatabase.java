package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import perilune.source.DiagnosticCode;

/**
 * Reads apk's list of what is installed: lines of one letter, a colon and a value.
 *
 * <p>P is a package, A its architecture, F a folder, R a file in it, Z the file's checksum: "Q1"
 * and SHA-1 in base64, "Q2" and SHA-256; see the Alpine wiki, "Apk spec", installed database.
 */
final class ApkDatabase {

  private final DatabaseFiles source;
  private final FileTableBuilder files;
  private boolean damaged;

  // Where the text is: package, folder, the file that waits for its checksum.
  private String name = "";
  private String architecture = "";
  private String folder = "";
  private String file = "";
  private byte[] digest = Hex.NONE;

  ApkDatabase(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
  }

  /** Reads all of it; gives what it may have hidden, or nothing where there is no such database. */
  Optional<Gap> read() {
    String path =
        source.regular("/lib/apk/db/installed").isPresent()
            ? "/lib/apk/db/installed"
            : "/usr/lib/apk/db/installed";
    byte[] bytes = source.bytes(path);
    if (bytes == null) {
      return Optional.empty();
    }
    read(bytes, source.tree().shown(path));
    return Optional.of(damaged ? Gap.DAMAGED : Gap.NONE);
  }

  /** Reads the bytes of the list. */
  void read(byte[] bytes, String shown) {
    var lines = new ByteLines(bytes);
    boolean inside = false;
    while (lines.next()) {
      if (lines.length() == 0) {
        endPackage();
        inside = false;
        continue;
      }
      inside = true;
      if (lines.isCut() || lines.hasNul() || lines.length() < 2 || lines.at(1) != ':') {
        damage(lines, shown, "this line of apk's database is damaged or cut");
      } else {
        line(lines, shown);
      }
    }
    endPackage();
    if (inside) {
      damage(lines, shown, "apk's database breaks off within a package");
    }
  }

  private void line(ByteLines lines, String shown) {
    switch (lines.at(0)) {
      case 'P' -> name = lines.text(2);
      case 'A' -> architecture = lines.text(2);
      case 'F' -> {
        endFile();
        folder = lines.text(2);
      }
      case 'R' -> {
        endFile();
        file = lines.text(2);
      }
      case 'Z' -> {
        digest = digest(lines.text(2));
        if (digest.length == 0) {
          damage(lines, shown, "this checksum in apk's database cannot be read");
        }
      }
      default -> {
        // Versions, sizes, rights: nothing that says who owns what.
      }
    }
  }

  private static byte[] digest(String text) {
    boolean sha1 = text.startsWith("Q1");
    if (!sha1 && !text.startsWith("Q2")) {
      return Hex.NONE;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text.substring(2));
      return bytes.length == (sha1 ? 20 : 32) ? bytes : Hex.NONE;
    } catch (IllegalArgumentException _) {
      return Hex.NONE;
    }
  }

  private void endFile() {
    if (!file.isEmpty() && !name.isEmpty()) {
      String path = (folder.isEmpty() ? "/" : "/" + folder + "/") + file;
      var to = new FileTableBuilder.Belonging(files.owner(name, architecture), (byte) 0);
      files.add(to, path.getBytes(StandardCharsets.UTF_8), digest, 0, digest.length);
    }
    file = "";
    digest = Hex.NONE;
  }

  private void endPackage() {
    endFile();
    name = "";
    architecture = "";
    folder = "";
  }

  private void damage(ByteLines lines, String shown, String message) {
    if (!damaged) {
      source
          .troubles()
          .warn(
              DiagnosticCode.PKG001,
              lines.spot(shown),
              message,
              "files that no package lists are now unknown; copy the database anew from the host");
    }
    damaged = true;
  }
}
