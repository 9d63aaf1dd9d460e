package perilune.bench.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds findings, as {@code hunt --output ndjson} writes them, against the labels of a fleet.
 *
 * <p>Arguments: labels, findings, hosts, days that were hunted, and the first of these days. An
 * attack is found by a finding of medium or above whose culprit is one of its processes, or whose
 * last event is one of theirs where the culprit is a server that was there before. All other
 * findings are false; deviations among them are counted for each host and month of 30 days.
 */
public final class FleetScore {

  private static final String DEVIATION = "5b0c4a9e-3d56-4b63-9f0e-8f9d35b1f6a2";

  private record Attack(String name, String kind, String host, int day, String label) {}

  private record Found(
      String id, String rule, String severity, String host, String culprit, String line) {}

  private FleetScore() {}

  /** Prints; see the class. */
  public static void main(String[] arguments) throws IOException {
    List<Attack> attacks = attacks(Path.of(arguments[0]));
    int hosts = Integer.parseInt(arguments[2]);
    int days = Integer.parseInt(arguments[3]);
    int from = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1;
    attacks.removeIf(attack -> attack.day() < from || attack.day() >= from + days);
    var found = new LinkedHashMap<String, String>();
    var falseByKind = new TreeMap<String, Integer>();
    int deviations = 0;
    for (Found finding : findings(Path.of(arguments[1])).values()) {
      Optional<Attack> attack = of(finding, attacks);
      if (attack.isEmpty()) {
        deviations += finding.rule().equals(DEVIATION) ? 1 : 0;
        falseByKind.merge(finding.severity() + " " + name(finding.line()), 1, Integer::sum);
      } else if (!finding.severity().equals("low")) {
        found.putIfAbsent(attack.get().name(), name(finding.line()));
      }
    }
    for (Attack attack : attacks) {
      String by = found.get(attack.name());
      System.out.println(
          (by == null ? "MISSED " : "found  ")
              + attack.name()
              + " day "
              + attack.day()
              + " "
              + attack.host()
              + ": "
              + attack.kind()
              + (by == null ? "" : " <- " + by));
    }
    System.out.println("attacks found: " + found.size() + " of " + attacks.size());
    falseByKind.forEach((kind, count) -> System.out.println("false: " + count + " x " + kind));
    System.out.printf(
        "false deviations: %d, a host and month: %.4f%n",
        deviations, deviations * 30.0 / days / hosts);
  }

  private static Optional<Attack> of(Found finding, List<Attack> attacks) {
    for (Attack attack : attacks) {
      if (attack.host().equals(finding.host())
          && (attack.label().contains('"' + finding.culprit() + '"') || shares(finding, attack))) {
        return Optional.of(attack);
      }
    }
    return Optional.empty();
  }

  /** A server that was there before is to blame for what it started: that is in the label. */
  private static boolean shares(Found finding, Attack attack) {
    for (String id : strings(attack.label(), "\"entities\":[")) {
      if (finding.line().contains("\"process.entity_id\":[\"" + id + "\"]")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> strings(String json, String before) {
    int start = json.indexOf(before) + before.length();
    String list = json.substring(start, json.indexOf(']', start));
    return List.of(list.replace("\"", "").split(","));
  }

  private static List<Attack> attacks(Path file) throws IOException {
    var all = new ArrayList<Attack>();
    for (String line : Files.readAllLines(file)) {
      int day = Integer.parseInt(between(line, "\"day\":", ","));
      all.add(new Attack(text(line, "attack"), text(line, "kind"), text(line, "host"), day, line));
    }
    return all;
  }

  /** Gives the last revision of each finding. */
  private static Map<String, Found> findings(Path file) throws IOException {
    var all = new LinkedHashMap<String, Found>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("{\"type\":\"finding\"")) {
          String rule = line.substring(line.indexOf("\"rule\":{"));
          String host = line.substring(line.indexOf("\"host\":{"));
          String culprit = line.substring(line.indexOf("\"process\":{"));
          String id = text(line, "id");
          all.put(
              id,
              new Found(
                  id,
                  text(rule, "id"),
                  text(rule, "severity"),
                  text(host, "name"),
                  text(culprit, "entity_id"),
                  line));
        }
      }
    }
    return all;
  }

  private static String name(String line) {
    return text(line.substring(line.indexOf("\"rule\":{")), "name");
  }

  private static String text(String json, String member) {
    return between(json, "\"" + member + "\":\"", "\"");
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before);
    if (start < 0) {
      return "";
    }
    int from = start + before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  /** Says when a day of the fleet begins; for people who cut the telemetry themselves. */
  static Instant begin(int day) {
    return Day.FIRST.plusSeconds((day - 1) * 86_400L);
  }
}
