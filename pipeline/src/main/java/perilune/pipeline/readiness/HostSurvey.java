package perilune.pipeline.readiness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/**
 * Notes for each host which kinds of events its telemetry has, how many, from when to when, and
 * with which of the fields that rules need. Owned by one thread. O(fields that rules need) for an
 * event; memory is bounded by hosts, kinds and those fields.
 */
public final class HostSurvey {

  /** Hosts that are told apart, count; as many as the pipeline keeps. Others are counted. */
  public static final int DEFAULT_MAX_HOSTS = 10_000;

  /** Kinds that are told apart of one host, count; there are under 30. */
  private static final int MAX_KINDS = 64;

  /** Sensors, platforms and types of records that are named, count each. */
  private static final int MAX_WORDS = 32;

  private static final class Kind {
    private final long[] fields;
    private final Map<String, long[]> records = new HashMap<>();
    private long events;
    private HostTelemetry.Seen first = NOTHING;
    private HostTelemetry.Seen last = NOTHING;

    Kind(int groups) {
      fields = new long[groups];
    }
  }

  private static final class Host {
    private String name = "";
    private final SortedSet<String> platforms = new TreeSet<>();
    private final SortedSet<String> sensors = new TreeSet<>();
    private final SortedMap<String, Kind> kinds = new TreeMap<>();
  }

  private static final HostTelemetry.Seen NOTHING = new HostTelemetry.Seen(0, false, 0, 0);

  private final int maxHosts;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final List<String> groups;
  // Ids of the fields of each group.
  private final int[][] members;
  private final int observerType;
  private long untold;

  /**
   * Makes a survey that has seen nothing.
   *
   * @param wanted fields that rules need, by the group that they are of
   */
  public HostSurvey(FieldTable table, Map<String, Set<String>> wanted, int maxHosts) {
    this.maxHosts = maxHosts;
    groups = List.copyOf(wanted.keySet());
    members = new int[groups.size()][];
    for (int i = 0; i < members.length; i++) {
      members[i] =
          wanted.getOrDefault(groups.get(i), Set.of()).stream().mapToInt(table::intern).toArray();
    }
    observerType = table.intern("observer.type");
  }

  /** Takes an event, enriched. */
  public void see(Event event) {
    String key = event.header().hostKey;
    Host host = hosts.get(key);
    if (host == null) {
      if (hosts.size() >= maxHosts) {
        untold++;
        return;
      }
      host = new Host();
      hosts.put(key, host);
    }
    describe(host, event);
    String name = EventKind.of(event);
    Kind kind = host.kinds.get(name);
    if (kind == null) {
      String told = host.kinds.size() < MAX_KINDS ? name : "others";
      kind = host.kinds.computeIfAbsent(told, _ -> new Kind(groups.size()));
    }
    count(kind, event);
  }

  private void describe(Host host, Event event) {
    if (host.name.isEmpty()) {
      host.name = event.text(KnownField.HOST_NAME).orElse("");
    }
    add(host.platforms, event.texts(KnownField.HOST_OS_TYPE));
    add(host.platforms, event.texts(observerType));
    List<String> modules = event.texts(KnownField.EVENT_MODULE);
    add(host.sensors, modules.isEmpty() ? event.texts(KnownField.EVENT_DATASET) : modules);
  }

  private static void add(SortedSet<String> to, List<String> words) {
    for (String word : words) {
      if (to.size() < MAX_WORDS) {
        to.add(word);
      }
    }
  }

  private void count(Kind kind, Event event) {
    kind.events++;
    EventHeader header = event.header();
    var seen = new HostTelemetry.Seen(header.timeNanos, header.timed, header.input, header.line);
    if (kind.events == 1 || header.timed && header.timeNanos < kind.first.timeNanos()) {
      kind.first = seen;
    }
    if (kind.events == 1 || header.timed && header.timeNanos >= kind.last.timeNanos()) {
      kind.last = seen;
    }
    for (int i = 0; i < members.length; i++) {
      for (int field : members[i]) {
        if (event.has(field)) {
          kind.fields[i]++;
          break;
        }
      }
    }
    if (event.has(KnownField.AUDITD_RECORD_TYPES)) {
      for (String type : Set.copyOf(event.texts(KnownField.AUDITD_RECORD_TYPES))) {
        if (kind.records.size() < MAX_WORDS || kind.records.containsKey(type)) {
          kind.records.computeIfAbsent(type, _ -> new long[1])[0]++;
        }
      }
    }
  }

  /** Gives the number of events of hosts that were one too many. */
  public long untold() {
    return untold;
  }

  /** Gives what each host has, in the order of their names. */
  public List<HostTelemetry> hosts() {
    var all = new ArrayList<HostTelemetry>();
    hosts.forEach((key, host) -> {
      var kinds = new TreeMap<String, HostTelemetry.Tally>();
      host.kinds.forEach((name, kind) -> kinds.put(name, tally(kind)));
      String name = host.name.isEmpty() ? key : host.name;
      all.add(new HostTelemetry(key, name, host.platforms, host.sensors, kinds));
    });
    all.sort((a, b) -> (a.name() + "\0" + a.key()).compareTo(b.name() + "\0" + b.key()));
    return all;
  }

  private HostTelemetry.Tally tally(Kind kind) {
    var fields = new HashMap<String, Long>();
    for (int i = 0; i < kind.fields.length; i++) {
      fields.put(groups.get(i), kind.fields[i]);
    }
    var records = new HashMap<String, Long>();
    kind.records.forEach((type, count) -> records.put(type, Arrays.stream(count).sum()));
    return new HostTelemetry.Tally(kind.events, kind.first, kind.last, fields, records);
  }
}
