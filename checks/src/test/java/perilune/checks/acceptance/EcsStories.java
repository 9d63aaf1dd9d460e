package perilune.checks.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small invented stories as Elastic Defend would tell them. */
final class EcsStories {

  private static final String HOST =
      "\"host\":{\"id\":\"h-7\",\"name\":\"ledger\",\"os\":{\"type\":\"linux\"}}";

  private EcsStories() {}

  /** A Lua interpreter runs a program, and that program connects. */
  static Path childConnects(Path folder) throws IOException {
    return write(
        folder.resolve("child.ndjson"),
        shell(1)
            + lua(2, "os.execute('curl 198.51.100.4:4444')")
            + start(3, 311, "curl", "[\"curl\",\"198.51.100.4:4444\"]", 310)
            + connection(4, 311, "curl", 310));
  }

  /** A Lua interpreter connects by itself. */
  static Path interpreterConnects(Path folder) throws IOException {
    return write(
        folder.resolve("self.ndjson"),
        shell(1)
            + lua(2, "require('socket').tcp():connect('198.51.100.4', 4444)")
            + connection(3, 310, "lua5.4", 300));
  }

  private static Path write(Path file, String lines) throws IOException {
    return Files.writeString(file, lines);
  }

  private static String shell(int second) {
    return start(second, 300, "bash", "[\"-bash\"]", 299);
  }

  private static String lua(int second, String code) {
    return start(second, 310, "lua5.4", "[\"lua5.4\",\"-e\",\"" + code + "\"]", 300);
  }

  private static String start(int second, int pid, String name, String args, int parent) {
    return head(second, "process", "start", "exec")
        + process(pid, name, parent).replace("}}", "},\"args\":" + args + "}")
        + "}\n";
  }

  private static String connection(int second, int pid, String name, int parent) {
    return head(second, "network", "start", "connection_attempted")
        + process(pid, name, parent)
        + ",\"network\":{\"direction\":\"egress\",\"transport\":\"tcp\"}"
        + ",\"destination\":{\"ip\":\"198.51.100.4\",\"port\":4444}}\n";
  }

  private static String head(int second, String category, String type, String action) {
    return "{\"@timestamp\":\"2026-04-05T06:07:%02d.000Z\",%s,\"event\":{\"category\":[\"%s\"],\"type\":[\"%s\"],\"action\":\"%s\",\"id\":\"e%d\"},"
        .formatted(second, HOST, category, type, action, second);
  }

  private static String process(int pid, String name, int parent) {
    return "\"process\":{\"pid\":%d,\"entity_id\":\"p%d\",\"name\":\"%s\",\"executable\":\"/usr/bin/%s\",\"parent\":{\"pid\":%d,\"entity_id\":\"p%d\"}}"
        .formatted(pid, pid, name, name, parent, parent);
  }
}
