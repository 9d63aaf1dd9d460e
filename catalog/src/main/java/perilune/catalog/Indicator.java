package perilune.catalog;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One value that rules look for in one field in one way. A rule has an indicator once, however
 * often it asks for it. Equal by exact characters.
 *
 * @param field canonical name
 * @param kind how it is compared
 * @param value what it is compared with
 */
public record Indicator(String field, Kind kind, String value) implements Comparable<Indicator> {

  private static final Comparator<Indicator> ORDER =
      Comparator.comparing(Indicator::field, CodePointOrder.BY_CODE_POINT)
          .thenComparing(one -> one.kind().word(), CodePointOrder.BY_CODE_POINT)
          .thenComparing(Indicator::value, CodePointOrder.BY_CODE_POINT);

  // By hand: those of records are slow until they are compiled, and indexes ask for them a lot.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Indicator one
        && value.equals(one.value)
        && kind == one.kind
        && field.equals(one.field);
  }

  @Override
  public int hashCode() {
    return (value.hashCode() * 31 + kind.ordinal()) * 31 + field.hashCode();
  }

  /** Orders by field, the kind's word and value, each by code points. */
  @Override
  public int compareTo(Indicator other) {
    return ORDER.compare(this, other);
  }
}
