package perilune.catalog.attack.diff;

import java.util.List;
import java.util.Optional;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.Connection;

/**
 * What happened to an object from one release to another.
 *
 * @param before as it was; nothing where it was not there
 * @param after as it is; nothing where it is not there any more
 * @param status what happened to it as a whole
 * @param fields what changed in it; none where it was added or removed
 * @param connections what it has to do with others and had not, or the other way round, or what was
 *     changed in a relationship itself
 */
public record ObjectDiff(
    Optional<AttackObject> before,
    Optional<AttackObject> after,
    Status status,
    List<FieldChange> fields,
    List<ConnectionChange> connections) {

  /** What happened to an object as a whole; of several things the first that fits. */
  public enum Status {
    /** It was not there. */
    ADDED,
    /** It is not there any more. */
    REMOVED,
    /** It was taken back, mostly for another. */
    REVOKED,
    /** It is not to be used any more. */
    DEPRECATED,
    /** It is in force again. */
    RESTORED,
    /** Some of its fields are not what they were. */
    CHANGED,
    /** Its bytes are not the same, and say the same: order of members, blanks, escapes. */
    REWRITTEN,
    /** Its bytes are the same. */
    UNCHANGED
  }

  /**
   * That an object has something to do with another, and had not, or the other way round.
   *
   * @param status added, removed, or what happened to the relationship
   * @param connection as it is; as it was where it was removed
   * @param fields what changed in the relationship itself
   */
  public record ConnectionChange(Status status, Connection connection, List<FieldChange> fields) {
    public ConnectionChange {
      fields = List.copyOf(fields);
    }
  }

  public ObjectDiff {
    fields = List.copyOf(fields);
    connections = List.copyOf(connections);
  }

  /** Gives the object as it is; as it was where it is not there any more. */
  public AttackObject object() {
    return after.or(() -> before).orElseThrow();
  }

  /** Says whether its fields changed while version and date of modification stayed. */
  public boolean unannounced() {
    return !fields.isEmpty()
        && before.isPresent()
        && after.isPresent()
        && before.get().version().equals(after.get().version())
        && before.get().modified().equals(after.get().modified());
  }

  /** Says whether it itself is what it was, and so is what it has to do with others. */
  public boolean isNothing() {
    return status == Status.UNCHANGED && connections.isEmpty();
  }
}
