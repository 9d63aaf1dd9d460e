package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;

/** Rules, correlations of them and a filter, each in its own file, through the command. */
class SigmaCorrelationsTest {

  private static final String LOGONS =
      """
      title: Failed logon
      id: 6a0d8f52-7c31-4a55-9f0e-0c6f1f6b2a01
      name: failed_logon
      logsource: {product: windows, service: security}
      detection: {selection: {EventID: 4625}, condition: selection}
      level: low
      ---
      title: Logon
      id: 6a0d8f52-7c31-4a55-9f0e-0c6f1f6b2a02
      name: logon
      logsource: {product: windows, service: security}
      detection: {selection: {EventID: 4624, LogonType: 3}, condition: selection}
      level: low
      """;

  private static final String SPRAY =
      """
      title: One source fails for many accounts
      id: 6a0d8f52-7c31-4a55-9f0e-0c6f1f6b2a03
      correlation:
        type: value_count
        rules: [failed_logon]
        group-by: [IpAddress]
        timespan: 1m
        condition: {gte: 3, field: TargetUserName}
      level: high
      """;

  private static final String GUESSED =
      """
      title: A guess that succeeds
      id: 6a0d8f52-7c31-4a55-9f0e-0c6f1f6b2a04
      correlation:
        type: temporal_ordered
        rules: [6a0d8f52-7c31-4a55-9f0e-0c6f1f6b2a01, logon]
        group-by: [IpAddress, TargetUserName]
        timespan: 10s
      level: high
      """;

  private static final String NO_MACHINES =
      """
      title: Accounts of machines
      logsource: {product: windows}
      filter:
        rules: [failed_logon]
        machine: {TargetUserName|endswith: '$'}
        condition: not machine
      """;

  private static final Map<String, String> RULES =
      Map.of(
          "logons.yml", LOGONS,
          "spray.yml", SPRAY,
          "guessed.yml", GUESSED,
          "no-machines.yml", NO_MACHINES);

  private static final int FAILED = 4625;
  private static final int LOGON = 4624;
  private static final int FIRST = 7_000;
  private static final int LATENESS = 5_000;
  private static final int ROUNDS = 20;

  /** An event at a time of day, in milliseconds after 05:06. */
  private record Deed(int millis, int code, String from, String user) {

    /** An account fails at one domain controller and logs on at the other. */
    String json(int record) {
      return """
      {"Event":{"System":{"Provider":{"Name":"Microsoft-Windows-Security-Auditing"},"EventID":%d,\
      "TimeCreated":{"SystemTime":"2026-03-04T05:%02d:%02d.%03dZ"},"EventRecordID":%d,\
      "Channel":"Security","Computer":"dc%d"},"EventData":{"IpAddress":"%s","LogonType":3,\
      "TargetUserName":"%s"}}}
      """
          .formatted(
              code,
              6 + millis / 60_000,
              millis / 1000 % 60,
              millis % 1000,
              record,
              1 + (user.length() + code) % 2,
              from,
              user);
    }
  }

  /** Written in the order of their times, which alone decides, some of one second. */
  private static final List<Deed> DEEDS =
      List.of(
          // Three accounts within the minute, to the millisecond.
          new Deed(FIRST, FAILED, "192.0.2.7", "ann"),
          new Deed(FIRST + 100, FAILED, "192.0.2.8", "ann"),
          // The filter takes this account away: there are two of this source.
          new Deed(FIRST + 150, FAILED, "192.0.2.8", "WS1$"),
          new Deed(FIRST + 200, FAILED, "192.0.2.8", "bob"),
          // Order within one second: a guess, and a logon before its failure.
          new Deed(FIRST + 300, FAILED, "192.0.2.9", "dora"),
          new Deed(FIRST + 301, LOGON, "192.0.2.9", "dora"),
          new Deed(FIRST + 400, LOGON, "192.0.2.9", "eve"),
          new Deed(FIRST + 401, FAILED, "192.0.2.9", "eve"),
          // Of one millisecond: the records' numbers say which was first.
          new Deed(FIRST + 450, LOGON, "192.0.2.13", "ida"),
          new Deed(FIRST + 450, FAILED, "192.0.2.13", "ida"),
          new Deed(FIRST + 450, FAILED, "192.0.2.14", "jo"),
          new Deed(FIRST + 450, LOGON, "192.0.2.14", "jo"),
          // Another source, or another account, is no part of a guess.
          new Deed(FIRST + 500, LOGON, "192.0.2.8", "dora"),
          new Deed(FIRST + 600, LOGON, "192.0.2.9", "WS1$"),
          // The same again twice, a machine's guess, and a guess of just within the span.
          new Deed(FIRST + 700, FAILED, "192.0.2.7", "ann"),
          new Deed(FIRST + 800, FAILED, "192.0.2.10", "WS2$"),
          new Deed(FIRST + 900, LOGON, "192.0.2.10", "WS2$"),
          new Deed(FIRST + 1_000, FAILED, "192.0.2.11", "finn"),
          new Deed(FIRST + 2_000, FAILED, "192.0.2.12", "gus"),
          new Deed(FIRST + 3_000, FAILED, "192.0.2.7", "bob"),
          new Deed(FIRST + 11_000, LOGON, "192.0.2.11", "finn"),
          new Deed(FIRST + 12_001, LOGON, "192.0.2.12", "gus"),
          new Deed(FIRST + 60_700, FAILED, "192.0.2.7", "cara"),
          // One millisecond after the minute.
          new Deed(FIRST + 60_201, FAILED, "192.0.2.8", "cara"));

