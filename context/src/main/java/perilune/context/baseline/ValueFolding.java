package perilune.context.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Generalises the values of one use: users to roles, hosts to groups, ports, children. */
final class ValueFolding {

  private static final int MOST_PERSONS = 2;
  private static final int MOST_ACCOUNTS = 4;
  private static final int MOST_HOSTS_ALIKE = 3;
  private static final int MOST_HOSTS = 20;
  private static final int MOST_PORTS = 8;
  private static final int MOST_DOMAINS = 12;
  private static final int MOST_CHILDREN = 48;
  private static final int MOST_CONTENTS = 3;

  private ValueFolding() {}

  static void fold(UseDraft draft) {
    change(
        draft,
        Slot.USER,
        users -> {
          NavigableMap<String, ValueSupport> roles = role(users, "person ", MOST_PERSONS);
          return role(roles, "account ", MOST_ACCOUNTS);
        });
    change(draft, Slot.HOST, ValueFolding::hosts);
    change(draft, Slot.DESTINATION, ValueFolding::destinations);
    change(draft, Slot.CHILD, children -> allIfMany(children, MOST_CHILDREN, "*"));
    change(draft, Slot.CONTENT, contents -> allIfMany(contents, MOST_CONTENTS, "varies"));
    splitRuns(draft);
  }

  /** What was counted as one text is several values where several things were run at once. */
  private static void splitRuns(UseDraft draft) {
    change(
        draft,
        Slot.RUNS,
        runs -> {
          var all = new TreeMap<String, ValueSupport>();
          runs.forEach((text, seen) -> {
            for (String one : text.split(" \\+ ", -1)) {
              all.merge(one, seen, ValueSupport::plus);
            }
          });
          return all;
        });
  }

  private static void change(
      UseDraft draft, Slot slot, UnaryOperator<NavigableMap<String, ValueSupport>> folding) {
    NavigableMap<String, ValueSupport> known = draft.values.get(slot);
    if (known != null) {
      draft.values.put(slot, folding.apply(known));
    }
  }

  private static NavigableMap<String, ValueSupport> role(
      NavigableMap<String, ValueSupport> users, String role, int most) {
    return ifMany(users, user -> user.startsWith(role), most, role + "*");
  }

  private static NavigableMap<String, ValueSupport> allIfMany(
      NavigableMap<String, ValueSupport> values, int most, String into) {
    return ifMany(values, _ -> true, most, into);
  }

  /** Puts values of a kind into one, where there are more than so many of it. */
  private static NavigableMap<String, ValueSupport> ifMany(
      NavigableMap<String, ValueSupport> values, Predicate<String> kind, int most, String into) {
    if (values.keySet().stream().filter(kind).count() <= most) {
      return values;
    }
    var folded = new TreeMap<String, ValueSupport>();
    values.forEach(
        (value, seen) -> folded.merge(kind.test(value) ? into : value, seen, ValueSupport::plus));
    return folded;
  }

  /** Hosts that share the beginning, or the end, of their names are one group. */
  private static NavigableMap<String, ValueSupport> hosts(
      NavigableMap<String, ValueSupport> hosts) {
    NavigableMap<String, ValueSupport> folded = hosts;
    for (UnaryOperator<String> group :
        List.<UnaryOperator<String>>of(
            host -> around(host, host.lastIndexOf('-'), true),
            host -> around(host, host.indexOf('-'), false))) {
      for (String name : groups(folded, group)) {
        folded = ifMany(folded, host -> name.equals(group.apply(host)), MOST_HOSTS_ALIKE, name);
      }
    }
    return allIfMany(folded, MOST_HOSTS, "*");
  }

  private static List<String> groups(Map<String, ?> hosts, UnaryOperator<String> group) {
    return hosts.keySet().stream().map(group).filter(name -> !name.isEmpty()).distinct().toList();
  }

  private static String around(String host, int dash, boolean before) {
    if (dash < 1 || Pattern.isPattern(host)) {
      return "";
    }
    return before ? host.substring(0, dash + 1) + "*" : "*" + host.substring(dash);
  }

  private static NavigableMap<String, ValueSupport> destinations(
      NavigableMap<String, ValueSupport> destinations) {
    NavigableMap<String, ValueSupport> folded = destinations;
    for (String kind : beginnings(destinations)) {
      folded = ifMany(folded, way -> kind.equals(before(way)), MOST_PORTS, kind + ":*");
    }
    var domains = new ArrayList<>(folded.keySet());
    domains.removeIf(way -> !way.startsWith("<x>."));
    if (domains.size() > MOST_DOMAINS) {
      folded = ifMany(folded, domains::contains, MOST_DOMAINS, "<x>.*");
    }
    return folded;
  }

  private static List<String> beginnings(Map<String, ?> destinations) {
    var all = new ArrayList<String>();
    for (String way : destinations.keySet()) {
      String beginning = before(way);
      if (beginning != null && !all.contains(beginning)) {
        all.add(beginning);
      }
    }
    return all;
  }

  private static @Nullable String before(String way) {
    int colon = way.lastIndexOf(':');
    return colon < 1 || way.endsWith("*") ? null : way.substring(0, colon);
  }
}
