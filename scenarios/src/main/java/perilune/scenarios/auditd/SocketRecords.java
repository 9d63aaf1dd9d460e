package perilune.scenarios.auditd;

import java.net.URI;
import perilune.scenarios.record.Player;
import perilune.scenarios.record.Scene;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Endpoint;
import perilune.scenarios.story.Kind;

/** Records of connections. */
final class SocketRecords {

  private static final int PENDING = -115;
  private static final int REFUSED = -111;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final AuditLog log;

  SocketRecords(AuditLog log) {
    this.log = log;
  }

  void write(Scene scene, FileRecords files, Setting setting) {
    switch (scene.deed()) {
      case Deed.Connect(var to, var datagram, var outcome) ->
          connect(scene, to, datagram ? Deed.Outcome.DONE : outcome);
      case Deed.Listen(var at) -> listen(scene, at);
      case Deed.Accept(var from) -> {
        log.begin(scene.time());
        log.call(
            scene.actor(),
            Call.ACCEPT,
            "success=yes exit=4 a0=3 a1=7fff89a57a20 a2=7fff89a57a1c a3=0",
            0);
        log.socket(from.address(), from.port());
        log.title(scene.actor());
      }
      case Deed.Download(var url, var path) -> {
        connect(scene, server(url), Deed.Outcome.DONE);
        if (setting.records(Kind.FILE)) {
          files.create(scene, path);
        }
      }
      default -> {
        // What no audit record shows: names that are looked up, marks of origin.
      }
    }
  }

  private void connect(Scene scene, Endpoint to, Deed.Outcome outcome) {
    int exit =
        switch (outcome) {
          case PENDING -> PENDING;
          case DONE -> 0;
          case FAILS -> REFUSED;
          case USUAL -> waits(scene.actor()) ? 0 : PENDING;
        };
    boolean six = to.address().indexOf(':') >= 0;
    log.begin(scene.time());
    log.call(
        scene.actor(),
        Call.CONNECT,
        "success=%s exit=%d a0=3 a1=55d0c1a2b3c0 a2=%s a3=0"
            .formatted(exit == 0 ? "yes" : "no", exit, six ? "1c" : "10"),
        0);
    log.socket(to.address(), to.port());
    log.title(scene.actor());
  }

  /** LuaSocket and nmap never wait for a connection; neither do servers with an event loop. */
  private static boolean waits(Player actor) {
    String name = actor.image().name();
    return !name.contains("lua")
        && !name.startsWith("nmap")
        && !name.startsWith("nginx")
        && !name.startsWith("redis");
  }

  private void listen(Scene scene, Endpoint at) {
    log.begin(scene.time());
    log.call(scene.actor(), Call.BIND, "success=yes exit=0 a0=3 a1=55d0c1a2b3c0 a2=10 a3=0", 0);
    log.socket(at.address(), at.port());
    log.title(scene.actor());
    log.begin(scene.time());
    log.call(scene.actor(), Call.LISTEN, "success=yes exit=0 a0=3 a1=20 a2=0 a3=0", 0);
    log.title(scene.actor());
  }

  /** The host of an address; a name stands for an address that documents use. */
  private static Endpoint server(String url) {
    String host = "203.0.113.80";
    int port = url.startsWith("https") ? HTTPS : HTTP;
    try {
      URI uri = URI.create(url);
      String named = uri.getHost();
      host = named != null && named.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") ? named : host;
      port = uri.getPort() > 0 ? uri.getPort() : port;
    } catch (IllegalArgumentException _) {
      // A scenario may name a place that is no valid address; the connection is what counts.
    }
    return new Endpoint(host, port);
  }
}
