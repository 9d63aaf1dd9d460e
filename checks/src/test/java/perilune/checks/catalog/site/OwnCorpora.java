package perilune.checks.catalog.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import perilune.checks.CommandRun;

/** Two small corpora of our own, one as Elastic writes rules and one as Sigma does. */
final class OwnCorpora {

  /** Everything that a page must not take for markup, a way, or a direction. */
  static final String HOSTILE =
      "\"><img src=x onerror=alert(1)><script>alert(2)</script>&amp;'`|[a](javascript:b)\u202etxt";

  private final Path folder;

  OwnCorpora(Path folder) throws IOException {
    this.folder = folder;
    elastic(
        "linux/lua_shell.toml",
        "Lua starts a shell",
        "process where host.os.type == \"linux\" and event.type == \"start\" and"
            + " process.parent.name : (\"lua*\", \"luajit\") and process.name in (\"sh\", \"bash\")"
            + " and not process.args : \"/opt/build/*\"",
        "T1059.011",
        "T1059");
    elastic(
        "linux/lua_socket.toml",
        "Lua opens a socket",
        "network where process.name == \"lua\" and not destination.ip == \"127.0.0.1\"",
        "T1059.011",
        "T1095");
    elastic(
        "macos/lua_hostile.toml",
        "Hostile " + HOSTILE,
        "process where event.type == \"start\" and process.name == \"sh\" and process.args == "
            + quoted(HOSTILE)
            + " and not process.args in ("
            + quoted("x".repeat(400))
            + ", \" \", \"\")",
        "T1059.011");
    sigma(
        "linux/process_creation/lua.yml",
        "Lua from a drop",
        "Image|endswith: '/lua'\n    CommandLine|contains:\n      - '/tmp/'\n      - '/dev/shm/'",
        "attack.t1059.011");
    sigma("linux/process_creation/none.yml", "No technique", "Image|endswith: '/lua'", "own.tag");
  }

  /** Writes a rule as Elastic does. */
  void elastic(String path, String title, String query, String... techniques) throws IOException {
    var text = new StringBuilder("[metadata]\nmaturity = \"production\"\n[rule]\n");
    text.append("name = ").append(quoted(title)).append("\ntype = \"eql\"\nlanguage = \"eql\"\n");
    text.append("rule_id = \"").append(path).append("\"\nseverity = \"low\"\n");
    text.append("index = [\"logs-endpoint.events.process-*\"]\n");
    text.append("tags = [\"OS: Linux\", \"Domain: Endpoint\"]\n");
    text.append("query = '''\n").append(query).append("\n'''\n");
    for (String id : techniques) {
      text.append(
              "[[rule.threat]]\nframework = \"MITRE ATT&CK\"\n[[rule.threat.technique]]\nid = \"")
          .append(id)
          .append("\"\nname = \"Own\"\nreference = \"https://example.org/\"\n");
    }
    write("elastic/rules/" + path, text.toString());
  }

  /** Writes a rule as Sigma does. */
  void sigma(String path, String title, String selection, String tag) throws IOException {
    write(
        "sigma/rules/" + path,
        """
        title: %s
        id: %s
        status: test
        level: medium
        logsource:
          product: linux
          category: process_creation
        detection:
          selection:
            %s
          condition: selection
        tags:
          - %s
        """
            .formatted(title, path, selection, tag));
  }

  /** So many values of one field that their page is cut by first letters. */
  static void manyValues(OwnCorpora own) throws IOException {
    var values = new ArrayList<String>();
    for (int i = 0; i < 400; i++) {
      String start = i % 3 == 0 ? "C:\\Windows\\" : i % 3 == 1 ? "\uD83C\uDF19" : "";
      values.add("      - '" + start + "tool" + i + "'");
    }
    own.sigma(
        "windows/many.yml",
        "Many",
        "CommandLine|contains:\n" + String.join("\n", values),
        "attack.t1105");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void delete(String path) throws IOException {
    Files.delete(folder.resolve(path));
  }

  Path elastic() {
    return folder.resolve("elastic");
  }

  /** Builds a site in a folder. */
  CommandRun build(Path out, String... more) {
    var all = new ArrayList<>(List.of("catalog", "build", out.toString()));
    all.addAll(List.of("--corpus", "elastic=" + elastic()));
    all.addAll(List.of("--corpus", "sigma=" + folder.resolve("sigma")));
    all.addAll(List.of(more));
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** Gives files by path as strings of bytes, to be compared. */
  static Map<String, String> tree(Path site) throws IOException {
    return SiteFiles.of(site).contents();
  }
}
