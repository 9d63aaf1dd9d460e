package perilune.telemetry.syslog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.access.AccessEvents;
import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.TextLines;

/** Puts the parts of a line on an event. Owned by one thread. */
final class SyslogMapper {

  private static final List<String> LEVELS =
      List.of(
          "emergency",
          "alert",
          "critical",
          "error",
          "warning",
          "notification",
          "informational",
          "debug");

  private final FieldSink sink;
  private final MessageTable table = new MessageTable();
  private final AccessEvents access;

  SyslogMapper(ReadContext context) {
    sink = new FieldSink(context);
    access = new AccessEvents(context);
  }

  void map(String text, SyslogLine line, Event event) {
    sink.start(event);
    if (line.timed) {
      TextLines.time(event, line.timeNanos);
    }
    sink.put(KnownField.EVENT_KIND, "event");
    sink.put("host.name", line.host);
    sink.put("host.hostname", line.host);
    if (line.priority >= 0) {
      sink.put("log.syslog.priority", line.priority);
      sink.put("log.syslog.facility.code", line.priority >> 3);
      sink.put("log.syslog.severity.code", line.priority & 7);
    }
    if (line.mark.at() >= 0) {
      cisco(text, line);
    } else {
      other(text, line, event);
    }
  }

  private void cisco(String text, SyslogLine line) {
    CiscoMark mark = line.mark;
    boolean firewall = mark.isFirewall();
    String product = firewall ? firewall(mark.product()) : "ios";
    sink.put(KnownField.EVENT_MODULE, "cisco_" + product);
    sink.put(KnownField.EVENT_DATASET, "cisco_" + product + ".log");
    sink.put(KnownField.EVENT_CODE, mark.mnemonic());
    sink.put("event.severity", mark.severity());
    sink.put("log.level", LEVELS.get(mark.severity()));
    sink.put("observer.vendor", "Cisco");
    sink.put("observer.product", product);
    sink.put("observer.type", firewall ? "firewall" : "router");
    sink.put("observer.hostname", line.host);
    sink.put(KnownField.MESSAGE, text.substring(mark.at()));
    sink.put("log.syslog.appname", line.program);
    if (line.pid >= 0) {
      sink.put("log.syslog.procid", line.pid);
    }
    if (firewall) {
      sink.put("cisco.asa.message_id", mark.mnemonic());
      meaning("asa:" + mark.mnemonic(), text, mark.text());
      transport(mark.mnemonic());
    } else {
      sink.put("cisco.ios.facility", mark.facility());
      meaning("ios:" + mark.facility() + "-" + mark.mnemonic(), text, mark.text());
    }
  }

  private static String firewall(String product) {
    return product.equals("FTD") ? "ftd" : "asa";
  }

  /** The pattern of a connection has its transport in the text before its first part. */
  private void transport(String number) {
    switch (number) {
      case "302013", "302014" -> sink.put(KnownField.NETWORK_TRANSPORT, "tcp");
      case "302015", "302016" -> sink.put(KnownField.NETWORK_TRANSPORT, "udp");
      default -> {
        // The text says it, or there is none.
      }
    }
  }

  private void other(String text, SyslogLine line, Event event) {
    String message = text.substring(Math.min(line.message, text.length()));
    sink.put(KnownField.PROCESS_NAME, line.program);
    if (line.pid >= 0) {
      sink.put("process.pid", line.pid);
    }
    sink.put(KnownField.MESSAGE, message);
    if (access.takesFrom(line.program) && access.put(message, event)) {
      return;
    }
    sink.put(KnownField.EVENT_MODULE, "system");
    sink.put(KnownField.EVENT_DATASET, "system.syslog");
    if (line.priority >= 0) {
      sink.put("log.level", LEVELS.get(line.priority & 7));
    }
    boolean known = meaning("program:" + line.program, message, 0);
    if (!known) {
      ScriptNames.of(message).forEach(path -> sink.put("perilune.device.script.path", path));
    }
  }

  private boolean meaning(String key, String text, int from) {
    MessageTable.@Nullable Meaning meaning = table.find(key, text, from);
    if (meaning == null) {
      return false;
    }
    meaning.categories().forEach(category -> sink.put(KnownField.EVENT_CATEGORY, category));
    meaning.types().forEach(type -> sink.put(KnownField.EVENT_TYPE, type));
    sink.put(KnownField.EVENT_ACTION, meaning.action());
    sink.put("event.outcome", meaning.outcome());
    if (meaning.pattern() != null) {
      meaning.pattern().captures(text, (field, value) -> field(key, field, value));
    }
    return true;
  }

  private void field(String key, String field, String value) {
    sink.put(field, value);
    if (field.equals("perilune.device.command")) {
      ScriptNames.of(value).forEach(path -> sink.put("perilune.device.script.path", path));
    }
    if (field.equals("perilune.device.command") && key.startsWith("asa:")) {
      sink.put("cisco.asa.command_line_arguments", value);
    }
  }
}
