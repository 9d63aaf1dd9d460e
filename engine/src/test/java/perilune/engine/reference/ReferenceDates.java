package perilune.engine.reference;

import java.time.LocalDate;
import java.time.temporal.WeekFields;
import java.util.OptionalLong;
import perilune.rules.plan.CalendarPart;

/** Parts of dates, cut out of the text by their places. */
final class ReferenceDates {

  private ReferenceDates() {}

  static OptionalLong part(Object value, CalendarPart part) {
    if (!(value instanceof String text)
        || !text.matches("\\d{4}-\\d\\d-\\d\\d([T ]\\d\\d:\\d\\d.*)?")) {
      return OptionalLong.empty();
    }
    String padded = text.length() < 16 ? text.substring(0, 10) + "T00:00" : text;
    return OptionalLong.of(
        switch (part) {
          case YEAR -> Long.parseLong(padded.substring(0, 4));
          case MONTH -> Long.parseLong(padded.substring(5, 7));
          case DAY -> Long.parseLong(padded.substring(8, 10));
          case HOUR -> Long.parseLong(padded.substring(11, 13));
          case MINUTE -> Long.parseLong(padded.substring(14, 16));
          case WEEK ->
              LocalDate.parse(padded.substring(0, 10)).get(WeekFields.ISO.weekOfWeekBasedYear());
        });
  }
}
