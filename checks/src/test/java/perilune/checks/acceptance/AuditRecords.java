package perilune.checks.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A raw audit log as plain text tools see it: the tests' own, simple view of the truth. */
final class AuditRecords {

  private static final Pattern HEAD =
      Pattern.compile("(?:node=(\\S+) )?\\btype=(\\S+) msg=audit\\((\\d+\\.\\d+:\\d+)\\):? ?(.*)$");

  private static final Pattern ARGUMENT = Pattern.compile(" a\\d+=(\"[^\"]*\"|\\S+)");

  /** A program that was started. */
  record Exec(long pid, String executable, List<String> arguments) {}

  private AuditRecords() {}

  /** Gives the execs that succeeded, in the order of their system call records. */
  static List<Exec> execs(Path log) throws IOException {
    var all = new ArrayList<Exec>();
    for (Map<String, String> event : events(log).values()) {
      String call = event.getOrDefault("SYSCALL", "");
      if (event.containsKey("EXECVE") && call.contains(" success=yes ")) {
        var arguments = new ArrayList<String>();
        Matcher argument = ARGUMENT.matcher(" " + event.get("EXECVE"));
        while (argument.find()) {
          arguments.add(decoded(argument.group(1)));
        }
        long pid = number(call, " pid=").orElseThrow();
        all.add(new Exec(pid, decoded(word(call, " exe=")), arguments));
      }
    }
    return all;
  }

  /** Gives the number of events: distinct pairs of node and stamp. */
  static int count(Path log) throws IOException {
    return events(log).size();
  }

  private static Map<String, Map<String, String>> events(Path log) throws IOException {
    var events = new LinkedHashMap<String, Map<String, String>>();
    for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).split("\n")) {
      Matcher head = HEAD.matcher(line);
      if (head.find()) {
        events
            .computeIfAbsent(head.group(1) + " " + head.group(3), _ -> new LinkedHashMap<>())
            .merge(head.group(2), head.group(4), (a, b) -> a + " " + b);
      }
    }
    return events;
  }

  private static String word(String text, String key) {
    int at = text.indexOf(key);
    if (at < 0) {
      return "";
    }
    int from = at + key.length();
    int to = from;
    while (to < text.length() && text.charAt(to) != ' ' && text.charAt(to) != '\u001d') {
      to++;
    }
    return text.substring(from, to);
  }

  private static OptionalLong number(String text, String key) {
    String word = word(text, key);
    return word.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(word));
  }

  private static String decoded(String value) {
    if (value.startsWith("\"")) {
      return value.substring(1, Math.max(1, value.length() - 1));
    }
    boolean hex = value.length() % 2 == 0 && value.matches("[0-9A-F]+");
    return hex ? new String(HexFormat.of().parseHex(value), StandardCharsets.UTF_8) : value;
  }
}
