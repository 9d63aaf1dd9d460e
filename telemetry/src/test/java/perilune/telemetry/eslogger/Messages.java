package perilune.telemetry.eslogger;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes messages from a short form, in the shape of real ones; all names are invented.
 *
 * <pre>
 * 7 100.5&lt;90.3 /bin/zsh | {"unlink":{"target":%/private/tmp/x%}}
 * </pre>
 *
 * <p>Before the bar: number, then pid.version of the process, of its parent, and its executable;
 * after it the event. {@code @100.5<90.3 /bin/zsh@} is a process there, {@code %/path%} a file.
 * What begins with a brace stands as it is, but for these.
 */
final class Messages {

  private static final Pattern PROCESS =
      Pattern.compile("@(\\d+)\\.(\\d+)<(\\d+)\\.(\\d+) ([^@]*)@");
  private static final Pattern FILE = Pattern.compile("%([^%]*)%");

  private Messages() {}

  static String line(String shortForm) {
    int bar = shortForm.indexOf(" | ");
    if (shortForm.startsWith("{") || bar < 0) {
      return expand(shortForm);
    }
    String head = shortForm.substring(0, bar);
    int blank = head.indexOf(' ');
    return """
    {"schema_version":1,"version":9,"time":"2026-01-02T03:04:05.123456789Z","mach_time":99,\
    "event_type":9,"seq_num":0,"global_seq_num":%s,"action_type":1,\
    "action":{"result":{"result_type":0,"result":{"auth":0}}},"thread":{"thread_id":3},\
    "process":%s,"event":%s}\
    """
        .formatted(
            head.substring(0, blank),
            expand("@" + head.substring(blank + 1) + "@"),
            expand(shortForm.substring(bar + 3)));
  }

  private static String expand(String text) {
    String withProcesses =
        PROCESS
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    process(found.group(1), found.group(2), found.group(3), found.group(4))
                        .replace("PATH", found.group(5))));
    return FILE.matcher(withProcesses)
        .replaceAll(found -> Matcher.quoteReplacement(file(found.group(1))));
  }

  private static String process(String pid, String version, String parent, String parentVersion) {
    return """
    {"audit_token":%s,"parent_audit_token":%s,"responsible_audit_token":%s,"ppid":%s,\
    "original_ppid":%s,"group_id":%s,"session_id":60,"codesigning_flags":570556931,\
    "cdhash":"00AB","signing_id":"tool-1","team_id":null,"is_platform_binary":false,\
    "is_es_client":false,"executable":%%PATH%%,"tty":null,\
    "start_time":"2026-01-02T03:04:05.000001Z"}\
    """
        .formatted(
            token(pid, version),
            token(parent, parentVersion),
            token("80", "2"),
            parent,
            parent,
            pid);
  }

  private static String token(String pid, String version) {
    return """
    {"asid":1,"auid":501,"egid":20,"euid":0,"pid":%s,"pidversion":%s,"rgid":20,"ruid":502}\
    """
        .formatted(pid, version);
  }

  private static String file(String path) {
    return """
    {"path":"%s","path_truncated":false,\
    "stat":{"st_mode":33261,"st_uid":501,"st_ino":7,"st_dev":16,"st_size":4}}\
    """
        .formatted(path.replace("/", "\\/"));
  }
}
