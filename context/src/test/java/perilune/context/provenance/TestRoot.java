package perilune.context.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import perilune.context.provenance.database.DatabaseLimits;

/** A small host in a folder, with a database of dpkg. */
final class TestRoot {

  /** Written before any event of a test. */
  static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

  private static final String INFO = "var/lib/dpkg/info/";

  private final Path root;

  TestRoot(Path root) {
    this.root = root;
  }

  /** Makes a merged host with lua5.4, a library of it and two scripts; every file is there. */
  static TestRoot usual(Path folder) throws IOException {
    var root = new TestRoot(folder);
    root.link("/bin", "usr/bin").link("/lib", "usr/lib");
    root.file("/usr/bin/lua5.4", "the interpreter");
    root.file("/usr/bin/dash", "a shell").link("/usr/bin/sh", "dash");
    root.file("/usr/lib/liblua5.4.so.0.0", "the library");
    root.link("/usr/lib/liblua5.4.so.0", "liblua5.4.so.0.0");
    root.file("/usr/share/lua/x.lua", "print(1)").file("/etc/lua/conf.lua", "shipped");
    root.file("/usr/share/lua/nosum.lua", "no checksum");
    root.link("/usr/bin/lua", "/etc/alternatives/lua-interpreter");
    root.link("/etc/alternatives/lua-interpreter", "/usr/bin/lua5.4");
    root.status(
        paragraph("lua5.4", "installed", "amd64")
            + "Conffiles:\n /etc/lua/conf.lua "
            + md5("shipped")
            + "\n\n"
            + paragraph("liblua5.4-0", "installed", "amd64")
            + "Multi-Arch: same\n\n"
            + paragraph("dash", "installed", "amd64")
            + "\n");
    root.list(
        "lua5.4",
        """
        /.
        /usr
        /usr/bin
        /usr/bin/lua5.4
        /usr/share
        /usr/share/lua
        /usr/share/lua/x.lua
        /usr/share/lua/nosum.lua
        /etc
        /etc/lua
        /etc/lua/conf.lua
        """);
    root.sums(
        "lua5.4",
        md5("the interpreter")
            + "  usr/bin/lua5.4\n"
            + md5("print(1)")
            + "  usr/share/lua/x.lua\n");
    root.list(
        "liblua5.4-0:amd64",
        "/.\n/usr\n/usr/lib\n/usr/lib/liblua5.4.so.0.0\n/usr/lib/liblua5.4.so.0\n");
    root.sums("liblua5.4-0:amd64", md5("the library") + "  usr/lib/liblua5.4.so.0.0\n");
    root.list("dash", "/.\n/bin\n/bin/dash\n/bin/sh\n");
    root.sums("dash", md5("a shell") + "  bin/dash\n");
    return root;
  }

  static String paragraph(String name, String state, String architecture) {
    return "Package: "
        + name
        + "\nStatus: install ok "
        + state
        + "\nArchitecture: "
        + architecture
        + "\nVersion: 1\n";
  }

  static String md5(String text) {
    return HexFormat.of().formatHex(digest("MD5", text));
  }

  static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  Path path() {
    return root;
  }

  TestRoot status(String text) throws IOException {
    return file("/var/lib/dpkg/status", text);
  }

  TestRoot list(String name, String text) throws IOException {
    return file("/" + INFO + name + ".list", text);
  }

  TestRoot sums(String name, String text) throws IOException {
    return file("/" + INFO + name + ".md5sums", text);
  }

  TestRoot file(String path, String text) throws IOException {
    Path place = root.resolve(path.substring(1));
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
    Files.setLastModifiedTime(place, FileTime.from(LONG_AGO));
    return this;
  }

  TestRoot bytes(String path, byte[] bytes) throws IOException {
    Path place = root.resolve(path.substring(1));
    Files.createDirectories(place.getParent());
    Files.write(place, bytes);
    return this;
  }

  TestRoot link(String path, String target) throws IOException {
    Path place = root.resolve(path.substring(1));
    Files.createDirectories(place.getParent());
    Files.createSymbolicLink(place, Path.of(target));
    return this;
  }

  TestRoot without(String path) throws IOException {
    Files.delete(root.resolve(path.substring(1)));
    return this;
  }

  PackageInventory.Opened open() {
    return PackageInventory.ofRoot(root, DatabaseLimits.defaults());
  }

  /** Gives "state name integrity reason" of a path, a hyphen for no name. */
  String said(String path) {
    return said(open().inventory(), path);
  }

  static String said(PackageInventory inventory, String path) {
    PackageVerdict verdict = inventory.verdict(path);
    return String.join(
        " ",
        verdict.ownership().word(),
        verdict.packageName().isEmpty() ? "-" : verdict.packageName(),
        verdict.integrity().word(),
        verdict.reason().word());
  }
}
