package perilune.scenarios.auditd;

import java.util.EnumSet;
import java.util.Set;
import perilune.scenarios.record.Cast;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;

/** Writes stories of Linux as auditd does, raw or enriched. */
public final class AuditdWriter implements RecordWriter {

  private static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.EXEC,
          Kind.FORK,
          Kind.EXIT,
          Kind.CONNECT,
          Kind.LISTEN,
          Kind.ACCEPT,
          Kind.FILE,
          Kind.RENAME,
          Kind.DELETE,
          Kind.MODE,
          Kind.LIBRARY,
          Kind.MEMORY,
          Kind.AUTH);

  private final boolean enriched;

  /**
   * Makes a writer.
   *
   * @param enriched whether names are appended to numbers, as auditd does by default
   */
  public AuditdWriter(boolean enriched) {
    this.enriched = enriched;
  }

  @Override
  public String name() {
    return enriched ? "auditd" : "auditd-raw";
  }

  @Override
  public Platform platform() {
    return Platform.LINUX;
  }

  @Override
  public String fileEnding() {
    return ".log";
  }

  @Override
  public Set<Kind> kinds() {
    return EnumSet.copyOf(KINDS);
  }

  @Override
  public Recording write(Story story, Setting setting) {
    var cast = new Cast(setting);
    var log = new AuditLog(setting.host(), enriched);
    var files = new FileRecords(log);
    var processes = new ProcessRecords(log, cast, setting);
    var sockets = new SocketRecords(log);
    for (Moment moment : story.moments()) {
      var scene = cast.play(moment);
      if (!processes.write(scene) && setting.records(scene.deed().kind()) && !files.write(scene)) {
        sockets.write(scene, files, setting);
      }
    }
    return new Recording(log.bytes(), cast.pids());
  }
}
