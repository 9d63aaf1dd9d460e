package perilune.engine.kind;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import perilune.event.FieldTable;

/** The fields by which events are told apart, those of them that rules ask for. Immutable. */
public final class KindFields {

  /** Fields with few values that most rules ask for. */
  private static final Set<String> CANDIDATES =
      Set.of(
          "event.category",
          "event.type",
          "event.kind",
          "event.action",
          "event.code",
          "event.module",
          "event.dataset",
          "event.provider",
          "host.os.type",
          "winlog.channel",
          "winlog.provider_name",
          "product",
          "category",
          "service");

  private final Set<String> names;
  private final int[] ids;

  private KindFields(Set<String> names, int[] ids) {
    this.names = names;
    this.ids = ids;
  }

  /** Gives those that are among the fields that rules ask for. */
  public static KindFields among(Collection<String> asked, FieldTable fields) {
    var names = new TreeSet<>(CANDIDATES);
    names.retainAll(Set.copyOf(asked));
    int[] ids =
        names.stream().mapToInt(fields::intern).filter(id -> id != FieldTable.FULL).toArray();
    return new KindFields(Set.copyOf(names), ids);
  }

  /** Says whether an event's kind says all of a field. */
  boolean has(String field) {
    return names.contains(field);
  }

  int[] ids() {
    return ids;
  }
}
