package perilune.engine.join;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.KeyText;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.JoinKey;

/**
 * Takes a step's join keys from an event: each distinct value is a key of its own, several keys
 * give every combination. Immutable.
 */
public final class JoinKeys {

  private static final List<@Nullable String> NO_VALUE = Collections.singletonList(null);

  private final int[] fields;
  private final boolean[] nullable;
  private final KeyText text;

  /** Makes it for the keys of one step. */
  public JoinKeys(List<JoinKey> keys, FieldTable table) {
    fields = keys.stream().mapToInt(key -> table.intern(key.field())).toArray();
    nullable = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++) {
      nullable[i] = keys.get(i).nullable();
    }
    text = new KeyText(table);
  }

  /** Gives the fields' ids. */
  public int[] fields() {
    return fields.clone();
  }

  /**
   * Gives the tuples of an event, in order of its values: none if a key that is not nullable is
   * missing; at most {@code max + 1}, so that the caller can tell that there are too many.
   */
  public List<JoinTuple> extract(Event event, int max) {
    if (fields.length == 0) {
      return List.of(JoinTuple.EMPTY);
    }
    for (int i = 0; i < fields.length; i++) {
      if (!nullable[i] && !event.has(fields[i])) {
        return List.of();
      }
    }
    if (fields.length == 1) {
      return tuples(distinct(event, fields[0], max));
    }
    var values = new ArrayList<List<@Nullable String>>();
    for (int field : fields) {
      values.add(distinct(event, field, max));
    }
    return combine(values, max);
  }

  private static List<JoinTuple> tuples(List<@Nullable String> values) {
    var all = new JoinTuple[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = JoinTuple.of(values.get(i));
    }
    return List.of(all);
  }

  /** Gives the different values in order, at most {@code max + 1}: more give no further tuple. */
  private List<@Nullable String> distinct(Event event, int field, int max) {
    int first = event.firstValue(field);
    if (first == Event.NONE) {
      return NO_VALUE;
    }
    if (event.nextValue(first) == Event.NONE) {
      return Collections.singletonList(text.of(event, field, first));
    }
    Set<@Nullable String> all = new LinkedHashSet<>();
    for (int v = first; v != Event.NONE && all.size() <= max; v = event.nextValue(v)) {
      all.add(text.of(event, field, v));
    }
    return Collections.unmodifiableList(new ArrayList<>(all));
  }

  private static List<JoinTuple> combine(List<List<@Nullable String>> values, int max) {
    var all = new ArrayList<JoinTuple>();
    int[] at = new int[values.size()];
    @Nullable String[] parts = new @Nullable String[at.length];
    while (all.size() <= max) {
      for (int i = 0; i < at.length; i++) {
        parts[i] = values.get(i).get(at[i]);
      }
      all.add(JoinTuple.of(parts));
      int turning = at.length - 1;
      while (turning >= 0 && ++at[turning] == values.get(turning).size()) {
        at[turning--] = 0;
      }
      if (turning < 0) {
        break;
      }
    }
    return List.copyOf(all);
  }
}
