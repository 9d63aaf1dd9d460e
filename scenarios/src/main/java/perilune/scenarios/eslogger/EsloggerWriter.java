package perilune.scenarios.eslogger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;

/** Writes stories of macOS as {@code eslogger} prints them, or as Jamf Protect sends them. */
public final class EsloggerWriter implements RecordWriter {

  private static final Set<Kind> KINDS =
      EnumSet.of(
          Kind.EXEC,
          Kind.FORK,
          Kind.EXIT,
          Kind.FILE,
          Kind.RENAME,
          Kind.DELETE,
          Kind.MODE,
          Kind.LIBRARY,
          Kind.MEMORY,
          Kind.AUTH,
          Kind.QUARANTINE);

  private final boolean jamf;

  /**
   * Makes a writer.
   *
   * @param jamf whether messages have the shape of Jamf Protect's telemetry
   */
  public EsloggerWriter(boolean jamf) {
    this.jamf = jamf;
  }

  @Override
  public String name() {
    return jamf ? "jamf" : "eslogger";
  }

  @Override
  public Platform platform() {
    return Platform.MACOS;
  }

  @Override
  public String fileEnding() {
    return ".ndjson";
  }

  @Override
  public Set<Kind> kinds() {
    return EnumSet.copyOf(KINDS);
  }

  @Override
  public Recording write(Story story, Setting setting) {
    var cast = new MacCast(setting);
    var messages = new Messages(jamf, setting.host());
    var programs = new Programs(cast, messages, setting);
    var files = new FilesAndMemory(cast, messages);
    for (Moment moment : story.moments()) {
      Instant time = setting.start().plus(moment.at());
      String name = moment.actor();
      switch (moment.deed()) {
        case Deed.Login(var _, var user, var from) -> programs.login(name, user, from, time);
        case Deed.Service(var _, var user) -> {
          cast.set(name, cast.launchd());
          cast.childrenRunAs(name, user);
        }
        case Deed.Cron(var user) -> programs.cron(name, user, time);
        case Deed.Start(var by, var image) -> programs.start(name, by, image, time);
        case Deed.Fork(var by) -> programs.fork(name, by, time);
        case Deed.Replace(var image) -> programs.replace(name, image, time);
        case Deed.Exit(var code) -> programs.exit(name, code, time);
        case Deed other -> {
          if (isRecorded(other, setting)) {
            files.write(time, name, other);
          }
        }
      }
    }
    return new Recording(messages.bytes(), cast.pids());
  }

  /** Of a download the connection is not seen, but the file is. */
  private static boolean isRecorded(Deed deed, Setting setting) {
    return setting.records(deed instanceof Deed.Download ? Kind.FILE : deed.kind());
  }
}
