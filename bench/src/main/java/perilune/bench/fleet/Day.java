package perilune.bench.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what one day's sensors say, as ECS documents. Owned by one thread. */
final class Day {

  /** The first day of every fleet. */
  static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");

  private record Line(long millis, int order, String text) {}

  private final List<Line> lines = new ArrayList<>();
  private final long startMillis;

  Day(int number) {
    startMillis = FIRST.plus(Duration.ofDays(number - 1L)).toEpochMilli();
  }

  /** Gives the lines in order of time. */
  List<String> inOrder() {
    lines.sort(Comparator.comparingLong(Line::millis).thenComparingInt(Line::order));
    return lines.stream().map(Line::text).toList();
  }

  /**
   * Starts a program.
   *
   * @param atMillis time within the day, milliseconds
   */
  Proc start(Host host, long atMillis, Proc parent, Proc.User user, String path, String... args) {
    int pid = host.next();
    var above = new ArrayList<String>();
    above.add(parent.entity());
    above.addAll(parent.above().subList(0, Math.min(6, parent.above().size())));
    String entity = host.name + "-" + pid + "-" + host.started();
    var child = new Proc(entity, pid, path, List.of(args), user, above, parent.entry());
    var out = begin(host, atMillis, "process", "start", "exec");
    process(host, child, parent, out);
    out.append(",\"working_directory\":").append(host.isWindows() ? "\"C:\\\\\"}" : "\"/\"}");
    end(atMillis, out);
    return child;
  }

  void exit(Host host, long atMillis, Proc proc) {
    var out = begin(host, atMillis, "process", "end", "end");
    brief(proc, out);
    end(atMillis, out);
  }

  void connect(Host host, long atMillis, Proc proc, String address, int port) {
    var out = begin(host, atMillis, "network", "start", "connection_attempted");
    brief(proc, out);
    out.append(",\"destination\":{\"ip\":\"").append(address).append("\",\"port\":").append(port);
    out.append("},\"network\":{\"direction\":\"egress\",\"transport\":\"tcp\"}");
    end(atMillis, out);
  }

  void create(Host host, long atMillis, Proc proc, String path) {
    var out = begin(host, atMillis, "file", "creation", "creation");
    brief(proc, out);
    out.append(",\"file\":{\"path\":").append(quoted(path)).append('}');
    end(atMillis, out);
  }

  private StringBuilder begin(
      Host host, long atMillis, String category, String type, String action) {
    var out = new StringBuilder(700);
    out.append("{\"@timestamp\":\"").append(Instant.ofEpochMilli(startMillis + atMillis));
    out.append("\",\"event\":{\"kind\":\"event\",\"module\":\"endpoint\",\"dataset\":");
    out.append("\"endpoint.events.").append(category).append("\",\"category\":[\"");
    out.append(category).append("\"],\"type\":[\"").append(type).append("\"],\"action\":\"");
    out.append(action).append("\",\"outcome\":\"unknown\",\"sequence\":").append(lines.size());
    out.append("},\"host\":{\"id\":\"").append(host.name).append("\",\"name\":\"");
    out.append(host.name).append("\",\"os\":{\"type\":\"").append(host.os).append("\"}}");
    return out;
  }

  private static void process(Host host, Proc proc, Proc parent, StringBuilder out) {
    user(proc, out);
    out.append(",\"process\":{");
    own(proc, out);
    out.append(",\"args\":[");
    for (int i = 0; i < proc.args().size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(proc.args().get(i)));
    }
    out.append("],\"args_count\":").append(proc.args().size());
    out.append(",\"command_line\":").append(quoted(String.join(" ", proc.args())));
    if (!host.os.equals("linux")) {
      out.append(",\"code_signature\":{\"exists\":true,\"status\":\"");
      out.append(signature(host, proc)).append("\"}");
    }
    if (!proc.entry().isEmpty()) {
      out.append(",\"entry_leader\":{\"entry_meta\":{\"type\":\"").append(proc.entry());
      out.append("\"}}");
    }
    out.append(",\"Ext\":{\"ancestry\":[");
    for (int i = 0; i < proc.above().size(); i++) {
      out.append(i == 0 ? "\"" : ",\"").append(proc.above().get(i)).append('"');
    }
    out.append("]},\"parent\":{");
    own(parent, out);
    out.append(",\"command_line\":").append(quoted(String.join(" ", parent.args())));
    out.append('}');
  }

  private static String signature(Host host, Proc proc) {
    if (host.isWindows()) {
      return proc.path().startsWith("C:\\Windows") || proc.path().startsWith("C:\\Program")
          ? "trusted"
          : "unsigned";
    }
    boolean platform = proc.path().startsWith("/bin/") || proc.path().startsWith("/usr/bin/");
    return platform ? "platform" : proc.path().startsWith("/App") ? "developer_id" : "adhoc_linker";
  }

  private static void brief(Proc proc, StringBuilder out) {
    user(proc, out);
    out.append(",\"process\":{");
    own(proc, out);
    out.append('}');
  }

  private static void own(Proc proc, StringBuilder out) {
    out.append("\"entity_id\":\"").append(proc.entity()).append("\",\"pid\":").append(proc.pid());
    out.append(",\"name\":").append(quoted(proc.name()));
    out.append(",\"executable\":").append(quoted(proc.path()));
  }

  private static void user(Proc proc, StringBuilder out) {
    out.append(",\"user\":{\"id\":\"").append(proc.user().id()).append("\",\"name\":");
    out.append(quoted(proc.user().name())).append('}');
  }

  private void end(long atMillis, StringBuilder out) {
    lines.add(new Line(startMillis + atMillis, lines.size(), out.append('}').toString()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
