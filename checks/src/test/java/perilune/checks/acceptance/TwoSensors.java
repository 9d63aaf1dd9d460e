package perilune.checks.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one story in two ways: as the audit records of a Linux host and as the messages of
 * Endpoint Security of a Mac, in the shape of recorded ones. What a user typed is the same in both;
 * a Mac's sensor names files by their real paths. All names are invented.
 */
final class TwoSensors {

  private static final long START_MILLIS = 1_767_323_045_000L;
  private static final long STEP_MILLIS = 20;

  /** What a process runs. */
  private record Image(int parent, int version, int parentVersion, String executable) {}

  private final StringBuilder audit = new StringBuilder();
  private final StringBuilder endpoint = new StringBuilder();
  private final Map<Integer, Image> running = new HashMap<>();
  private int steps;
  private int versions = 4_000;

  TwoSensors() {
    running.put(1, new Image(0, 900, 0, "/sbin/init"));
  }

  String audit() {
    return audit.toString();
  }

  String endpoint() {
    return endpoint.toString();
  }

  /** A process forks. */
  TwoSensors fork(int pid, int child) {
    Image image = image(pid);
    var copy = new Image(pid, ++versions, image.version, image.executable);
    call(pid, "fork", 57, child, "");
    message(image, pid, 11, "{\"fork\":{\"child\":" + process(child, copy) + "}}");
    running.put(child, copy);
    return this;
  }

  /** A process executes a program. */
  TwoSensors exec(int pid, String executable, String... arguments) {
    Image before = image(pid);
    var image = new Image(before.parent, ++versions, before.parentVersion, executable);
    running.put(pid, image);
    var record = new StringBuilder("argc=" + arguments.length);
    for (int i = 0; i < arguments.length; i++) {
      record.append(" a").append(i).append('=').append(encoded(arguments[i]));
    }
    String cwd = "type=CWD msg=@: cwd=\"/\"\n";
    call(
        pid,
        "exec",
        59,
        0,
        "type=EXECVE msg=@: " + record + "\n" + cwd + path(executable, "NORMAL"));
    message(
        before,
        pid,
        9,
        "{\"exec\":{\"target\":%s,\"args\":[%s],\"env\":[],\"cwd\":%s,\"script\":null,\"dyld_exec_path\":\"%s\"}}"
            .formatted(process(pid, image), quoted(arguments), file("/"), executable));
    return this;
  }

  /** A process makes a file in a folder of the system that a Mac keeps below /private. */
  TwoSensors create(int pid, String path) {
    call(pid, "open", 257, 3, "type=CWD msg=@: cwd=\"/\"\n" + path(path, "CREATE"));
    int slash = path.lastIndexOf('/');
    message(
        image(pid),
        pid,
        13,
        "{\"create\":{\"destination_type\":1,\"destination\":{\"new_path\":{\"dir\":%s,\"filename\":\"%s\",\"mode\":33188}}}}"
            .formatted(file("/private" + path.substring(0, slash)), path.substring(slash + 1)));
    return this;
  }

  /** A process removes such a file. */
  TwoSensors delete(int pid, String path) {
    call(pid, "unlink", 87, 0, "type=CWD msg=@: cwd=\"/\"\n" + path(path, "DELETE"));
    message(image(pid), pid, 32, "{\"unlink\":{\"target\":%s}}".formatted(file("/private" + path)));
    return this;
  }

  /** A process ends. */
  TwoSensors exit(int pid) {
    call(pid, "exit", 231, 0, "");
    message(image(pid), pid, 15, "{\"exit\":{\"stat\":0}}");
    return this;
  }

  private Image image(int pid) {
    return Objects.requireNonNull(running.get(pid), () -> "nothing runs as " + pid);
  }

  // ---- audit records ----

  private void call(int pid, String key, int number, int exit, String more) {
    steps++;
    long millis = START_MILLIS + steps * STEP_MILLIS;
    Image image = image(pid);
    String name = image.executable.substring(image.executable.lastIndexOf('/') + 1);
    String result = number == 231 ? "" : "success=yes exit=" + exit;
    String stamp = "audit(%d.%03d:%d)".formatted(millis / 1_000, millis % 1_000, 7_000 + steps);
    String records =
        """
        type=SYSCALL msg=@: arch=c000003e syscall=%d %s a0=ffffff9c a1=0 a2=241 a3=1b6 items=%d \
        ppid=%d pid=%d auid=4294967295 uid=501 gid=20 euid=501 suid=501 fsuid=501 egid=20 sgid=20 \
        fsgid=20 tty=(none) ses=4294967295 comm="%s" exe="%s" key="%s"
        %s\
        """
            .formatted(
                number,
                result,
                more.split("type=PATH", -1).length - 1,
                image.parent,
                pid,
                name,
                image.executable,
                key,
                more);
    audit.append(records.replace("msg=@", "msg=" + stamp));
  }

  private static String path(String name, String type) {
    return "type=PATH msg=@: item=0 name=\"%s\" inode=7 dev=fd:01 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=%s\n"
        .formatted(name, type);
  }

  private static String encoded(String argument) {
    boolean plain = argument.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '"');
    byte[] bytes = argument.getBytes(StandardCharsets.UTF_8);
    return plain ? "\"" + argument + "\"" : HexFormat.of().withUpperCase().formatHex(bytes);
  }

  // ---- messages ----

  private void message(Image image, int pid, int type, String event) {
    Instant time = Instant.ofEpochMilli(START_MILLIS + steps * STEP_MILLIS);
    endpoint
        .append(
            """
            {"schema_version":1,"version":9,"time":"%s","mach_time":%d,"event_type":%d,\
            "seq_num":%d,"global_seq_num":%d,"action_type":1,"action":{"result":{"result_type":0,\
            "result":{"auth":0}}},"thread":{"thread_id":9},"process":%s,"event":%s}\
            """
                .formatted(time, steps, type, steps, steps, process(pid, image), event))
        .append('\n');
  }

  private static String process(int pid, Image image) {
    String name = image.executable.substring(image.executable.lastIndexOf('/') + 1);
    return """
    {"audit_token":%s,"parent_audit_token":%s,"responsible_audit_token":%s,"ppid":%d,\
    "original_ppid":%d,"group_id":%d,"session_id":1,"codesigning_flags":570425347,\
    "cdhash":"0A0B","signing_id":"%s","team_id":null,"is_platform_binary":false,\
    "is_es_client":false,"executable":%s,"tty":null,"start_time":"2026-01-02T03:04:05Z"}\
    """
        .formatted(
            token(pid, image.version),
            token(image.parent, image.parentVersion),
            token(pid, image.version),
            image.parent,
            image.parent,
            pid,
            name,
            file(image.executable));
  }

  private static String token(int pid, int version) {
    return """
    {"asid":100004,"auid":4294967295,"egid":20,"euid":501,"pid":%d,"pidversion":%d,\
    "rgid":20,"ruid":501}\
    """
        .formatted(pid, version);
  }

  private static String file(String path) {
    return """
    {"path":"%s","path_truncated":false,"stat":{"st_mode":33261,"st_uid":0,"st_ino":7}}\
    """
        .formatted(path);
  }

  private static String quoted(String... texts) {
    return String.join(
        ",",
        List.of(texts).stream()
            .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .toList());
  }
}
