package perilune.scenarios.windows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Endpoint;

/**
 * Writes what Sysmon 15 records of a deed (schema 4.90): a symbolic link is a file that is made, a
 * hard link and a new name are no event. Source: Microsoft's documentation of Sysmon, and real
 * records. Owned by one writing.
 */
final class SysmonRecords {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String OWN_ADDRESS = "10.20.7.31";
  private static final int OWN_PORT = 50_112;
  private static final String SYSTEM_FOLDER = "c:\\windows\\";

  private final RecordText text;
  private final Setting setting;

  SysmonRecords(RecordText text, Setting setting) {
    this.text = text;
    this.setting = setting;
  }

  void write(Instant time, WindowsProcess actor, Deed deed) {
    if (!setting.records(deed.kind())) {
      return;
    }
    switch (deed) {
      case Deed.Start _, Deed.Replace _ -> start(time, actor);
      case Deed.Exit _ -> text.add(actor(5, 3, time, actor).with("User", actor.user()));
      case Deed.Connect(var to, var datagram, var _) -> connection(time, actor, to, datagram, true);
      case Deed.Accept(var from) -> connection(time, actor, from, false, false);
      case Deed.Write(var path, var _) -> file(time, actor, path);
      case Deed.Link(var _, var to, var symbolic) when symbolic -> file(time, actor, to);
      case Deed.Delete(var path) -> deletion(time, actor, path);
      case Deed.Load(var path, var signed) -> library(time, actor, path, signed);
      case Deed.Download(var url, var path) -> download(time, actor, url, path);
      case Deed.Quarantine(var path) -> mark(time, actor, path);
      case Deed.Registry(var path, var value) ->
          text.add(
              actor(13, 2, time, actor)
                  .with("EventType", "SetValue")
                  .with("TargetObject", path)
                  .with("Details", value)
                  .with("User", actor.user()));
      case Deed.LookUp(var name) -> query(time, actor, name);
      default -> {
        // Sysmon records nothing of it, or the story is of another platform.
      }
    }
  }

  private static WindowsRecord record(int id, int version, Instant time) {
    return WindowsRecord.sysmon(id, version, time)
        .with("RuleName", "-")
        .with("UtcTime", UTC.format(time));
  }

  private static WindowsRecord actor(int id, int version, Instant time, WindowsProcess actor) {
    return record(id, version, time)
        .with("ProcessGuid", actor.guid())
        .with("ProcessId", actor.pid())
        .with("Image", actor.path());
  }

  private void start(Instant time, WindowsProcess actor) {
    WindowsProcess parent = actor.parent().orElse(actor);
    boolean system = actor.path().toLowerCase(Locale.ROOT).startsWith(SYSTEM_FOLDER);
    text.add(
        actor(1, 5, time, actor)
            .with("FileVersion", system ? "10.0.22621.1 (WinBuild.160101.0800)" : "-")
            .with("Description", "-")
            .with("Product", system ? "Microsoft® Windows® Operating System" : "-")
            .with("Company", system ? "Microsoft Corporation" : "-")
            .with("OriginalFileName", originalName(actor, system))
            .with("CommandLine", actor.commandLine())
            .with("CurrentDirectory", actor.directory())
            .with("User", actor.user())
            .with("LogonGuid", "A1C20E5D-6DFE-6909-B1A8-020000000000")
            .with("LogonId", actor.isOfSystem() ? "0x3e7" : "0x2a8b1")
            .with("TerminalSessionId", actor.isOfSystem() ? 0 : 1)
            .with(
                "IntegrityLevel",
                actor
                    .traits()
                    .details()
                    .getOrDefault("integrity", actor.isOfSystem() ? "System" : "Medium"))
            .with("Hashes", hashes(actor.path()))
            .with("ParentProcessGuid", parent.guid())
            .with("ParentProcessId", parent.pid())
            .with("ParentImage", parent.path())
            .with("ParentCommandLine", parent.commandLine())
            .with("ParentUser", parent.user()));
  }

  private static String originalName(WindowsProcess actor, boolean system) {
    String name = actor.path().substring(actor.path().lastIndexOf('\\') + 1);
    return actor.traits().originalName().orElse(system ? name : "-");
  }

