package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;

/** One capture, and package databases that own the interpreter, do not, or are of another host. */
class InventoryTest {

  private static final String QUERY =
      "process where event.type == \"start\" and process.name == \"lua5.4\"";

  // What the file below holds, md5.
  private static final String SUM = "5d41402abc4b2a76b9719d911017c592";

  @TempDir Path folder;
  private String log = "";
  private Path root = Path.of("");

  @BeforeEach
  void makeRoot() throws IOException {
    log = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    root = folder.resolve("root");
    file("usr/bin/lua5.4", "hello");
    database("lua5.4", SUM);
  }

  @Test
  void oneCaptureHasAVerdictForEachDatabase() throws IOException {
    assertThat(verdict("--root", root.toString())).contains("owned", "intact", "\"lua5.4\"");
    file("usr/bin/lua5.4", "patched");
    assertThat(verdict("--root", root.toString())).contains("owned", "modified");
    database("other", SUM);
    file("var/lib/dpkg/info/other.list", "/.\n/usr/bin/other\n");
    file("var/lib/dpkg/info/other.md5sums", SUM + "  usr/bin/other\n");
    Files.delete(root.resolve("var/lib/dpkg/info/lua5.4.list"));
    assertThat(verdict("--root", root.toString())).contains("unowned", "not-listed");
    assertThat(verdict()).contains("unknown", "no-database");
  }

  @Test
  void anInventoryTellsWhatItsRootTold() throws IOException {
    Path inventory = folder.resolve("x.inventory.gz");
    CommandRun export =
        CommandRun.of("inventory", "--root", root.toString(), "--output", inventory.toString());
    assertThat(export.err()).isEmpty();
    assertThat(export.exitCode()).isZero();
    CommandRun shown = CommandRun.of("inventory", "--root", root.toString());
    assertThat(shown.out()).startsWith("perilune-inventory\t2\n").endsWith("end\t1\n");
    String fromRoot = verdict("--root", root.toString());
    Files.delete(root.resolve("usr/bin/lua5.4"));
    assertThat(verdict("--inventory", inventory.toString())).isEqualTo(fromRoot);
  }

  @Test
  void tellsOfEventsOfAnotherHostAndTakesTheUsersWord() throws IOException {
    file("etc/hostname", "elsewhere\n");
    CommandRun other = run("--root", root.toString());
    assertThat(other.err()).contains("warning[PKG007]", "elsewhere", "ridge", "--root-host");
    assertThat(other.out()).contains("other-host");
    CommandRun told = run("--root", root.toString(), "--root-host", "any");
    assertThat(told.err()).isEmpty();
    assertThat(told.out()).contains("intact");
    assertThat(run("--root", root.toString(), "--root-host", "ridge").out()).contains("intact");
    assertThat(run("--root", root.toString(), "--root-host", "x").out()).contains("other-host");
  }

  @Test
  void refusesWhatIsNoRootAndNoInventory() {
    assertThat(run("--root", folder.resolve("none").toString()).exitCode()).isEqualTo(2);
    assertThat(run("--inventory", folder.resolve("none").toString()).exitCode()).isEqualTo(2);
    assertThat(run("--root", "/", "--inventory", log).err()).contains("give one of them");
  }

  @Test
  void aFindingSaysWhoOwnsTheCulprit() throws IOException {
    CommandRun text = CommandRun.of("hunt", "--root", root.toString(), log);
    assertThat(text.out()).contains("package  lua5.4 (owned, intact)");
    CommandRun machine =
        CommandRun.of("hunt", "--root", root.toString(), "--output", "ndjson", log);
    assertThat(machine.out()).contains("\"package\":{\"state\":\"owned\",\"name\":\"lua5.4\"");
    assertThat(CommandRun.of("hunt", log).out()).doesNotContain("package  ");
  }

  private String verdict(String... options) {
    String out = run(options).out();
    int from = out.indexOf("\"package\":{");
    assertThat(from).isPositive();
    return out.substring(from, out.indexOf('}', from));
  }

  private CommandRun run(String... options) {
    var words = new java.util.ArrayList<>(java.util.List.of("query", QUERY, "--output", "ndjson"));
    words.addAll(java.util.List.of(options));
    words.add(log);
    return CommandRun.of(words.toArray(String[]::new));
  }

  private void database(String name, String sum) throws IOException {
    file(
        "var/lib/dpkg/status",
        "Package: " + name + "\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n\n");
    file("var/lib/dpkg/info/lua5.4.list", "/.\n/usr\n/usr/bin\n/usr/bin/lua5.4\n");
    file("var/lib/dpkg/info/lua5.4.md5sums", sum + "  usr/bin/lua5.4\n");
  }

  private void file(String path, String text) throws IOException {
    Path place = root.resolve(path);
    Files.createDirectories(place.getParent());
    Files.writeString(place, text);
    Files.setLastModifiedTime(place, java.nio.file.attribute.FileTime.fromMillis(0));
  }
}
