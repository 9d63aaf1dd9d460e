package perilune.scenarios.windows;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;

/** Writes stories of Windows as Sysmon or the Security log has them, in JSON or XML. */
public final class WindowsWriter implements RecordWriter {

  /** Which log. */
  public enum Log {
    /** Sysmon's operational log. */
    SYSMON(
        "sysmon",
        EnumSet.of(
            Kind.EXEC,
            Kind.EXIT,
            Kind.CONNECT,
            Kind.ACCEPT,
            Kind.FILE,
            Kind.DELETE,
            Kind.LIBRARY,
            Kind.REGISTRY,
            Kind.DNS,
            Kind.QUARANTINE)),
    /** The Security log, with process creation, its command line, and connections audited. */
    SECURITY("security", EnumSet.of(Kind.EXEC, Kind.EXIT, Kind.CONNECT, Kind.ACCEPT));

    private final String word;
    private final Set<Kind> kinds;

    Log(String word, Set<Kind> kinds) {
      this.word = word;
      this.kinds = kinds;
    }
  }

  private final Log log;
  private final boolean xml;

  /**
   * Makes a writer.
   *
   * @param xml whether records are XML, not JSON of {@code evtx_dump}
   */
  public WindowsWriter(Log log, boolean xml) {
    this.log = log;
    this.xml = xml;
  }

  @Override
  public String name() {
    return log.word + (xml ? "-xml" : "");
  }

  @Override
  public Platform platform() {
    return Platform.WINDOWS;
  }

  @Override
  public String fileEnding() {
    return xml ? ".xml" : ".json";
  }

  @Override
  public Set<Kind> kinds() {
    return EnumSet.copyOf(log.kinds);
  }

  @Override
  public Recording write(Story story, Setting setting) {
    var cast = new WindowsCast(setting);
    var text = new RecordText(setting.host(), xml);
    var sysmon = new SysmonRecords(text, setting);
    var security = new SecurityRecords(text, setting);
    for (Moment moment : story.moments()) {
      WindowsProcess actor = cast.play(moment);
      Instant time = setting.start().plus(moment.at());
      switch (log) {
        case SYSMON -> sysmon.write(time, actor, moment.deed());
        case SECURITY -> security.write(time, actor, moment.deed());
      }
    }
    return new Recording(text.bytes(), cast.pids());
  }
}
