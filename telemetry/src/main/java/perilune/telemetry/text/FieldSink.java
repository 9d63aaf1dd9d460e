package perilune.telemetry.text;

import java.util.HashMap;
import java.util.Map;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;

/**
 * Puts values under names of fields on the current event, those that somebody asked for.
 *
 * <p>Names come from tables and code, never from telemetry, so that there are only so many. A field
 * whose name ends in {@code .ip} takes addresses only; another text goes into {@code .address}
 * alone, which has the address as well. Names that end in {@code .port}, {@code .bytes}, {@code
 * .pid} or {@code .status_code} take whole numbers only. Owned by one thread.
 */
public final class FieldSink {

  private static final int UNWANTED = -1;

  /** Digits of the longest whole number that a long surely holds. */
  private static final int MAX_DIGITS = 18;

  private final FieldTable fields;
  private final FieldDemand demand;
  private final Map<String, Integer> ids = new HashMap<>();
  private Event event;

  /** Makes one for the fields that the context asks for. */
  public FieldSink(ReadContext context) {
    fields = context.fields();
    demand = context.demand();
    event = new Event(fields);
  }

  /** Starts another event. */
  public void start(Event into) {
    event = into;
  }

  /** Says whether somebody asked for a field. */
  public boolean wants(String field) {
    return id(field) != UNWANTED;
  }

  private int id(String field) {
    Integer known = ids.get(field);
    if (known == null) {
      int id = demand.wantsAll() ? fields.intern(field) : fields.find(field);
      known = id == FieldTable.FULL || !demand.wants(id) ? UNWANTED : id;
      ids.put(field, known);
    }
    return known;
  }

  /** Puts a text, unless it is empty or the name is for something else. */
  public void put(String field, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (field.endsWith(".ip")) {
      address(field, value);
    } else if (isNumber(field)) {
      long number = number(value);
      if (number >= 0) {
        put(field, number);
      }
    } else {
      text(field, value);
    }
  }

  /** Puts a text into a known field. */
  public void put(KnownField field, String value) {
    put(field.fieldName(), value);
  }

  /** Puts a whole number. */
  public void put(String field, long value) {
    int id = id(field);
    if (id != UNWANTED) {
      event.putLong(id, value);
    }
  }

  private void text(String field, String value) {
    int id = id(field);
    if (id != UNWANTED) {
      event.put(id, value);
    }
  }

  private void address(String field, String value) {
    String owner = field.substring(0, field.length() - "ip".length());
    text(owner + "address", value);
    if (isAddress(value)) {
      text(field, value);
    }
  }

  private static boolean isNumber(String field) {
    return field.endsWith(".port")
        || field.endsWith(".bytes")
        || field.endsWith(".pid")
        || field.endsWith(".status_code");
  }

  /** Gives a whole number of decimal digits, or -1 if the text is none. */
  public static long number(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Says whether a text can be an address of IPv4 or IPv6, without looking at every rule of it. */
  public static boolean isAddress(String text) {
    int dots = 0;
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c == ':') {
        colons++;
      } else if (Character.digit(c, colons > 0 || text.indexOf(':') >= 0 ? 16 : 10) < 0
          || c > 'f') {
        return false;
      }
    }
    boolean four = dots == 3 && colons == 0 && text.length() >= 7 && text.length() <= 15;
    return four || (colons >= 2 && text.length() <= 45);
  }
}
