package perilune.telemetry.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.Refusals;

/**
 * Reads recorded logs, where they are to be had: nothing may be lost, nothing may depend on names.
 */
class SharedLogsTest {

  private static final Pattern HEAD =
      Pattern.compile("^(?:node=(\\S+) )?type=\\S+ msg=audit\\((\\d+\\.\\d+:\\d+)\\)");

  private static final Set<String> NAMES =
      Set.of(
          KnownField.USER_NAME.fieldName(),
          KnownField.USER_AUDIT_NAME.fieldName(),
          KnownField.USER_EFFECTIVE_NAME.fieldName(),
          KnownField.PROCESS_REAL_USER_NAME.fieldName(),
          KnownField.GROUP_NAME.fieldName(),
          KnownField.EVENT_ORIGINAL.fieldName());

  @Test
  void readsEveryEventOfEveryLogOnce() throws IOException {
    for (Path log : logs()) {
      byte[] bytes = Files.readAllBytes(log);
      var read = ReadEvents.of(bytes);
      assertThat(read.events()).as(log.toString()).hasSize(keys(bytes).size());
      assertThat(read.refusals().counts().getOrDefault(Refusals.Reason.NOT_A_RECORD, 0L))
          .as(log.toString())
          .isLessThanOrEqualTo(1);
      assertThat(read.refusals().counts()).doesNotContainKey(Refusals.Reason.INVALID_UTF8);
    }
  }

  @Test
  void recognisesEveryLog() throws IOException {
    for (Path log : logs()) {
      byte[] bytes = Files.readAllBytes(log);
      assertThat(new AuditdFormat().recognises(bytes, bytes.length)).as(log.toString()).isTrue();
    }
  }

  @Test
  void saysTheSameWithoutTheEnrichedPart() throws IOException {
    for (Path log : logs()) {
      byte[] enriched = Files.readAllBytes(log);
      Map<String, Map<String, String>> with = facts(ReadEvents.of(enriched));
      assertThat(facts(ReadEvents.of(stripped(enriched)))).as(log.toString()).isEqualTo(with);
    }
  }

  @Test
  void saysTheSameWhateverBecameOfTheSeparator() throws IOException {
    for (Path log : logs()) {
      byte[] enriched = Files.readAllBytes(log);
      Map<String, Map<String, String>> with = facts(ReadEvents.of(enriched));
      for (String separator : List.of(" ", "", "#035")) {
        byte[] shipped =
            new String(enriched, StandardCharsets.ISO_8859_1)
                .replace("\u001d", separator)
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(facts(ReadEvents.of(shipped))).as(log + separator).isEqualTo(with);
      }
    }
  }

  @Test
  void joinsTheLongArgumentOfTheRecordedExec() throws IOException {
    for (Path log : named("lab_16-long-argument.log")) {
      var read = ReadEvents.of(Files.readAllBytes(log));
      List<String> arguments =
          read.events().stream()
              .flatMap(event -> event.texts(KnownField.PROCESS_ARGS).stream())
              .filter(argument -> argument.length() > 10_000)
              .toList();
      assertThat(arguments).singleElement().asString().hasSize(24_027);
      assertThat(read.events())
          .noneMatch(event -> event.texts(KnownField.COMMAND_LINE_CUT).contains("true"));
    }
  }

  @Test
  void namesTheLibraryThatWasLoadedFromTemporaryFiles() throws IOException {
    for (Path log : named("lab_12-loadlib-so-from-tmp.log")) {
      var read = ReadEvents.of(Files.readAllBytes(log));
      assertThat(read.events())
          .anyMatch(event -> event.hasText(KnownField.DLL_PATH, "/tmp/lualab/libx.so"));
    }
  }

  /** Everything of an event but names and places, by node, time and serial. */
  private static Map<String, Map<String, String>> facts(ReadEvents read) {
    var all = new HashMap<String, Map<String, String>>();
    for (int i = 0; i < read.events().size(); i++) {
      Event event = read.events().get(i);
      var fields = new TreeMap<String, String>();
      for (int f = 0; f < event.fieldCount(); f++) {
        String name = event.table().name(event.fieldAt(f));
        if (!NAMES.contains(name)) {
          fields.put(name, read.show(i, name));
        }
      }
      fields.put("id", event.header().computedId());
      all.put(
          read.show(i, "host.name") + event.header().timeNanos + ":" + event.header().sequence,
          fields);
    }
    return all;
  }

  private static byte[] stripped(byte[] enriched) {
    String text = new String(enriched, StandardCharsets.ISO_8859_1);
    return text.replaceAll("\u001d[^\n]*", "").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Set<String> keys(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .lines()
        .map(HEAD::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1) + " " + matcher.group(2))
        .collect(Collectors.toSet());
  }

  private static List<Path> named(String name) throws IOException {
    return logs().stream().filter(log -> log.endsWith(name)).toList();
  }

  private static List<Path> logs() throws IOException {
    Optional<Path> shared = shared();
    if (shared.isEmpty()) {
      System.out.println("SKIPPED: recorded audit logs are not here (PERILUNE_SHARED)");
      return List.of();
    }
    var logs = new ArrayList<Path>();
    for (String folder : List.of("linux-auditd", "linux-auditd-lab", "samples/auditd-raw")) {
      try (Stream<Path> files = Files.list(shared.get().resolve("telemetry").resolve(folder))) {
        files.filter(SharedLogsTest::isLog).sorted().forEach(logs::add);
      }
    }
    assertThat(logs).hasSizeGreaterThan(30);
    return logs;
  }

  private static boolean isLog(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.equals("SOURCE.txt") && (name.endsWith(".log") || name.endsWith(".txt"));
  }

  private static Optional<Path> shared() {
    String variable = System.getenv("PERILUNE_SHARED");
    Stream<Path> places =
        variable == null
            ? Stream.of(Path.of("../shared"), Path.of("../../shared"))
            : Stream.of(Path.of(variable));
    return places.filter(place -> Files.isDirectory(place.resolve("telemetry"))).findFirst();
  }
}
