package perilune.pipeline.readiness;

/**
 * Something that telemetry may have or lack.
 *
 * @param kind kind of events
 * @param field group of fields of such events, or empty for the events themselves
 */
public record Need(String kind, String field) implements Comparable<Need> {

  /** A package database of the host: nothing that a sensor sends. */
  static final Need PACKAGES = new Need("packages", "");

  /** Says whether it is the events themselves. */
  public boolean isKind() {
    return field.isEmpty();
  }

  @Override
  public int compareTo(Need other) {
    int order = kind.compareTo(other.kind);
    return order == 0 ? field.compareTo(other.field) : order;
  }

  /** Gives it as one word for machines. */
  public String word() {
    return field.isEmpty() ? kind : kind + ":" + field;
  }
}
