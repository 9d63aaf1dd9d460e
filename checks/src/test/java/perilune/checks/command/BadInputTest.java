package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/**
 * What is wrong with an input is counted and named, in text and in the trailer, and the rest is
 * judged as if it stood alone. Exit code 1 says that something was not read.
 */
class BadInputTest {

  private static final String GOOD = "lua_chain";

  @TempDir Path folder;

  @Test
  void aMissingPath() throws IOException {
    CommandRun run = besideGood(folder + "/missing.log");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonDocument unreadable = run.summary().list("unreadable").getFirst();
    assertThat(unreadable.text("path")).endsWith("/missing.log");
    assertThat(unreadable.text("reason")).isEqualTo("there is no such file");
    assertThat(text(folder + "/missing.log")).contains("not read:", "there is no such file");
  }

  @Test
  void aPathThatMayNotBeRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.log"), "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    if (Files.isReadable(secret)) {
      System.out.println("SKIPPED: this user may read everything; a file without permission");
      return;
    }
    CommandRun run = besideGood(secret.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.summary().list("unreadable").getFirst().text("reason"))
        .isEqualTo("permission denied");
  }

  /** A file of this kernel that can be opened but not read: its first pages are nobody's. */
  @Test
  void aFileThatFailsWhileItIsRead() throws IOException {
    Path memory = Path.of("/proc/self/mem");
    if (!Files.isReadable(memory)) {
      System.out.println("SKIPPED: there is no readable /proc/self/mem here");
      return;
    }
    CommandRun run = besideGood(memory.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    JsonDocument input = OwnTelemetry.input(run, "/mem");
    assertThat(input.text("outcome")).isEqualTo("unreadable");
    assertThat(input.text("format")).isNotEmpty();
  }

  /** Evidence of another machine may have links that lead to files of this one. */
  @Test
  void aLinkThatLeadsOutOfAFolder() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("in"));
    String outside = OwnTelemetry.into(folder, OwnTelemetry.AUDIT);
    Files.createSymbolicLink(inside.resolve("link"), Path.of(outside));
    CommandRun run = besideGood(inside.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.summary().list("unreadable").getFirst().text("path")).endsWith("/link");
  }

  @Test
  void anEmptyFileLosesNothing() throws IOException {
    CommandRun run = besideGood(OwnTelemetry.write(folder, "empty.log", ""));
    assertThat(run.exitCode()).isZero();
    assertThat(OwnTelemetry.input(run, "empty.log").text("outcome")).isEqualTo("empty");
    assertThat(text(folder + "/empty.log")).contains("empty.log: it is empty");
  }

  @Test
  void binaryGarbage() throws IOException {
    var random = new SplittableRandom(20260302);
    byte[] garbage = new byte[200_000];
    random.nextBytes(garbage);
    garbage[0] = 0;
    Path file = Files.write(folder.resolve("garbage.bin"), garbage);
    CommandRun run = besideGood(file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    JsonDocument input = OwnTelemetry.input(run, "garbage.bin");
    assertThat(input.text("outcome")).isEqualTo("unrecognised");
    assertThat(input.text("format")).startsWith("it is binary");
    assertThat(input.text("sha256")).isEqualTo(Sha256.of(garbage));
    assertThat(text(file.toString())).contains("not read:", "garbage.bin: it is binary");
  }

  @Test
  void garbageBetweenRecords() throws IOException {
    String log = OwnTelemetry.text(OwnTelemetry.AUDIT);
    int middle = log.indexOf("\nnode=ridge type=SYSCALL", log.length() / 2) + 1;
    String bad = log.substring(0, middle) + "\u0001\u0002 no record\n" + log.substring(middle);
    CommandRun run = besideGood(OwnTelemetry.write(folder, "mixed.log", bad));
    assertThat(run.exitCode()).isEqualTo(1);
    JsonDocument input = OwnTelemetry.input(run, "mixed.log");
    assertThat(input.number("events")).isEqualTo(OwnTelemetry.AUDIT_EVENTS);
    JsonDocument place = place(input, "not_a_record", 1);
    assertThat(place.number("offset")).isEqualTo(middle);
    assertThat(place.number("line")).isEqualTo(log.substring(0, middle).lines().count() + 1);
  }

  @Test
  void aLastLineOfEcsThatIsCutOff() throws IOException {
    String ecs = OwnTelemetry.text(OwnTelemetry.ECS);
    String cut = ecs + ecs.substring(0, 300);
    CommandRun run = OwnTelemetry.hunt(OwnTelemetry.write(folder, "cut.ndjson", cut));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(OwnTelemetry.rules(run)).containsExactly(GOOD);
    JsonDocument place = place(OwnTelemetry.input(run, "cut.ndjson"), "truncated", 1);
    assertThat(place.number("line")).isEqualTo(5);
    assertThat(place.number("offset")).isEqualTo(ecs.length());
  }

  @Test
  void aLastLineOfAuditThatIsCutOff() throws IOException {
    String log = OwnTelemetry.text(OwnTelemetry.AUDIT);
    String cut = log + "node=ridge type=SYSCALL msg=audit(1772442070.0";
    CommandRun run = besideGood(OwnTelemetry.write(folder, "cut.log", cut));
    assertThat(run.exitCode()).isEqualTo(1);
    JsonDocument input = OwnTelemetry.input(run, "cut.log");
    assertThat(input.number("events")).isEqualTo(OwnTelemetry.AUDIT_EVENTS);
    assertThat(place(input, "truncated", 1).number("offset")).isEqualTo(log.length());
  }

  @Test
  void anArchiveThatIsCutOff() throws IOException {
    for (OwnTelemetry.Compressor form :
        new OwnTelemetry.Compressor[] {OwnTelemetry.GZIP, OwnTelemetry.ZSTD}) {
      byte[] packed = OwnTelemetry.packed(OwnTelemetry.AUDIT, form);
      Path file = folder.resolve("cut.packed");
      Files.write(file, Arrays.copyOf(packed, packed.length - 9));
      CommandRun run = besideGood(file.toString());
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(text(file.toString())).contains("cut.packed");
    }
  }

  /** The bytes are replaced, so nothing is lost; but a person should know. */
  @Test
  void bytesThatAreNotUtf8() throws IOException {
    var bytes = new ByteArrayOutputStream();
    String ecs = OwnTelemetry.text(OwnTelemetry.ECS);
    int at = ecs.indexOf("ben");
    bytes.write(ecs.substring(0, at).getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xff, (byte) 0xc3});
    bytes.write(ecs.substring(at).getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(folder.resolve("latin.ndjson"), bytes.toByteArray());
    CommandRun run = OwnTelemetry.hunt(file.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(OwnTelemetry.rules(run)).containsExactly(GOOD);
    JsonDocument input = OwnTelemetry.input(run, "latin.ndjson");
    assertThat(input.number("events")).isEqualTo(OwnTelemetry.ECS_EVENTS);
    assertThat(place(input, "invalid_utf8", 1).number("line")).isEqualTo(1);
    assertThat(text(file.toString())).contains("not UTF-8");
  }

  @Test
  void jsonThatIsNestedAHundredThousandDeep() throws IOException {
    String ecs = OwnTelemetry.text(OwnTelemetry.ECS);
    int first = ecs.indexOf('\n') + 1;
    String deep = "{\"@timestamp\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n";
    String bad = ecs.substring(0, first) + deep + ecs.substring(first);
    CommandRun run = OwnTelemetry.hunt(OwnTelemetry.write(folder, "deep.ndjson", bad));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(OwnTelemetry.rules(run)).containsExactly(GOOD);
    JsonDocument place = place(OwnTelemetry.input(run, "deep.ndjson"), "nested_too_deep", 1);
    assertThat(place.number("line")).isEqualTo(2);
    assertThat(place.number("offset")).isEqualTo(first);
  }

  /** What there is of the event is used, so nothing is lost. */
  @Test
  void anAuditEventWhoseRecordsNeverCome() throws IOException {
    String log = OwnTelemetry.text(OwnTelemetry.AUDIT);
    String arguments = log.lines().filter(l -> l.contains("a1=\"-un\"")).findFirst().orElseThrow();
    assertThat(arguments).contains("type=EXECVE");
    String bad = log.replace(arguments + "\n", "");
    CommandRun run = besideGood(OwnTelemetry.write(folder, "part.log", bad));
    assertThat(run.exitCode()).isZero();
    JsonDocument input = OwnTelemetry.input(run, "part.log");
    assertThat(input.number("events")).isEqualTo(OwnTelemetry.AUDIT_EVENTS);
    JsonDocument place = place(input, "incomplete_event", 1);
    assertThat(place.text("detail")).contains("EXECVE");
    assertThat(text(folder + "/part.log")).contains("part.log: 1 x an event lacks records");
  }

  /** One record from another century must not make all others late. */
  @Test
  void aClockThatJumps() throws IOException {
    String log = OwnTelemetry.text(OwnTelemetry.AUDIT);
    int second = log.indexOf("\nnode=ridge type=SYSCALL") + 1;
    String leap =
        "node=ridge type=USER_LOGIN msg=audit(4102444800.000:9): pid=77 uid=0 auid=1000 ses=5"
            + " msg='op=login id=1000 exe=\"/usr/sbin/sshd\" hostname=? addr=192.0.2.1"
            + " terminal=ssh res=success'\n";
    String bad = log.substring(0, second) + leap + log.substring(second);
    CommandRun run = OwnTelemetry.hunt(OwnTelemetry.write(folder, "leap.log", bad));
    assertThat(run.exitCode()).isZero();
    assertThat(run.summary().number("clock_jumps")).isEqualTo(1);
    assertThat(run.summary().number("late")).isZero();
    assertThat(run.summary().number("events")).isEqualTo(OwnTelemetry.AUDIT_EVENTS + 1);
    assertThat(OwnTelemetry.rules(run)).contains(GOOD);
    assertThat(text(folder + "/leap.log")).contains("leaps ahead");
  }

  /** A clock that is set back: what comes late changes later events only, and is counted. */
  @Test
  void aClockThatIsSetBack() throws IOException {
    String log = OwnTelemetry.text(OwnTelemetry.AUDIT);
    String bad = log + log.replace("(17724420", "(17724410").replace(":7", ":8");
    CommandRun run = OwnTelemetry.hunt(OwnTelemetry.write(folder, "back.log", bad));
    assertThat(run.exitCode()).isZero();
    assertThat(run.summary().number("events")).isEqualTo(2 * OwnTelemetry.AUDIT_EVENTS);
    assertThat(run.summary().number("late")).isEqualTo(OwnTelemetry.AUDIT_EVENTS);
    assertThat(text(folder + "/back.log")).contains("later than --lateness");
  }

  /** Hunts one bad input and one good one together; what is good must be found all the same. */
  private CommandRun besideGood(String bad) throws IOException {
    Path aside = Files.createDirectories(folder.resolve("good"));
    CommandRun run = OwnTelemetry.hunt(bad, OwnTelemetry.into(aside, OwnTelemetry.ECS));
    assertThat(OwnTelemetry.rules(run)).contains(GOOD);
    return run;
  }

  private static String text(String path) {
    CommandRun run = CommandRun.of("hunt", path);
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  private static JsonDocument place(JsonDocument input, String reason, long count) {
    JsonDocument refused = OwnTelemetry.refused(input, reason);
    assertThat(refused.number("count")).isEqualTo(count);
    assertThat(refused.text("meaning")).isNotEmpty();
    JsonDocument place = refused.list("places").getFirst();
    assertThat(place.text("detail")).isNotEmpty();
    return place;
  }
}
