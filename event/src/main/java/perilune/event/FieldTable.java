package perilune.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives each field name a dense id, once: readers and compiled rules then speak in ids.
 *
 * <p>The ids of {@link KnownField}s are the same in every table; other names get theirs in the
 * order in which they are met, so no id may outlive the process. The number of names is bounded:
 * telemetry is hostile and could invent a new name in every record.
 *
 * <p>May be used by many threads: names come in while readers run, and those who judge events that
 * are already there ask for others.
 */
public final class FieldTable {

  /** Names in one table, count. ECS with all of Elastic's integrations has under 20,000. */
  public static final int DEFAULT_MAX_FIELDS = 65_536;

  /** What {@link #intern} gives when the table is full. */
  public static final int FULL = -1;

  private static final int FIRST_ROOM = 1_024;

  private final int maxFields;
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();
  // By id. A name is in its place before its id can be had, and a longer array before that.
  private volatile String[] names = new String[FIRST_ROOM];
  private volatile FieldType[] types = new FieldType[FIRST_ROOM];
  private volatile int size;
  private final KnownTexts known = new KnownTexts();

  /** Makes a table that holds the known fields and has the default limit. */
  public FieldTable() {
    this(DEFAULT_MAX_FIELDS);
  }

  /** Makes a table that holds the known fields and takes at most so many names in all. */
  public FieldTable(int maxFields) {
    this.maxFields = maxFields;
    for (KnownField field : KnownField.values()) {
      if (ids.containsKey(field.fieldName())) {
        throw new IllegalStateException("two known fields are called " + field.fieldName());
      }
      add(field.fieldName(), field.type());
    }
  }

  private synchronized int add(String name, FieldType type) {
    Integer known = ids.get(name);
    if (known != null) {
      return known;
    }
    int id = size;
    if (id >= maxFields) {
      return FULL;
    }
    if (id == names.length) {
      names = Arrays.copyOf(names, 2 * id);
      types = Arrays.copyOf(types, 2 * id);
    }
    names[id] = name;
    types[id] = type;
    size = id + 1;
    ids.put(name, id);
    return id;
  }

  /** Gives the id of a name, a new one if need be, or {@link #FULL}. */
  public int intern(String name) {
    Integer id = ids.get(name);
    return id != null ? id : add(name, FieldType.ANY);
  }

  /**
   * Gives the id of a name whose values are of a type, a new one if need be, or {@link #FULL}. Says
   * the type of a name that is there already, too. Before rules are compiled: they ask once.
   */
  public synchronized int declare(String name, FieldType type) {
    int id = intern(name);
    if (id != FULL) {
      types[id] = type;
    }
    return id;
  }

  /** Gives the id of a name that is there already, or {@link #FULL}. */
  public int find(String name) {
    Integer id = ids.get(name);
    return id == null ? FULL : id;
  }

  /** Gives the dotted name of an id. */
  public String name(int id) {
    return names[id];
  }

  /** Gives what the field of an id holds. */
  public FieldType type(int id) {
    return types[id];
  }

  /** Gives the texts that fields of kept events have again and again. */
  KnownTexts knownTexts() {
    return known;
  }

  /** Gives the number of names, all ids being below it. */
  public int size() {
    return size;
  }

  /** Gives all names in the order of their ids. */
  public List<String> names() {
    return List.of(Arrays.copyOf(names, size));
  }
}
