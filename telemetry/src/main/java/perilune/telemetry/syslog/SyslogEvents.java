package perilune.telemetry.syslog;

import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;

/**
 * Puts what a line of syslog says on an event, wherever the line came from. Owned by one thread.
 */
public final class SyslogEvents {

  private final SyslogLine line;
  private final SyslogMapper mapper;
  private final boolean original;

  /** Makes one for the fields that the context asks for. */
  public SyslogEvents(ReadContext context) {
    line = new SyslogLine(context.limits().latestNanos());
    mapper = new SyslogMapper(context);
    original = context.demand().wants(KnownField.EVENT_ORIGINAL);
  }

  /** Puts the line's parts on an event; false, and nothing, if it has no header of syslog. */
  public boolean put(String text, Event event) {
    if (!line.scan(text)) {
      return false;
    }
    mapper.map(text, line, event);
    if (original) {
      event.put(KnownField.EVENT_ORIGINAL, text);
    }
    return true;
  }

  /** Says whether a line is a message of Cisco's, with a time of its own. */
  public boolean isDatedMessage(String text) {
    return line.scan(text) && line.mark.at() >= 0 && line.timed;
  }

  /** Gives the time of the line that {@link #isDatedMessage} just took, nanoseconds since 1970. */
  public long timeNanos() {
    return line.timeNanos;
  }
}