  /** Made of the path, so that one file has one hash. */
  private static String hashes(String path) {
    long seed = path.toLowerCase(Locale.ROOT).hashCode() * 0x9E3779B97F4A7C15L;
    String half = HexFormat.of().withUpperCase().toHexDigits(seed);
    String whole = half + HexFormat.of().withUpperCase().toHexDigits(~seed);
    return "MD5=" + whole + ",SHA256=" + whole + whole + ",IMPHASH=" + whole;
  }

  private void connection(
      Instant time, WindowsProcess actor, Endpoint other, boolean datagram, boolean out) {
    String here = other.address().startsWith("127.") ? other.address() : OWN_ADDRESS;
    Endpoint source = out ? new Endpoint(here, OWN_PORT) : other;
    Endpoint destination = out ? other : new Endpoint(here, OWN_PORT);
    boolean six = other.address().indexOf(':') >= 0;
    text.add(
        actor(3, 5, time, actor)
            .with("User", actor.user())
            .with("Protocol", datagram ? "udp" : "tcp")
            .with("Initiated", out)
            .with("SourceIsIpv6", six)
            .with("SourceIp", source.address())
            .with("SourceHostname", "-")
            .with("SourcePort", source.port())
            .with("SourcePortName", "-")
            .with("DestinationIsIpv6", six)
            .with("DestinationIp", destination.address())
            .with("DestinationHostname", "-")
            .with("DestinationPort", destination.port())
            .with("DestinationPortName", "-"));
  }

  private void file(Instant time, WindowsProcess actor, String path) {
    text.add(
        actor(11, 2, time, actor)
            .with("TargetFilename", path)
            .with("CreationUtcTime", UTC.format(time))
            .with("User", actor.user()));
  }

  private void deletion(Instant time, WindowsProcess actor, String path) {
    text.add(
        record(23, 5, time)
            .with("ProcessGuid", actor.guid())
            .with("ProcessId", actor.pid())
            .with("User", actor.user())
            .with("Image", actor.path())
            .with("TargetFilename", path)
            .with("Hashes", hashes(path))
            .with("IsExecutable", path.endsWith(".exe") || path.endsWith(".dll"))
            .with("Archived", "true"));
  }

  private void library(Instant time, WindowsProcess actor, String path, List<String> signed) {
    boolean valid = !signed.isEmpty() && signed.getFirst().equals("valid");
    text.add(
        actor(7, 3, time, actor)
            .with("ImageLoaded", path)
            .with("FileVersion", "-")
            .with("Description", "-")
            .with("Product", "-")
            .with("Company", "-")
            .with("OriginalFileName", "-")
            .with("Hashes", hashes(path))
            .with("Signed", valid)
            .with("Signature", signed.size() > 1 ? signed.get(1) : "-")
            .with("SignatureStatus", valid ? "Valid" : "Unavailable")
            .with("User", actor.user()));
  }

  private void download(Instant time, WindowsProcess actor, String url, String path) {
    String host = url.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*$", "");
    boolean address = host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    if (!address && setting.records(perilune.scenarios.story.Kind.DNS)) {
      query(time, actor, host);
    }
    int port = url.startsWith("http:") ? 80 : 443;
    connection(time, actor, new Endpoint(address ? host : "203.0.113.9", port), false, true);
    file(time, actor, path);
  }

  private void mark(Instant time, WindowsProcess actor, String path) {
    text.add(
        actor(15, 2, time, actor)
            .with("TargetFilename", path + ":Zone.Identifier")
            .with("CreationUtcTime", UTC.format(time))
            .with("Hash", hashes(path))
            .with("Contents", "[ZoneTransfer]  ZoneId=3  HostUrl=https://files.example/ ")
            .with("User", actor.user()));
  }

  private void query(Instant time, WindowsProcess actor, String name) {
    text.add(
        record(22, 5, time)
            .with("ProcessGuid", actor.guid())
            .with("ProcessId", actor.pid())
            .with("QueryName", name)
            .with("QueryStatus", 0)
            .with("QueryResults", "::ffff:203.0.113.9;")
            .with("Image", actor.path())
            .with("User", actor.user()));
  }
}
