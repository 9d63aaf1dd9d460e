package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;
import perilune.checks.Places;

/**
 * SigmaHQ's own regression data in one hunt with all its rules: every case fires, from the event
 * log and from its dump in JSON, as often as it should; and no rule fires on events of another log
 * source.
 */
class SigmaRegressionTest {

  /**
   * Cases whose count contradicts their own events; their authors do not compare the number, and
   * mended the first of these since. What tells the events that fit the rule by its words, in the
   * dump, stands beside the rule's id: each of them is a match.
   */
  private static final Map<String, Pattern> MISCOUNTED =
      Map.of(
          "0b9ad457-2554-44c1-82c2-d56a99c42377",
          Pattern.compile("\"TargetFilename\": \"[^\"]*AppData[^\"]*AnyDesk\\\\\\\\user\\.conf"),
          "8fbf3271-1ef6-4e94-8210-03c2317947f6",
          Pattern.compile("\"TargetFilename\": \"[^\"]*\\\\\\\\procdump(64a?)?\\.exe\""),
          "45e112d0-7759-4c2a-aa36-9f8fb79d3393",
          Pattern.compile("\"Details\": \"DWORD \\(0x00000002\\)\""),
          "c7dcacd0-cc59-4004-b0a4-1d6cdebe6f3e",
          Pattern.compile("\"TargetObject\": \"[^\"]*\\\\\\\\AutoShare(Wks|Server)\""));

  /** Numbers of the events that a category of Sigma stands for. Source: Sigma's taxonomy. */
  private static final Map<String, List<String>> SYSMON =
      Map.of(
          "process_creation", List.of("1"),
          "file_event", List.of("11"),
          "image_load", List.of("7"),
          "pipe_created", List.of("17", "18"),
          "process_access", List.of("10"),
          "registry_delete", List.of("12"),
          "registry_event", List.of("12", "13", "14"),
          "registry_set", List.of("13"),
          "sysmon_status", List.of("4", "16"));

  /** Modules whose events the services of Sigma are. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "aaa", "cisco_ios",
          "security", "security",
          "sysmon", "sysmon",
          "taskscheduler", "task",
          "windefend", "defender",
          "wmi", "wmi");

  private static final Pattern RULE =
      Pattern.compile("(?m)^rule_metadata:\\s*\\n\\s*- id: *(\\S+)");
  private static final Pattern COUNT = Pattern.compile("(?m)^ +match_count: *(\\d+)");
  private static final Pattern LOG = Pattern.compile("(?m)^ +path: *regression_data/(\\S+\\.evtx)");

  /** One case: what has to fire on which event log, and how often if that is said. */
  private record Case(String rule, Path log, Optional<Long> count) {

    Path dump() {
      String name = log.toString();
      return Path.of(name.substring(0, name.length() - ".evtx".length()) + ".json");
    }

    /** Gives the number of findings that are due; without one, one or more are. */
    Optional<Long> due() {
      Pattern fits = MISCOUNTED.get(rule);
      return fits == null ? count : Optional.of(fits.matcher(read(dump())).results().count());
    }

    boolean holds(long found) {
      return due().map(due -> due == found).orElse(found > 0);
    }
  }

  @Test
  void everyCaseFiresFromTheLogAndFromTheDump() {
    Optional<Path> corpus = Places.shared("corpora/sigma");
    if (corpus.isEmpty()) {
      return;
    }
    List<Case> cases = cases(corpus.get().resolve("regression_data"));
    List<JsonDocument> findings = hunt(corpus.get()).findings();
    var found = new HashMap<Path, Map<String, Long>>();
    findings.forEach(finding -> count(finding, found));
    print(cases, found);
    var all = new SoftAssertions();
    for (Case one : cases) {
      Map<String, Long> log = found.getOrDefault(one.log(), Map.of());
      long times = log.getOrDefault(one.rule(), 0L);
      all.assertThat(one.holds(times)).as("%s in %s: %d", one.rule(), one.log(), times).isTrue();
      all.assertThat(found.getOrDefault(one.dump(), Map.of())).as("%s", one.dump()).isEqualTo(log);
    }
    findings.forEach(finding -> staysInItsLogSource(finding, all));
    all.assertAll();
    assertThat(cases).hasSize(202);
  }

