package perilune.scenarios.eslogger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import perilune.scenarios.eslogger.JsonText.Absent;
import perilune.scenarios.eslogger.MacProcess.Token;

/** Writes messages one after another, in the shape of eslogger or of Jamf Protect. */
final class Messages {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
  private static final DateTimeFormatter NANOSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT);

  private static final int ADMIN = 80;
  private static final int STAFF = 20;
  private static final int DEVICE = 16_777_234;
  private static final int REGULAR = 0100000;
  private static final int FOLDER = 0040000;

  private final boolean jamf;
  private final String host;
  private final JsonText json;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, Integer> ofKind = new LinkedHashMap<>();
  private int global;

  Messages(boolean jamf, String host) {
    this.jamf = jamf;
    this.host = host;
    this.json = new JsonText(jamf);
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Adds a message of a kind of event, whose part is given. */
  void add(Instant time, MacProcess actor, EsEvent kind, Map<String, Object> part) {
    var message = new LinkedHashMap<String, Object>();
    message.put("schema_version", 1);
    message.put("version", jamf ? 7 : 9);
    message.put("time", text(time));
    message.put("mach_time", time.toEpochMilli() * 24_000L);
    message.put("event_type", kind.number());
    message.put("seq_num", ofKind.merge(kind.name(), 1, Integer::sum) - 1);
    message.put(jamf ? "glob_seq_num" : "global_seq_num", global++);
    message.put("action_type", 1);
    message.put("action", Map.of("result", Map.of("result_type", 0, "result", Map.of("auth", 0))));
    message.put("thread", Map.of("thread_id", 500_000 + global));
    message.put("process", process(actor));
    message.put("event", Map.of(kind.name(), part));
    if (jamf) {
      message.put("host", Map.of("hostname", host, "serial", "C02EXAMPLE", "os", "Version 14.5"));
      message.put("metadata", Map.of("vendor", "Jamf", "product", "Device Telemetry Stream"));
      byte[] name = (host + kind.name() + global + time).getBytes(StandardCharsets.UTF_8);
      message.put("uuid", UUID.nameUUIDFromBytes(name).toString().toUpperCase(Locale.ROOT));
    }
    out.append(json.of(message)).append('\n');
  }

  /** A kind of event: its name, and its number in es_event_type_t. */
  record EsEvent(String name, int number) {}

  /** eslogger writes nanoseconds, Jamf Protect milliseconds. */
  private String text(Instant time) {
    DateTimeFormatter digits = jamf ? MILLISECONDS : NANOSECONDS;
    return digits.format(time.atOffset(ZoneOffset.UTC));
  }

  /** Gives a process as a message has it. */
  Map<String, Object> process(MacProcess of) {
    var all = new LinkedHashMap<String, Object>();
    all.put("audit_token", token(of.token(), of.user()));
    all.put("parent_audit_token", token(of.parent(), of.parent().user()));
    all.put("responsible_audit_token", token(of.responsible(), of.responsible().user()));
    all.put("ppid", of.parent().pid());
    all.put("original_ppid", of.parent().pid());
    all.put("group_id", of.pid());
    all.put("session_id", of.terminal().isEmpty() ? 1 : of.responsible().pid());
    Sign sign = of.sign();
    all.put("codesigning_flags", sign.flags());
    all.put("cdhash", jamf ? sign.cdhash().toLowerCase(Locale.ROOT) : sign.cdhash());
    all.put("signing_id", sign.identifier());
    all.put("team_id", sign.team().isEmpty() ? Absent.VALUE : sign.team());
    all.put("is_platform_binary", sign.platform());
    all.put("is_es_client", false);
    all.put("executable", file(of.path(), REGULAR | 0755, 0));
    all.put("tty", of.terminal().isEmpty() ? Absent.VALUE : file("/dev/" + of.terminal(), 8592, 0));
    all.put("start_time", of.born().toString());
    return all;
  }

  private static Map<String, Object> token(Token of, int real) {
    var all = new LinkedHashMap<String, Object>();
    all.put("asid", 100_000 + Math.max(0, of.login()));
    all.put("auid", of.login() < 0 ? 4_294_967_295L : of.login());
    all.put("egid", STAFF);
    all.put("euid", of.user());
    all.put("pid", of.pid());
    all.put("pidversion", of.version());
    all.put("rgid", STAFF);
    all.put("ruid", real);
    return all;
  }

  /** Gives a file that there is. */
  Map<String, Object> file(String path, int mode, int owner) {
    var stat = new LinkedHashMap<String, Object>();
    stat.put("st_dev", DEVICE);
    stat.put("st_ino", 10_000 + Math.abs(path.hashCode() % 1_000_000));
    stat.put("st_mode", mode);
    stat.put("st_uid", owner);
    stat.put("st_gid", path.startsWith("/opt/") ? ADMIN : STAFF);
    stat.put("st_nlink", 1);
    stat.put("st_flags", 0);
    return Map.of("path", path, "path_truncated", false, "stat", stat);
  }

  Map<String, Object> plain(String path, int owner) {
    return file(path, REGULAR | 0644, owner);
  }

  Map<String, Object> folder(String path, int owner) {
    return file(path, FOLDER | 0755, owner);
  }
}
