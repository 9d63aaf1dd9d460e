package perilune.bench.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a site is on one day: versions, places, accounts. Changed by a {@link Drift}. */
final class Site {

  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, String> moves = new LinkedHashMap<>();
  private final Map<String, String> accounts = new LinkedHashMap<>();
  private final Map<String, String> commands = new LinkedHashMap<>();

  Site() {
    versions.put("lua", "5.3");
    versions.put("luajit", "2.1.0-beta3");
    versions.put("metrics", "2.1.4");
    versions.put("game", "1.4.0");
    versions.put("backup", "0.9");
    versions.put("brew-lua", "5.4.6");
    versions.put("brew-nvim", "0.9.5");
    versions.put("nmap", "7.94");
  }

  /** Applies a line of a drift; false where it is none of this class's. */
  boolean apply(List<String> words) {
    switch (words.getFirst()) {
      case "upgrade" -> versions.put(words.get(1), words.get(2));
      case "move" -> moves.put(words.get(1), words.get(2));
      case "rename" -> accounts.put(words.get(1), words.get(2));
      case "ci" -> commands.put("ci", words.get(1));
      default -> {
        return false;
      }
    }
    return true;
  }

  String version(String of) {
    return versions.getOrDefault(of, "1");
  }

  /** Gives where a path lies today. */
  String path(String path) {
    String now = path;
    for (Map.Entry<String, String> move : moves.entrySet()) {
      if (now.startsWith(move.getKey())) {
        now = move.getValue() + now.substring(move.getKey().length());
      }
    }
    return now;
  }

  /** Gives a service's account under its name of today. */
  Proc.User account(String name) {
    String now = accounts.getOrDefault(name, name);
    return new Proc.User(Integer.toString(100 + Math.floorMod(name.hashCode(), 800)), now);
  }

  /** Gives the program that starts CI jobs. */
  String runner() {
    return commands.getOrDefault("ci", "/usr/bin/gitlab-runner");
  }

  String lua() {
    return "/usr/bin/lua" + version("lua");
  }

  List<String> known() {
    return new ArrayList<>(versions.keySet());
  }
}
