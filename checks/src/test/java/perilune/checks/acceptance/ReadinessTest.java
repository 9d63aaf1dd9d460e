package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import perilune.checks.Places;
import perilune.pipeline.readiness.HostReadiness;
import perilune.pipeline.readiness.HostReadiness.AnalyticReadiness;
import perilune.pipeline.readiness.HostReadiness.Lack;
import perilune.pipeline.readiness.HostReadiness.Standing;

/**
 * What readiness says of recordings from which one type of records was taken, and of samples of
 * every format. What is right was written down before the command was run.
 */
class ReadinessTest {

  private static final Pattern SERIAL = Pattern.compile("msg=audit\\(([^)]*)\\)");
  private static final Pattern CALL = Pattern.compile("type=SYSCALL .*? syscall=(\\d+) ");

  /** A record type or system calls by their numbers, and the words of which one has to be told. */
  private static final String REMOVALS =
      """
      EXECVE    | program-start:process.args/EXECVE
      PATH      | file-creation file-change:file.path/PATH file-permission:file.path/PATH
      CWD       | program-start:process.working_directory/CWD file-creation:file.path/CWD
      PROCTITLE | program-start:process.title/PROCTITLE
      SOCKADDR  | connect
      MMAP      | library-load
      42        | connect
      59 322    | program-start
      56 57 58 435 | fork
      231       | program-end
      319       | memory-file
      9         | library-load
      10        | memory-protection
      2 85 257 437 | file-creation file-change
      82 264 316 | file-rename
      87 263    | file-deletion
      90 91 268 452 | file-permission
      43 288    | accept
      """;

  /** Sample, analytic, verdict. */
  private static final String FORMATS =
      """
      auditd-raw/lab_02-gtfobins-reverse-shell.log | AN0279 | PARTLY
      auditd-raw/laurel_record-connect.txt         | AN0279 | PARTLY
      auditbeat-ecs/sekoia_auditbeat.ndjson        | AN0279 | CANNOT
      sysmon-linux                                 | AN0279 | PARTLY
      sysmon-windows                               | AN0278 | PARTLY
      security-4688                                | AN0278 | PARTLY
      winlogbeat                                   | AN0278 | PARTLY
      eslogger                                     | AN0280 | PARTLY
      elastic-defend                               | AN0280 | PARTLY
      """;

  private final ReadinessRun run = new ReadinessRun();

  private static Set<String> words(AnalyticReadiness verdict) {
    return verdict.lacks().stream().map(ReadinessTest::word).collect(Collectors.toSet());
  }

  private static String word(Lack lack) {
    return lack.need().word() + (lack.record().isEmpty() ? "" : "/" + lack.record());
  }

  private AnalyticReadiness linux(byte[] log) throws IOException {
    List<HostReadiness> hosts = run.of("-", log);
    assertThat(hosts).hasSize(1);
    return hosts.getFirst().analytics().getFirst();
  }

  @Test
  void eachRecordTypeThatIsTakenAwayIsToldAndNoneIsWhereAllAreThere() throws IOException {
    Optional<Path> place = Places.shared("telemetry/linux-auditd-lab/audit-enriched.log");
    if (place.isEmpty()) {
      return;
    }
    String log = Files.readString(place.get());
    Set<String> whole = words(linux(log.getBytes(StandardCharsets.UTF_8)));
    for (String line : REMOVALS.lines().toList()) {
      String[] cells = line.split("\\|");
      Set<String> wanted = Set.of(cells[1].strip().split(" "));
      assertThat(whole).as("nothing removed").doesNotContainAnyElementsOf(wanted);
      AnalyticReadiness verdict = linux(without(log, cells[0].strip()));
      assertThat(words(verdict)).as(cells[0]).containsAll(wanted);
      if (cells[0].startsWith("59 ")) {
        assertThat(verdict.count(Standing.CANNOT)).isGreaterThan(verdict.count(Standing.WORKS));
      }
    }
  }

  /** Takes records of a type away, or all records of events with one of some system calls. */
  private static byte[] without(String log, String what) {
    List<String> lines = log.lines().toList();
    boolean type = Character.isLetter(what.charAt(0));
    Set<String> gone = new HashSet<>();
    if (!type) {
      Set<String> calls = Set.of(what.split(" "));
      for (String line : lines) {
        Matcher call = CALL.matcher(line);
        if (call.find() && calls.contains(call.group(1))) {
          gone.add(serial(line));
        }
      }
    }
    return lines.stream()
        .filter(line -> type ? !line.contains("type=" + what + " ") : !gone.contains(serial(line)))
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String serial(String line) {
    Matcher serial = SERIAL.matcher(line);
    return serial.find() ? serial.group(1) : line;
  }

  @Test
  void everyFormatGetsTheVerdictThatItsEventsDeserve() throws IOException {
    Optional<Path> samples = Places.shared("telemetry/samples");
    if (samples.isEmpty()) {
      return;
    }
    for (String line : FORMATS.lines().toList()) {
      String[] cells = line.split("\\|");
      Path sample = samples.get().resolve(cells[0].strip());
      var standings = new TreeSet<Standing>();
      for (HostReadiness host : run.of(sample.toString(), new byte[0])) {
        host.analytics().stream()
            .filter(verdict -> verdict.analytic().id().equals(cells[1].strip()))
            .forEach(verdict -> standings.add(verdict.standing()));
      }
      // Of several hosts of a folder the best counts: some samples are of one event.
      assertThat(standings).as(cells[0]).isNotEmpty();
      assertThat(standings.first()).as(cells[0]).isEqualTo(Standing.valueOf(cells[2].strip()));
    }
  }

  @Test
  void nothingIsJudgedWhereNothingWasRead() throws IOException {
    assertThat(run.of("-", new byte[0])).isEmpty();
  }
}
