package perilune.checks.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Telemetry of a few web servers on which cron runs a script in Lua. */
final class SmallFleet {

  /** A rule that finds every start of Lua. */
  static final String SIGMA =
      """
      title: Lua started
      id: 3f0b5a0e-7a55-4a1f-8a8e-0f2b4f6c1d11
      status: test
      logsource:
        product: linux
        category: process_creation
      detection:
        selection:
          Image|endswith: /lua5.4
        condition: selection
      level: low
      """;

  /** A rule that finds code on the command line, for pages that must not change with a pack. */
  static final String CODE =
      """
      title: Lua was given code
      id: 6f1d4b52-94c9-4b8c-b7d5-0d7a4d9f2e77
      status: test
      logsource:
        product: linux
        category: process_creation
      detection:
        selection:
          CommandLine|contains: ' -e '
        condition: selection
      level: high
      """;

  private final StringBuilder lines = new StringBuilder();
  private int number;

  String into(Path file) throws IOException {
    Files.writeString(file, lines);
    return file.toString();
  }

  void everyDay(int day, int host) {
    String lua = collect(day, host, "/usr/sbin/cron");
    start(day, host, "/bin/df", "df -P", lua, "/usr/bin/lua5.4", "998");
  }

  void otherParent(int day, int host) {
    collect(day, host, "/usr/sbin/nginx");
  }

  private String collect(int day, int host, String parent) {
    return start(
        day,
        host,
        "/usr/bin/lua5.4",
        "lua5.4 /opt/metrics/2.1/collect.lua",
        "p" + host + name(parent),
        parent,
        "998");
  }

  /** Code on the command line that runs a program, from the same parent as the account of cron. */
  void attack(int day, int host) {
    attack(day, host, "lua5.4 -e os.execute('id')");
  }

  void otherAttack(int day, int host) {
    attack(day, host, "lua5.4 -e io.popen('whoami;id')");
  }

  private void attack(int day, int host, String command) {
    String lua =
        start(day, host, "/usr/bin/lua5.4", command, "p" + host + "cron", "/usr/sbin/cron", "998");
    String shell = start(day, host, "/bin/sh", "sh -c id", lua, "/usr/bin/lua5.4", "998");
    start(day, host, "/usr/bin/id", "id", shell, "/bin/sh", "998");
  }

  private String start(
      int day, int host, String path, String command, String parent, String above, String user) {
    number++;
    String id = "e" + number;
    String args = "\"" + String.join("\",\"", command.split(" ")) + "\"";
    lines.append(
        """
        {"@timestamp":"2026-10-%02dT%02d:%02d:%02d.000Z","event":{"category":["process"],"type":["start"],"action":"exec"},\
        "host":{"id":"web-%d","name":"web-%d","os":{"type":"linux"}},"user":{"id":"%s","name":"metrics"},\
        "process":{"entity_id":"%s","pid":%d,"name":"%s","executable":"%s","args":[%s],"command_line":"%s",\
        "parent":{"entity_id":"%s","pid":%d,"name":"%s","executable":"%s"}}}
        """
            .formatted(
                day,
                1 + number / 3600,
                number / 60 % 60,
                number % 60,
                host,
                host,
                user,
                id,
                100 + number,
                name(path),
                path,
                args,
                command,
                parent,
                50 + host,
                name(above),
                above));
    return id;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
