package perilune.engine.match;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.event.Event;
import perilune.event.Tag;
import perilune.rules.plan.CalendarPart;

/** A part of a date, as it is written: zones are not converted. Makes objects: rules ask rarely. */
final class CalendarTest implements ValueTest {

  /** ISO 8601, and the blank that Sysmon and others write between day and time. */
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::.*)?|Z?)");

  /** Longest text that is a date. */
  private static final int MAX_LENGTH = 64;

  private final CalendarPart part;
  private final long number;

  CalendarTest(CalendarPart part, long number) {
    this.part = part;
    this.number = number;
  }

  @Override
  public boolean test(EventView view, Event event, int value) {
    Optional<LocalDateTime> date =
        switch (event.tag(value)) {
          case Tag.LONG ->
              Optional.of(
                  LocalDateTime.ofInstant(
                      Instant.ofEpochMilli(event.longValue(value)), ZoneOffset.UTC));
          case Tag.TEXT ->
              event.length(value) <= MAX_LENGTH ? read(event.valueText(value)) : Optional.empty();
          default -> Optional.empty();
        };
    return date.map(found -> found.getLong(field()) == number).orElse(false);
  }

  private static Optional<LocalDateTime> read(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              group(matcher, 1),
              group(matcher, 2),
              group(matcher, 3),
              group(matcher, 4),
              group(matcher, 5)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int group(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private TemporalField field() {
    return switch (part) {
      case MINUTE -> ChronoField.MINUTE_OF_HOUR;
      case HOUR -> ChronoField.HOUR_OF_DAY;
      case DAY -> ChronoField.DAY_OF_MONTH;
      case WEEK -> IsoFields.WEEK_OF_WEEK_BASED_YEAR;
      case MONTH -> ChronoField.MONTH_OF_YEAR;
      case YEAR -> ChronoField.YEAR;
    };
  }
}
