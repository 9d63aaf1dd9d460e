package perilune.telemetry.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.syslog.SyslogEvents;
import perilune.telemetry.text.TextLines;
import perilune.telemetry.text.WrittenTime;

/** Finds what lines of output show. Owned by one thread. */
final class OutputScanner {

  /** Things of one input that are kept until the times of all are known, count. */
  static final int MAX_KEPT = 100_000;

  private final TextLines lines;
  private final SyslogEvents syslog;
  private final WrittenTime times;
  private final ListedFile listed;
  private final List<Observation> found = new ArrayList<>();
  private final Map<String, Long> executable = new HashMap<>();
  private final VersionOutput version = new VersionOutput();

  private String host = "";
  private String folder = "";
  private @Nullable Observation open;
  private String hashField = "";
  private long clock = WrittenTime.NONE;
  private long newest = WrittenTime.NONE;

  OutputScanner(TextLines lines, ReadContext context) {
    this.lines = lines;
    syslog = new SyslogEvents(context);
    times = new WrittenTime(context.limits().latestNanos());
    listed = new ListedFile(context.limits().latestNanos());
  }

  List<Observation> found() {
    return found;
  }

  /** Gives the time that the output has of its own, or {@link WrittenTime#NONE}. */
  long clock() {
    return clock;
  }

  /** Gives the time of the newest file that is listed, or {@link WrittenTime#NONE}. */
  long newest() {
    return newest;
  }

  /**
   * Takes the current line. What says nothing that is known here is no damage: it is a terminal.
   */
  void take(String line) {
    Prompt prompt = Prompt.of(line);
    if (prompt.isThere()) {
      host = prompt.host();
      close();
      executable.clear();
      return;
    }
    boolean known =
        folder(line) || message(line) || file(line) || region(line) || hash(line) || verdict(line);
    if (!known && !clock(line)) {
      version(line);
    }
  }

  private @Nullable Observation observe(String category, String action) {
    if (found.size() >= MAX_KEPT) {
      lines.count(Reason.RECORD_TOO_LARGE, "more than " + MAX_KEPT + " things in one output");
      return null;
    }
    var observation = new Observation(host, lines.text());
    lines.fill(observation.header);
    observation.put("event.category", category);
    observation.put("event.type", "info");
    observation.put("event.action", action);
    found.add(observation);
    return observation;
  }

  private void close() {
    open = null;
    hashField = "";
    version.close();
  }

  private boolean folder(String line) {
    if (line.startsWith("--#--")) {
      folder = "";
      return true;
    }
    if (!line.startsWith("Directory of ")) {
      return false;
    }
    close();
    folder = line.substring("Directory of ".length()).strip();
    folder += folder.endsWith("/") || folder.isEmpty() ? "" : "/";
    return true;
  }

  private boolean message(String line) {
    if (line.indexOf('%') < 0 || !syslog.isDatedMessage(line)) {
      return false;
    }
    Observation observation = observe("", "");
    if (observation != null) {
      observation.message = line;
      observation.put("time", syslog.timeNanos());
    }
    return true;
  }

  private boolean file(String line) {
    if (!listed.scan(line)) {
      return false;
    }
    Observation observation = observe("file", "file-listed");
    if (observation != null) {
      int dot = listed.name.lastIndexOf('.');
      observation.put("file.path", folder + listed.name);
      observation.put("file.name", listed.name.substring(listed.name.lastIndexOf('/') + 1));
      observation.put("file.extension", dot < 0 ? "" : listed.name.substring(dot + 1));
      observation.put("file.size", listed.size);
      observation.put("file.mode", listed.mode);
      observation.put("file.type", listed.isDirectory() ? "dir" : "file");
      observation.put("mtime", listed.timeNanos);
    }
    newest = Math.max(newest, listed.timeNanos);
    return true;
  }

  private boolean region(String line) {
    MemoryRegion region = MemoryRegion.of(line);
    if (!region.isThere()) {
      return false;
    }
    Observation observation = observe("host", "memory-region");
    if (observation != null) {
      observation.put("perilune.memory.protection", region.protection());
      observation.put("perilune.device.memory.size", region.size());
      observation.put("file.path", region.path());
      observation.put("file.name", region.path().substring(region.path().lastIndexOf('/') + 1));
      if (region.isExecutable() && executable.size() < MAX_KEPT) {
        long number = executable.merge(region.path(), 1L, Long::sum);
        observation.put("perilune.device.memory.executable_number", number);
      }
    }
    return true;
  }

  /** Hashes of one image stand on several lines, and a long one goes on on the next. */
  private boolean hash(String line) {
    VerifyLine verify = VerifyLine.of(line);
    String more = verify.isThere() ? "" : VerifyLine.hex(line);
    if (!verify.isThere()) {
      return goesOn(more);
    }
    boolean again = open == null || verify.which().equals("computed");
    open = again ? observe("file", "image-verified") : open;
    if (open != null) {
      lines.extend(again ? fresh(open) : open.header);
      open.put("file.path", verify.path());
      open.put("file.name", verify.path().substring(verify.path().lastIndexOf('/') + 1));
      hashField = "perilune.device.hash." + verify.which();
      open.put(hashField, verify.hash());
    }
    return true;
  }

  private perilune.event.EventHeader fresh(Observation observation) {
    observation.header.hashHigh = 0;
    observation.header.hashLow = 0;
    return observation.header;
  }

  private boolean goesOn(String more) {
    if (more.isEmpty() || open == null || hashField.isEmpty()) {
      return false;
    }
    String sum = open.fields.get(hashField) + more;
    if (sum.length() <= 256) {
      open.put(hashField, sum);
      lines.extend(open.header);
    }
    return true;
  }

  /** What the device says of the signature of an image. */
  private boolean verdict(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    boolean about =
        lower.contains("signature") || lower.contains("hash") || lower.contains("integrity");
    boolean good = about && (lower.contains("success") || lower.contains("verified"));
    boolean bad =
        about
            && (lower.contains("fail")
                || lower.contains("invalid")
                || lower.contains("mismatch")
                || lower.contains("does not match")
                || lower.contains("not valid")
                || lower.contains("unable"));
    if (!good && !bad) {
      return false;
    }
    open = open == null ? observe("file", "image-verified") : open;
    if (open != null) {
      lines.extend(open.header);
      open.put("event.outcome", bad ? "failure" : "success");
      open.put("event.reason", line);
    }
    return true;
  }

  private boolean clock(String line) {
    int start = line.startsWith("*") || line.startsWith(".") ? 1 : 0;
    long nanos = times.read(line, start);
    boolean alone = nanos != WrittenTime.NONE && times.hasYear() && times.end() == line.length();
    clock = alone ? nanos : clock;
    return alone;
  }

  private void version(String line) {
    if (!version.begins(line)) {
      version.add(line, lines);
      return;
    }
    close();
    Observation observation = observe("host", "version-told");
    if (observation != null) {
      version.open(observation, line);
    }
  }
}
