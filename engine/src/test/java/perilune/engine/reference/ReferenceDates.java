package perilune.engine.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.WeekFields;
import java.util.OptionalLong;
import perilune.rules.plan.CalendarPart;

/** Parts of dates, cut out of the text by their places. */
final class ReferenceDates {

  private ReferenceDates() {}

  static OptionalLong part(Object value, CalendarPart part) {
    if (value instanceof Long millis) {
      return part(Instant.ofEpochMilli(millis).toString(), part);
    }
    if (!(value instanceof String text)
        || !text.matches("\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d.*)?")) {
      return OptionalLong.empty();
    }
    String padded = text.length() < 16 ? text.substring(0, 10) + "T00:00" : text;
    try {
      LocalDate day = LocalDate.parse(padded.substring(0, 10));
      LocalTime time = LocalTime.parse(padded.substring(11, 16));
      return OptionalLong.of(
          switch (part) {
            case YEAR -> day.getYear();
            case MONTH -> day.getMonthValue();
            case DAY -> day.getDayOfMonth();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case WEEK -> day.get(WeekFields.ISO.weekOfWeekBasedYear());
          });
    } catch (DateTimeException _) {
      return OptionalLong.empty();
    }
  }
}
