package perilune.bench.fleet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the telemetry of a fleet, a file a day, and the labels of what was planted.
 *
 * <p>Arguments: {@code --seed N --hosts N --days N --attacks N --drift FILE --out DIR}. Each host
 * and day has random numbers of its own, made of the seed, so that one more host changes no other.
 */
public final class Fleet {

  /** Share of each role, of a hundred hosts. */
  private static final Map<String, Integer> ROLES = roles();

  private final long seed;
  private final Drift drift;
  private final Site site = new Site();
  private final List<Host> hosts = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private int people;

  private Fleet(long seed, Drift drift) {
    this.seed = seed;
    this.drift = drift;
  }

  private static Map<String, Integer> roles() {
    var all = new LinkedHashMap<String, Integer>();
    all.put("web", 24);
    all.put("cache", 10);
    all.put("app", 12);
    all.put("mon", 2);
    all.put("game", 4);
    all.put("dev", 16);
    all.put("ci", 5);
    all.put("sec", 3);
    all.put("build", 4);
    all.put("mac", 12);
    all.put("pc", 8);
    return all;
  }

  /** Writes; see the class. */
  public static void main(String[] arguments) throws IOException {
    var given = new LinkedHashMap<String, String>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    long seed = Long.parseLong(given.getOrDefault("--seed", "1"));
    int hosts = Integer.parseInt(given.getOrDefault("--hosts", "200"));
    int days = Integer.parseInt(given.getOrDefault("--days", "30"));
    int attacks = Integer.parseInt(given.getOrDefault("--attacks", "20"));
    Path out = Path.of(given.getOrDefault("--out", "fleet"));
    String file = given.get("--drift");
    Drift drift = file == null ? new Drift() : Drift.read(Path.of(file));
    var fleet = new Fleet(seed, drift);
    fleet.settle(hosts);
    fleet.write(out, days, attacks);
  }

  private void settle(int count) {
    ROLES.forEach((role, share) -> {
      int of = Math.max(1, count * share / 100);
      for (int i = 0; i < of && hosts.size() < count; i++) {
        add(role, 1);
      }
    });
    while (hosts.size() < count) {
      add("web", 1);
    }
  }

  private void add(String role, int day) {
    var host = new Host(role, numbers.merge(role, 1, Integer::sum), day);
    hosts.add(host);
    if (role.equals("dev") || role.equals("mac") || role.equals("pc") || role.equals("sec")) {
      hire(host);
    }
  }

  private void hire(Host host) {
    int number = people++;
    String name = NAMES.get(number % NAMES.size()) + (number < NAMES.size() ? "" : number);
    String id =
        switch (host.os) {
          case "windows" -> "S-1-5-21-1004336348-1177238915-682003330-" + (1_100 + number);
          case "macos" -> Integer.toString(501);
          default -> Integer.toString(1_000 + number);
        };
    host.people.add(new Proc.User(id, name));
  }

  private static final List<String> NAMES =
      List.of(
          "ana", "ben", "chloe", "dmitri", "elif", "farid", "gita", "hugo", "ines", "jonas", "kofi",
          "lena", "mira", "nils", "olga", "pavel", "quinn", "rosa", "samir", "tara", "ugo", "vera",
          "wim", "xenia", "yara", "zoe");

  private void write(Path out, int days, int attacks) throws IOException {
    Files.createDirectories(out);
    try (Writer labels = Files.newBufferedWriter(out.resolve("labels.ndjson"))) {
      var planted = new Attacks(seed, attacks, days, hosts.size());
      for (int day = 1; day <= days; day++) {
        change(day);
        var lines = new Day(day);
        for (Host host : hosts) {
          var random = new SplittableRandom(seed * 1_000_003 + host.name.hashCode() * 131L + day);
          new Practices(site, lines, host, random, day).live();
        }
        for (String label : planted.plant(day, hosts, site, lines)) {
          labels.write(label + "\n");
        }
        write(out.resolve("day-%02d.ndjson.gz".formatted(day)), lines.inOrder());
      }
    }
  }

  private void change(int day) {
    for (List<String> words : drift.of(day)) {
      if (site.apply(words)) {
        continue;
      }
      int count = Integer.parseInt(words.get(2));
      if (words.getFirst().equals("hosts")) {
        for (int i = 0; i < count; i++) {
          add(words.get(1), day);
        }
      } else {
        int over = Integer.parseInt(words.get(3));
        List<Host> some =
            hosts.stream().filter(host -> host.role.equals(words.get(1))).limit(over).toList();
        for (int i = 0; i < Math.max(count, some.size()) && !some.isEmpty(); i++) {
          hire(some.get(i % some.size()));
        }
      }
    }
  }

  private static void write(Path file, List<String> lines) throws IOException {
    try (var zipped = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
        var out =
            new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8), 1 << 16)) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
  }
}