  private static CommandRun hunt(Path corpus) {
    var words = new ArrayList<>(List.of("hunt", "--skip-broken-rules", "--output", "ndjson"));
    for (Path folder : list(corpus, 1)) {
      if (folder.getFileName().toString().startsWith("rules")) {
        words.addAll(List.of("--rules", folder.toString()));
      }
    }
    words.add(corpus.resolve("regression_data").toString());
    return CommandRun.of(words.toArray(String[]::new));
  }

  private static List<Case> cases(Path data) {
    var all = new ArrayList<Case>();
    for (Path file : list(data, 32)) {
      if (file.endsWith("info.yml")) {
        String text = read(file);
        Matcher log = LOG.matcher(text);
        Matcher rule = RULE.matcher(text);
        Matcher count = COUNT.matcher(text);
        // One has its test commented out.
        if (log.find() && rule.find()) {
          Optional<Long> times =
              count.find() ? Optional.of(Long.parseLong(count.group(1))) : Optional.empty();
          all.add(new Case(rule.group(1), data.resolve(log.group(1)), times));
        }
      }
    }
    return all;
  }

  private static void count(JsonDocument finding, Map<Path, Map<String, Long>> found) {
    Path input = Path.of(finding.list("events").getFirst().text("place.input"));
    found
        .computeIfAbsent(input, _ -> new TreeMap<>())
        .merge(finding.text("rule.id"), 1L, Long::sum);
  }

  private static void staysInItsLogSource(JsonDocument finding, SoftAssertions all) {
    String place = finding.text("rule.place");
    String text = read(Path.of(place));
    String category = logSource(text, "category");
    String service = logSource(text, "service");
    for (JsonDocument event : finding.list("events")) {
      JsonDocument fields = event.at("fields");
      String module = String.join("|", fields.textsOf("event.module"));
      String code = String.join("|", fields.textsOf("event.code"));
      if (category.isEmpty()) {
        all.assertThat(SERVICES.get(service)).as(place).isEqualTo(module);
      } else {
        all.assertThat(module).as(place).isEqualTo("sysmon");
        all.assertThat(SYSMON.getOrDefault(category, List.of())).as(place).contains(code);
      }
    }
  }

  private static String logSource(String rule, String part) {
    Matcher matcher =
        Pattern.compile("(?ms)^logsource:.*?^ +" + part + ": *(\\S+).*?^detection:").matcher(rule);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static void print(List<Case> cases, Map<Path, Map<String, Long>> found) {
    var table = new TreeMap<String, List<Case>>();
    for (Case one : cases) {
      String due = one.count().map(count -> "count " + count).orElse("no count");
      table
          .computeIfAbsent(
              MISCOUNTED.containsKey(one.rule()) ? due + ", miscounted" : due,
              _ -> new ArrayList<>())
          .add(one);
    }
    System.out.println("SigmaHQ regression data: cases, as they should from .evtx, from .json");
    table.forEach((due, rows) ->
        System.out.println(
            "  %-20s %4d %4d %4d"
                .formatted(
                    due,
                    rows.size(),
                    rows.stream().filter(one -> fires(one, one.log(), found)).count(),
                    rows.stream().filter(one -> fires(one, one.dump(), found)).count())));
  }

  private static boolean fires(Case one, Path input, Map<Path, Map<String, Long>> found) {
    return one.holds(found.getOrDefault(input, Map.of()).getOrDefault(one.rule(), 0L));
  }

  private static List<Path> list(Path folder, int depth) {
    try (Stream<Path> all = Files.walk(folder, depth)) {
      return all.sorted().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
