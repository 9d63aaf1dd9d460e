package perilune.bench.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes of a site by day, read from a text file.
 *
 * <pre>
 * # a comment
 * day 18 upgrade lua 5.4             a version: lua, luajit, metrics, game, backup, brew-lua, brew-nvim, nmap
 * day 17 hosts web 10                new hosts of a role: web cache app mon game dev ci sec build mac pc
 * day 19 staff dev 15 20             people that begin, on so many hosts of a role
 * day 22 move /opt/metrics /opt/observability/metrics
 * day 21 rename metrics svc-metrics  a service's account
 * day 23 ci /opt/actions/bin/Runner.Worker
 * </pre>
 */
final class Drift {

  private final Map<Integer, List<List<String>>> byDay = new TreeMap<>();

  /** Reads a file; says in which line it is wrong. */
  static Drift read(Path file) throws IOException {
    var drift = new Drift();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+"));
      if (!words.getFirst().isEmpty()) {
        drift.add(words, file + ":" + number);
      }
    }
    return drift;
  }

  private void add(List<String> words, String place) {
    int needed =
        words.size() < 3
            ? 9
            : switch (words.get(2)) {
              case "upgrade", "hosts", "move", "rename" -> 5;
              case "staff" -> 6;
              case "ci" -> 4;
              default -> 9;
            };
    if (words.size() != needed || !words.getFirst().equals("day")) {
      throw new IllegalArgumentException(
          place + ": a line is 'day N' with upgrade, hosts, staff, move, rename or ci");
    }
    byDay
        .computeIfAbsent(Integer.parseInt(words.get(1)), _ -> new ArrayList<>())
        .add(words.subList(2, words.size()));
  }

  List<List<String>> of(int day) {
    return byDay.getOrDefault(day, List.of());
  }
}
