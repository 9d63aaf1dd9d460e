package perilune.rules.sigma;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.event.names.TableLines;
import perilune.event.names.WindowsFields;
import perilune.source.Suggestion;

/**
 * Says which field of an event a rule means, by the rule's log source.
 *
 * <p>Of Windows: what the one table of Windows fields has the same text for is that field of ECS;
 * what is of the event's head has its place under {@code winlog}; all else is the event's data.
 * Names with a dot are taken as they stand: they are fields of an event already.
 */
final class FieldNames {

  private static final String WINDOWS = "windows";
  private static final WindowsFields WINDOWS_FIELDS = WindowsFields.load();
  private static final Map<String, Target> TABLE = table();

  /** What runs on hosts, whose context is known. */
  private static final Set<String> HOSTS = Set.of("windows", "linux", "macos", "");

  private static final Set<String> PRODUCTS = Set.of("windows", "linux", "macos");

  /** All names by product: each field of each rule is looked up, so they are collected once. */
  private static final Map<String, Set<String>> KNOWN =
      PRODUCTS.stream().collect(toUnmodifiableMap(product -> product, FieldNames::known));

  /** Letters from which on a near miss may have two of them wrong. */
  private static final int LONG_NAME = 14;

  /**
   * A field of events.
   *
   * @param field its name
   * @param raw the field beside it that has the text also where that says that there is none, as an
   *     empty text and a dash do; or nothing
   * @param values how it calls values that rules call otherwise
   */
  record Target(String field, Optional<String> raw, Map<String, String> values) {}

  private final LogSource source;

  FieldNames(LogSource source) {
    this.source = source;
  }

  private static Map<String, Target> table() {
    var all = new HashMap<String, Target>();
    for (String line : TableLines.of(FieldNames.class, "fields.txt")) {
      String[] cells = line.strip().split(" +", -1);
      var values = new HashMap<String, String>();
      for (String pair : List.of(cells).subList(3, cells.length)) {
        String[] sides = pair.split("=", 2);
        values.put(sides[0], sides[1]);
      }
      all.put(
          cells[0] + " " + cells[1], new Target(cells[2], Optional.empty(), Map.copyOf(values)));
    }
    return Map.copyOf(all);
  }

  private static Set<String> known(String product) {
    var known = new HashSet<String>();
    for (String key : TABLE.keySet()) {
      if (key.startsWith("-/- ") || key.startsWith(product + "/")) {
        known.add(key.substring(key.indexOf(' ') + 1));
      }
    }
    if (product.equals(WINDOWS)) {
      WINDOWS_FIELDS.rows().forEach(row -> known.add(row.name()));
    }
    return Set.copyOf(known);
  }

  /** Gives the field that an event has under just this name. */
  static Target asWritten(String name) {
    return new Target(name, Optional.empty(), Map.of());
  }

  /** Gives the field for a name as a rule has it; blanks in it are left out. */
  Target of(String written) {
    String name = written.replace(" ", "");
    String kind = source.category().isEmpty() ? source.service() : source.category();
    for (String place : List.of(source.product() + "/" + kind, source.product() + "/-")) {
      Target known = TABLE.get(place + " " + name);
      if (known != null) {
        return known;
      }
    }
    Target context = HOSTS.contains(source.product()) ? TABLE.get("-/- " + name) : null;
    if (context != null) {
      return context;
    }
    return isWindows() ? windows(name) : asWritten(name);
  }

  /**
   * Gives the known name that a field is nearly called, where the events of the rule's log source
   * have known fields only. Of Windows that are the categories: the logs of its services hold data
   * of thousands of names.
   */
  Optional<String> nearMiss(String written) {
    String name = written.replace(" ", "");
    boolean open = source.category().isEmpty() || !PRODUCTS.contains(source.product());
    if (open || name.indexOf('.') >= 0) {
      return Optional.empty();
    }
    Set<String> known = KNOWN.getOrDefault(source.product(), Set.of());
    return known.contains(name)
        ? Optional.empty()
        : Suggestion.nearest(name, known, name.length() < LONG_NAME ? 1 : 2);
  }

  private boolean isWindows() {
    return source.product().equals(WINDOWS);
  }

  private static Target windows(String name) {
    Optional<String> ecs = WINDOWS_FIELDS.sameText(name);
    if (ecs.isEmpty() && name.indexOf('.') >= 0) {
      return new Target(name, Optional.empty(), Map.of());
    }
    String data = "winlog.event_data." + name;
    return new Target(ecs.orElse(data), ecs.map(_ -> data), Map.of());
  }
}
