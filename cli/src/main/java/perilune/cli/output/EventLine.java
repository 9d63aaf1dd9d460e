package perilune.cli.output;

import java.time.Instant;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.findings.EventText;

/** Shows one event to a person on one line, without the place of its record. */
public interface EventLine {

  /** Gives the line; harmless to a terminal. */
  String of(RetainedEvent event);

  /** Shows when, where, who and what. */
  static EventLine told(Paint paint, int width) {
    return event -> {
      String who =
          event.text(KnownField.PROCESS_NAME).orElse("")
              + event.text(KnownField.PROCESS_PID).map(pid -> " pid " + pid).orElse("");
      String what = EventText.action(event) + "  " + EventText.object(event);
      return time(event)
          + "  "
          + Shown.plain(event.hostKey())
          + "  "
          + paint.strong(Shown.plain(who))
          + "  "
          + Shown.cut(what, Math.max(40, width - 30));
    };
  }

  /**
   * Shows when, and the document itself.
   *
   * @param field id of the field whose last value is the document
   */
  static EventLine document(int field, int width) {
    return event ->
        time(event) + "  " + Shown.cut(event.texts(field).getLast(), Math.max(40, width - 30));
  }

  private static String time(RetainedEvent event) {
    return event.timed() ? Instant.ofEpochSecond(0, event.timeNanos()).toString() : "no time";
  }
}
