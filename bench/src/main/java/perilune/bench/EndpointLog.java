package perilune.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes ECS documents of many hosts: processes, files, network, registry; half Windows, half
 * Linux. The same numbers always give the same bytes.
 *
 * <pre>{@code
 * java ... perilune.bench.EndpointLog out.ndjson 50000 0
 * }</pre>
 */
public final class EndpointLog {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int HOSTS = 200;

  private static final List<String> LINUX =
      List.of(
          "bash", "sh", "curl", "python3", "sshd", "cron", "tar", "git", "gcc", "nginx", "find");
  private static final List<String> WINDOWS =
      List.of(
          "cmd.exe",
          "powershell.exe",
          "svchost.exe",
          "explorer.exe",
          "rundll32.exe",
          "msiexec.exe",
          "chrome.exe",
          "wscript.exe",
          "schtasks.exe",
          "reg.exe",
          "winword.exe");
  private static final List<String> WORDS =
      List.of("-o", "build", "--all", "/c", "status", "-k", "netsvcs", "update", "-ex", "list");

  private final SplittableRandom random = new SplittableRandom(20_261_122);
  private final int keys;

  private EndpointLog(int keys) {
    this.keys = keys;
  }

  /** Writes; arguments: file, events, keys (0: as many as there are events). */
  public static void main(String[] arguments) throws IOException {
    int events = Integer.parseInt(arguments[1]);
    var log = new EndpointLog(Integer.parseInt(arguments[2]));
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]))) {
      for (int i = 0; i < events; i++) {
        // Fifty a second: with a key each, 10,000 keys lie within 200 seconds.
        log.write(START.plusMillis(20L * i), i, out);
      }
    }
  }

  private void write(Instant time, int number, Appendable out) throws IOException {
    int host = random.nextInt(HOSTS);
    boolean windows = host % 2 == 0;
    String name = pick(windows ? WINDOWS : LINUX);
    String folder = windows ? "C:\\\\Windows\\\\System32\\\\" : "/usr/bin/";
    String parent = pick(windows ? WINDOWS : LINUX);
    int key = keys == 0 ? number : number % keys;
    out.append("{\"@timestamp\":\"" + time + "\",")
        .append(keys > 0 ? event("process", "start", "exec") : event(windows, folder, key))
        .append(",\"host\":{\"id\":\"h-%04d\",\"name\":\"host%d\",".formatted(host, host))
        .append("\"os\":{\"type\":\"" + (windows ? "windows" : "linux") + "\"}},")
        .append("\"user\":{\"id\":\"%d\",\"name\":\"user%d\"},".formatted(host % 17, host % 17))
        .append("\"process\":{\"entity_id\":\"e-%08x\",\"pid\":%d,".formatted(key, key % 65_536))
        .append("\"name\":\"" + name + "\",\"executable\":\"" + folder + name + "\",")
        .append(command(folder + name))
        .append(",\"parent\":{\"name\":\"" + parent + "\",\"executable\":\"" + folder + parent)
        .append("\",\"pid\":%d,\"entity_id\":\"e-%08x\"}}}\n".formatted(key / 3 % 65_536, key / 3));
  }

  private String command(String path) {
    String first = pick(WORDS);
    String second = pick(WORDS) + random.nextInt(1_000);
    // No arrays: python eql has no test of several values.
    return "\"command_line\":\"%s %s %s\"".formatted(path, first, second);
  }

  private String event(boolean windows, String folder, int key) {
    int kind = random.nextInt(10);
    if (kind < 5) {
      return event("process", "start", windows ? "start" : "exec");
    }
    if (kind < 7) {
      return event("network", "start", "connection_attempted")
          + ",\"destination\":{\"ip\":\"10.%d.%d.7\",\"port\":%d}"
              .formatted(key % 250, random.nextInt(250), random.nextInt(65_536));
    }
    if (kind < 9 || !windows) {
      return event("file", "creation", "creation")
          + ",\"file\":{\"path\":\"%sf%d.bin\",\"name\":\"f%d.bin\",\"extension\":\"bin\"}"
              .formatted(folder, key, key);
    }
    return event("registry", "change", "modification")
        + ",\"registry\":{\"path\":\"HKLM\\\\Software\\\\v%d\",\"value\":\"v%d\"}"
            .formatted(key, key);
  }

  private static String event(String category, String type, String action) {
    return "\"event\":{\"category\":\"%s\",\"type\":\"%s\",\"action\":\"%s\"}"
        .formatted(category, type, action);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
