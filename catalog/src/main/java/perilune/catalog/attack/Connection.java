package perilune.catalog.attack;

import java.util.Comparator;
import java.util.Optional;

/**
 * That an object has to do with another: by a relationship, or because one names the other.
 *
 * @param kind type of the relationship, such as {@code detects}, or the member that names the other
 * @param outgoing whether the object is the source, or has that member itself
 * @param carrier the relationship, or the object that has the member
 * @param otherId STIX id of the other object
 * @param other the other object; nothing where the release does not have it
 */
public record Connection(
    String kind,
    boolean outgoing,
    AttackObject carrier,
    String otherId,
    Optional<AttackObject> other) {

  /** By kind, then direction, then id and name of the other. */
  static final Comparator<Connection> ORDER =
      Comparator.comparing(Connection::kind)
          .thenComparing(Connection::outgoing)
          .thenComparing(Connection::otherTitle)
          .thenComparing(Connection::otherId)
          .thenComparing(one -> one.carrier().id());

  /** Gives id and name of the other object, for people. */
  public String otherTitle() {
    return other.map(AttackObject::title).orElse(otherId);
  }

  /** Gives what tells this connection from others of the object, in every release. */
  public String key() {
    String by = carrier.isRelationship() ? carrier.id() : "";
    return kind + " " + outgoing + " " + otherId + " " + by;
  }
}
