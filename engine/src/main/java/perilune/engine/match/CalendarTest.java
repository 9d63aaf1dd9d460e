package perilune.engine.match;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Optional;
import perilune.event.Event;
import perilune.event.Tag;
import perilune.rules.plan.CalendarPart;

/** A part of a date, as it is written: zones are not converted. Makes objects: rules ask rarely. */
final class CalendarTest implements ValueTest {

  /** Characters of a day, as 2026-01-31, and of that with an hour and a minute behind it. */
  private static final int DAY = 10;

  private static final int MINUTE = 16;

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

  /** Reads ISO 8601, also with the blank that Sysmon and others write between day and time. */
  private static Optional<LocalDateTime> read(String text) {
    if (text.length() < DAY) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text.substring(0, DAY));
      String rest = text.substring(DAY);
      if (rest.isEmpty() || rest.equals("Z")) {
        return Optional.of(day.atStartOfDay());
      }
      boolean timed =
          text.length() >= MINUTE
              && (text.charAt(DAY) == 'T' || text.charAt(DAY) == ' ')
              && (text.length() == MINUTE || text.charAt(MINUTE) == ':');
      return timed
          ? Optional.of(day.atTime(LocalTime.parse(text.substring(DAY + 1, MINUTE))))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
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
