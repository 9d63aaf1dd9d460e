package perilune.engine.match;

import java.time.Instant;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.FieldType;

/**
 * Gives a value's text for comparing it with values of other events: addresses and dates in one
 * form each, numbers in decimal, all else as it is. Allocates.
 */
public final class KeyText {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final FieldTable fields;

  /** Makes it for events of a table. */
  public KeyText(FieldTable fields) {
    this.fields = fields;
  }

  /** Gives the text of a value of a field. */
  public String of(Event event, int field, int value) {
    FieldType type = field < fields.size() ? fields.type(field) : FieldType.ANY;
    return switch (type) {
      case DATE -> date(event, value);
      case IP -> address(event, value);
      case KEYWORD, LONG, DOUBLE, BOOLEAN, VERSION, ANY -> event.valueText(value);
    };
  }

  private static String date(Event event, int value) {
    var date = new DateText();
    if (!date.load(event, value)) {
      return event.valueText(value);
    }
    long second = Math.floorDiv(date.nanos(), NANOS_PER_SECOND);
    long nano = Math.floorMod(date.nanos(), NANOS_PER_SECOND);
    return Instant.ofEpochSecond(second, nano).toString();
  }

  private static String address(Event event, int value) {
    String text = event.valueText(value);
    var address = new InternetAddress();
    return address.read(text) ? address.toString() : text;
  }
}
