package perilune.telemetry.access;

import java.util.Set;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.TextLines;
import perilune.telemetry.text.WrittenTime;

/**
 * Puts what a line of an access log or of nginx' error log says on an event.
 *
 * <p>Beside the names of ECS it gives those of the W3C format, by which rules of Sigma ask. Owned
 * by one thread.
 */
public final class AccessEvents {

  private static final Set<String> SERVERS =
      Set.of("nginx", "openresty", "apisix", "kong", "uhttpd", "lighttpd", "httpd", "apache2");

  private final FieldSink sink;
  private final AccessLine access;
  private final ErrorLine error;

  /** Makes one for the fields that the context asks for. */
  public AccessEvents(ReadContext context) {
    sink = new FieldSink(context);
    long latest = context.limits().latestNanos();
    access = new AccessLine(latest);
    error = new ErrorLine(latest);
  }

  /** Says whether a program of this name may have such lines in syslog. */
  public boolean takesFrom(String program) {
    return SERVERS.contains(program);
  }

  /** Puts the line's parts on an event; false, and nothing, if it is no such line. */
  public boolean put(String line, Event event) {
    sink.start(event);
    if (access.scan(line)) {
      request(event);
      return true;
    }
    if (error.scan(line)) {
      failure(event);
      return true;
    }
    return false;
  }

  private void request(Event event) {
    if (access.timeNanos != WrittenTime.NONE) {
      TextLines.time(event, access.timeNanos);
    }
    sink.put(KnownField.EVENT_MODULE, "nginx");
    sink.put(KnownField.EVENT_DATASET, "nginx.access");
    sink.put(KnownField.EVENT_CATEGORY, "web");
    sink.put(KnownField.EVENT_TYPE, "access");
    sink.put(KnownField.EVENT_OUTCOME, access.status < 400 ? "success" : "failure");
    sink.put("source.ip", access.client);
    sink.put("user.name", access.user);
    sink.put("url.domain", access.domain);
    sink.put("http.request.method", access.method);
    sink.put("http.version", access.version);
    sink.put("http.response.status_code", access.status);
    if (access.bytes >= 0) {
      sink.put("http.response.body.bytes", access.bytes);
    }
    sink.put("http.request.referrer", access.referrer);
    sink.put("user_agent.original", access.agent);
    sink.put("http.request.body.content", access.body);
    target(access.target, access.body);
    words();
  }

  private void target(String target, String body) {
    int question = target.indexOf('?');
    sink.put("url.original", target);
    sink.put("url.path", question < 0 ? target : target.substring(0, question));
    sink.put("url.query", question < 0 ? "" : target.substring(question + 1));
    if (sink.wants("perilune.request.text")) {
      String text = body.isEmpty() ? target : target + "\n" + body;
      sink.put("perilune.request.text", Unescape.backslashes(Unescape.percents(text)));
    }
  }

  /** The names of the W3C format; rules of Sigma look for paths in the query, too. */
  private void words() {
    int question = access.target.indexOf('?');
    sink.put("cs-method", access.method);
    sink.put("cs-uri-stem", question < 0 ? access.target : access.target.substring(0, question));
    sink.put("cs-uri-query", access.target);
    sink.put("cs-uri", access.target);
    sink.put("sc-status", access.status);
    sink.put("c-ip", access.client);
    sink.put("cs-username", access.user);
    sink.put("cs-user-agent", access.agent);
    sink.put("c-useragent", access.agent);
    sink.put("cs-referer", access.referrer);
    sink.put("cs-host", access.domain);
  }

  private void failure(Event event) {
    TextLines.time(event, error.timeNanos);
    sink.put(KnownField.EVENT_MODULE, "nginx");
    sink.put(KnownField.EVENT_DATASET, "nginx.error");
    sink.put(KnownField.EVENT_CATEGORY, "web");
    sink.put(KnownField.EVENT_TYPE, "error");
    sink.put("log.level", error.level);
    if (error.pid >= 0) {
      sink.put("process.pid", error.pid);
    }
    sink.put("error.message", error.message);
    sink.put("source.ip", error.client);
    sink.put("http.request.method", error.method);
    target(error.target, "");
  }
}
