package perilune.pipeline.pipes;

/** Reads {@code events[2].process.name}; a bare name is that of the first event. */
final class EventField {

  private static final String EVENTS = "events[";
  private static final int NO_EVENT = -1;
  private static final int MAX_DIGITS = 6;

  private EventField() {}

  /** Gives the number of the event, or one that no match has. */
  static int event(String name) {
    int end = end(name);
    if (end < 0) {
      return 0;
    }
    String digits = name.substring(EVENTS.length(), end);
    return digits.length() <= MAX_DIGITS ? Integer.parseInt(digits) : NO_EVENT;
  }

  /** Gives the name of the field. */
  static String of(String name) {
    int end = end(name);
    return end < 0 ? name : name.substring(end + 2);
  }

  /** Gives where the bracket closes, or -1 where no event is named. */
  private static int end(String name) {
    if (!name.startsWith(EVENTS)) {
      return -1;
    }
    int at = EVENTS.length();
    while (at < name.length() && name.charAt(at) >= '0' && name.charAt(at) <= '9') {
      at++;
    }
    return at > EVENTS.length() && name.startsWith("].", at) ? at : -1;
  }
}
