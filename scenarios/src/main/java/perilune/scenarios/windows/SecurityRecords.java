package perilune.scenarios.windows;

import java.time.Instant;
import java.util.Locale;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Endpoint;

/**
 * Writes what the Security log records of a deed: 4688 and 4689 for processes, 5156 for
 * connections. Source: Microsoft's documentation of these events, and real records. Owned by one
 * writing.
 */
final class SecurityRecords {

  private static final int PROCESS_CREATION = 13_312;
  private static final int PROCESS_TERMINATION = 13_313;
  private static final int FILTERING = 12_810;
  private static final String OWN_ADDRESS = "10.20.7.31";
  private static final int OWN_PORT = 50_112;

  private final RecordText text;
  private final Setting setting;

  SecurityRecords(RecordText text, Setting setting) {
    this.text = text;
    this.setting = setting;
  }

  void write(Instant time, WindowsProcess actor, Deed deed) {
    if (!setting.records(deed.kind())) {
      return;
    }
    switch (deed) {
      case Deed.Start _, Deed.Replace _ -> start(time, actor);
      case Deed.Exit(var code) -> end(time, actor, code);
      case Deed.Connect(var to, var datagram, var _) -> connection(time, actor, to, datagram, true);
      case Deed.Accept(var from) -> connection(time, actor, from, false, false);
      case Deed.Download(var url, var _) ->
          connection(
              time,
              actor,
              new Endpoint("203.0.113.9", url.startsWith("http:") ? 80 : 443),
              false,
              true);
      default -> {
        // These audit categories record nothing of it.
      }
    }
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  /** The subject of a start is who started it; a target is named only where it is another. */
  private void start(Instant time, WindowsProcess actor) {
    WindowsProcess parent = actor.parent().orElse(actor);
    boolean other = !parent.user().equals(actor.user());
    text.add(
        subject(WindowsRecord.security(4688, 2, PROCESS_CREATION, time), other ? parent : actor)
            .with("NewProcessId", hex(actor.pid()))
            .with("NewProcessName", actor.path())
            .with("TokenElevationType", actor.isOfSystem() ? "%%1936" : "%%1938")
            .with("ProcessId", hex(parent.pid()))
            .with("CommandLine", actor.commandLine())
            .with("TargetUserSid", other ? sid(actor) : "S-1-0-0")
            .with("TargetUserName", other ? actor.userName() : "-")
            .with("TargetDomainName", other ? actor.domain() : "-")
            .with("TargetLogonId", other ? logon(actor) : "0x0")
            .with("ParentProcessName", parent.path())
            .with("MandatoryLabel", actor.isOfSystem() ? "S-1-16-16384" : "S-1-16-8192"));
  }

  private void end(Instant time, WindowsProcess actor, int code) {
    text.add(
        subject(WindowsRecord.security(4689, 0, PROCESS_TERMINATION, time), actor)
            .with("Status", hex(code))
            .with("ProcessId", hex(actor.pid()))
            .with("ProcessName", actor.path()));
  }

  private static WindowsRecord subject(WindowsRecord record, WindowsProcess process) {
    return record
        .with("SubjectUserSid", sid(process))
        .with("SubjectUserName", process.isOfSystem() ? "WS-07$" : process.userName())
        .with("SubjectDomainName", process.isOfSystem() ? "CORP" : process.domain())
        .with("SubjectLogonId", logon(process));
  }

  private static String sid(WindowsProcess process) {
    int number = 1_100 + Math.floorMod(process.user().hashCode(), 900);
    return process.isOfSystem()
        ? "S-1-5-18"
        : "S-1-5-21-4228717743-1032521047-1810997296-" + number;
  }

  private static String logon(WindowsProcess process) {
    return process.isOfSystem() ? "0x3e7" : "0x2a8b1";
  }

  private void connection(
      Instant time, WindowsProcess actor, Endpoint other, boolean datagram, boolean out) {
    String here = other.address().startsWith("127.") ? other.address() : OWN_ADDRESS;
    text.add(
        WindowsRecord.security(5156, 1, FILTERING, time)
            .with("ProcessID", actor.pid())
            .with("Application", device(actor.path()))
            .with("Direction", out ? "%%14593" : "%%14592")
            .with("SourceAddress", here)
            .with("SourcePort", OWN_PORT)
            .with("DestAddress", other.address())
            .with("DestPort", other.port())
            .with("Protocol", datagram ? 17 : 6)
            .with("FilterRTID", 70_312)
            .with("LayerName", out ? "%%14611" : "%%14610")
            .with("LayerRTID", out ? 48 : 44)
            .with("RemoteUserID", "S-1-0-0")
            .with("RemoteMachineID", "S-1-0-0"));
  }

  /** The filtering platform names a file by its volume, in lower case. */
  private static String device(String path) {
    boolean drive = path.length() > 2 && path.charAt(1) == ':';
    String below = drive ? path.substring(2) : path;
    return drive ? "\\device\\harddiskvolume3" + below.toLowerCase(Locale.ROOT) : below;
  }
}
