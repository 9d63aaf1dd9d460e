package perilune.catalog.events;

import java.util.Comparator;
import perilune.catalog.CodePointOrder;

/**
 * A kind of event that a sensor writes.
 *
 * @param provider who writes it, such as {@code Sysmon}
 * @param id its number or name there
 * @param title one line; empty for a number that the table does not have
 * @param os operating system, in lower case
 */
public record SensorEvent(String provider, String id, String title, String os)
    implements Comparable<SensorEvent> {

  private static final Comparator<SensorEvent> ORDER =
      Comparator.comparing(SensorEvent::provider, CodePointOrder.BY_CODE_POINT)
          .thenComparingInt(SensorEvent::number)
          .thenComparing(SensorEvent::id, CodePointOrder.BY_CODE_POINT);

  /** Orders by provider, then number, then name. */
  @Override
  public int compareTo(SensorEvent other) {
    return ORDER.compare(this, other);
  }

  private int number() {
    boolean digits = !id.isEmpty() && id.length() < 9 && id.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(id) : -1;
  }
}