  /** Where an event stands in its file. */
  private static final Pattern PLACE = Pattern.compile(", line=\\d+, offset=\\d+");

  @TempDir Path folder;

  private CommandRun hunt(Map<String, String> rules, List<Deed> deeds) throws IOException {
    Path at = Files.createDirectories(folder.resolve("rules"));
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      Files.writeString(at.resolve(rule.getKey()), rule.getValue());
    }
    var text = new StringBuilder();
    for (Deed deed : deeds) {
      text.append(deed.json(100 + DEEDS.indexOf(deed)));
    }
    Path events = Files.writeString(folder.resolve("events.ndjson"), text);
    CommandRun run =
        CommandRun.of("hunt", "--output", "ndjson", "--rules", at.toString(), events.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  /** Gives for each finding the rule, the group's values, and the row that has them by name. */
  private static List<String> told(CommandRun run) {
    return run.findings().stream()
        .map(one -> one.text("rule.name") + " " + one.texts("join_keys") + " " + one.text("row"))
        .toList();
  }

  private static String guess(String from, String user) {
    return "A guess that succeeds [%1$s, %2$s] {IpAddress=%1$s, TargetUserName=%2$s, rules in order=2}"
        .formatted(from, user);
  }

  private static String spray(String from) {
    return "One source fails for many accounts [%1$s] {IpAddress=%1$s, value_count=3}"
        .formatted(from);
  }

  private static List<String> accounts(CommandRun run, String rule) {
    return run.findings().stream()
        .filter(finding -> finding.text("rule.name").equals(rule))
        .map(finding -> finding.text("user.name"))
        .toList();
  }

  @Test
  void tellsTheGroupsThatFulfilACorrelationAndNotTheRulesItNames() throws IOException {
    assertThat(told(hunt(RULES, DEEDS)))
        .containsExactlyInAnyOrder(
            guess("192.0.2.9", "dora"),
            guess("192.0.2.11", "finn"),
            guess("192.0.2.14", "jo"),
            spray("192.0.2.7"));
  }

  @Test
  void theFilterIsWhatKeepsMachinesOut() throws IOException {
    var rules = new HashMap<>(RULES);
    rules.remove("no-machines.yml");
    assertThat(told(hunt(rules, DEEDS)))
        .containsExactlyInAnyOrder(
            guess("192.0.2.9", "dora"),
            guess("192.0.2.10", "WS2$"),
            guess("192.0.2.11", "finn"),
            guess("192.0.2.14", "jo"),
            spray("192.0.2.7"),
            spray("192.0.2.8"));
  }

  @Test
  void eventsThatComeLateChangeNothing() throws IOException {
    List<String> inOrder = essence(hunt(RULES, DEEDS));
    assertThat(inOrder).hasSize(4);
    for (int seed = 1; seed <= ROUNDS; seed++) {
      CommandRun run = hunt(RULES, shuffled(seed));
      assertThat(essence(run)).as("seed %d", seed).isEqualTo(inOrder);
      assertThat(run.summary().number("late")).as("seed %d", seed).isZero();
    }
  }

  /** Gives all of a finding but the places in the file: those are others. */
  private static List<String> essence(CommandRun run) {
    return run.findings().stream()
        .map(finding -> PLACE.matcher(finding.toString()).replaceAll(""))
        .toList();
  }

  private static List<Deed> shuffled(long seed) {
    var random = new SplittableRandom(seed);
    var arrivals = new HashMap<Deed, Integer>();
    DEEDS.forEach(deed -> arrivals.put(deed, deed.millis() + random.nextInt(LATENESS)));
    return DEEDS.stream().sorted(Comparator.comparing(arrivals::get)).toList();
  }

  @Test
  void theRulesOfACorrelationAreToldOfWhereItSaysSo() throws IOException {
    var rules = new HashMap<>(RULES);
    rules.put("spray.yml", SPRAY.replace("  timespan:", "  generate: true\n  timespan:"));
    CommandRun run = hunt(rules, DEEDS);
    List<String> failed =
        DEEDS.stream()
            .filter(deed -> deed.code() == FAILED && !deed.user().endsWith("$"))
            .map(Deed::user)
            .toList();
    assertThat(accounts(run, "Failed logon")).containsExactlyInAnyOrderElementsOf(failed);
    assertThat(accounts(run, "Logon")).isEmpty();
    assertThat(run.findings()).hasSize(failed.size() + 4);
  }
}
