package perilune.context.expectation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.Answer;
import perilune.context.hosts.Aspect;
import perilune.context.hosts.LuaHost;
import perilune.context.hosts.LuaHostCache;
import perilune.context.hosts.LuaHosts;
import perilune.context.invocation.LuaInvocation;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Fills {@code perilune.lua.expected.*}: of a start of a program that runs Lua, whether its
 * package, parent, user and service are expected; of a start below one, whether the child is; of
 * its network events, whether that is.
 *
 * <p>Owned by one thread, for one host. Allocates for programs that run Lua and their children; any
 * other event costs a look at its category or at a name that is known.
 */
public final class Expectations {

  private static final List<KnownField> FILLED =
      List.of(
          KnownField.EXPECTED_PACKAGE,
          KnownField.EXPECTED_PARENT,
          KnownField.EXPECTED_USER,
          KnownField.EXPECTED_SERVICE,
          KnownField.EXPECTED_CHILD,
          KnownField.EXPECTED_NETWORK,
          KnownField.EXPECTED_REASON,
          KnownField.PARENT_LUA_HOST_NAME);

  private static final KnownField[] NEEDED = {
    KnownField.EVENT_CATEGORY,
    KnownField.EVENT_TYPE,
    KnownField.EVENT_ACTION,
    KnownField.EVENT_OUTCOME,
    KnownField.HOST_OS_TYPE,
    KnownField.LUA_HOST,
    KnownField.LUA_HOST_NAME,
    KnownField.IMAGE_NAME,
    KnownField.PARENT_IMAGE_NAME,
    KnownField.PROCESS_PARENT_NAME,
    KnownField.PROCESS_PREVIOUS_EXECUTABLE,
    KnownField.USER_NAME,
    KnownField.USER_EFFECTIVE_NAME,
    KnownField.ENTRY_TYPE,
    KnownField.PROCESS_PACKAGE_STATE,
    KnownField.PROCESS_PACKAGE_NAME,
    KnownField.NETWORK_DIRECTION,
    KnownField.SERVER_IP
  };

  private final LuaHosts hosts;
  private final LuaHostCache cache;
  private final boolean wanted;
  private final boolean[] demanded = new boolean[KnownField.values().length];

  /** Makes one that does nothing unless one of its fields is asked for. */
  public Expectations(FieldDemand demand, LuaHosts hosts) {
    this(demand, new LuaHostCache(hosts));
  }

  /** Makes one that does nothing unless one of its fields is asked for, with names known before. */
  public Expectations(FieldDemand demand, LuaHostCache cache) {
    this.hosts = cache.hosts();
    this.cache = cache;
    this.wanted = isWanted(demand);
    for (KnownField field : KnownField.values()) {
      demanded[field.id()] = demand.wants(field);
    }
  }

  private static boolean isWanted(FieldDemand demand) {
    return FILLED.stream().anyMatch(demand::wants);
  }

  /** Gives the demand with what is read here added, where one of its fields is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    return isWanted(demand) ? demand.plus(NEEDED) : demand;
  }

  /**
   * Fills the fields of an event; takes away what the record claimed of them.
   *
   * @param own entry that the process was known by at its start, empty where nothing was said
   * @param parent the same of its parent
   */
  public void enrich(Event event, String own, String parent) {
    if (!wanted) {
      return;
    }
    for (int i = 0; i < FILLED.size(); i++) {
      event.remove(FILLED.get(i).id());
    }
    if (LuaInvocation.isStart(event)) {
      start(event, parent);
    } else if (event.hasText(KnownField.EVENT_CATEGORY, "network")) {
      network(event, own);
    }
  }

  private void start(Event event, String parent) {
    LuaHost above = above(event, parent);
    if (above != null) {
      put(event, KnownField.PARENT_LUA_HOST_NAME, above.name());
      judge(event, KnownField.EXPECTED_CHILD, above, Aspect.CHILD, childName(event));
    }
    LuaHost host = hosts.entry(event.text(KnownField.LUA_HOST_NAME).orElse(""));
    if (host != null) {
      owner(event, host);
      judge(event, KnownField.EXPECTED_PARENT, host, Aspect.PARENT, parentName(event));
      judge(event, KnownField.EXPECTED_USER, host, Aspect.USER, userName(event));
      String service = event.text(KnownField.ENTRY_TYPE).orElse("unknown");
      judge(
          event,
          KnownField.EXPECTED_SERVICE,
          host,
          Aspect.SERVICE,
          service.equals("unknown") ? "" : service);
    }
  }

  /** Gives the Lua host that started a program, or that the program replaced. */
  private @Nullable LuaHost above(Event event, String parent) {
    cache.of(event);
    int replaced = event.firstValue(KnownField.PROCESS_PREVIOUS_EXECUTABLE.id());
    if (replaced != Event.NONE && event.tag(replaced) == Tag.TEXT) {
      LuaHost before = cachedLastPart(event, replaced);
      if (before != null) {
        return before;
      }
    }
    return parent.isEmpty()
        ? cache.executable(event, KnownField.PARENT_IMAGE_NAME)
        : hosts.entry(parent);
  }

  private @Nullable LuaHost cachedLastPart(Event event, int value) {
    byte[] text = event.arena();
    int end = event.offset(value) + event.length(value);
    int start = end;
    while (start > event.offset(value) && text[start - 1] != '/' && text[start - 1] != '\\') {
      start--;
    }
    return cache.executable(text, start, end - start);
  }

  private static String childName(Event event) {
    return event.text(KnownField.IMAGE_NAME).orElse("");
  }

  private static String parentName(Event event) {
    return event
        .text(KnownField.PARENT_IMAGE_NAME)
        .map(Place::lastPart)
        .or(() -> event.text(KnownField.PROCESS_PARENT_NAME))
        .orElse("");
  }

  /** Gives whose rights the program has. Windows names the domain before the user. */
  private static String userName(Event event) {
    String name =
        event
            .text(KnownField.USER_EFFECTIVE_NAME)
            .or(() -> event.text(KnownField.USER_NAME))
            .orElse("");
    return name.substring(name.lastIndexOf('\\') + 1);
  }

  private void owner(Event event, LuaHost host) {
    if (event.hasText(KnownField.PROCESS_PACKAGE_STATE, "unowned")) {
      boolean named = host.namesExpected(Aspect.PACKAGE);
      put(event, KnownField.EXPECTED_PACKAGE, named ? Answer.UNEXPECTED : Answer.UNKNOWN);
      put(event, (named ? Why.UNOWNED : Why.NO_LIST).word(Aspect.PACKAGE));
      return;
    }
    boolean owned = event.hasText(KnownField.PROCESS_PACKAGE_STATE, "owned");
    String name = owned ? event.text(KnownField.PROCESS_PACKAGE_NAME).orElse("") : "";
    judge(event, KnownField.EXPECTED_PACKAGE, host, Aspect.PACKAGE, name);
  }

  // ---- network ----

  private void network(Event event, String own) {
    String use = use(event);
    if (use.isEmpty()) {
      return;
    }
    cache.of(event);
    LuaHost host =
        own.isEmpty() ? cache.executable(event, KnownField.IMAGE_NAME) : hosts.entry(own);
    if (host != null) {
      if (!event.has(KnownField.LUA_HOST_NAME)) {
        put(event, KnownField.LUA_HOST_NAME, host.name());
      }
      judge(event, KnownField.EXPECTED_NETWORK, host, Aspect.NETWORK, use);
    }
  }

  /** Gives the word of the inventory for what the event says of the network, or "". */
  private static String use(Event event) {
    if (event.hasText(KnownField.EVENT_ACTION, "listen")
        || event.hasText(KnownField.EVENT_ACTION, "bound-socket")
        || event.hasText(KnownField.EVENT_ACTION, "listen-for-connections")) {
      // Without an address it may be a socket of this host alone.
      return event.has(KnownField.SERVER_IP) ? "listens" : "";
    }
    if (event.hasText(KnownField.NETWORK_DIRECTION, "egress")
        || event.hasText(KnownField.EVENT_ACTION, "connection_attempted")
        || event.hasText(KnownField.EVENT_ACTION, "connected-to")) {
      return "connects";
    }
    return event.hasText(KnownField.NETWORK_DIRECTION, "ingress") ? "accepts" : "";
  }

  // ---- answers ----

  private void judge(Event event, KnownField field, LuaHost host, Aspect aspect, String text) {
    Answer answer = text.isEmpty() ? Answer.UNKNOWN : host.answer(aspect, text);
    put(event, field, answer);
    put(event, why(host, aspect, text, answer).word(aspect));
  }

  private static Why why(LuaHost host, Aspect aspect, String text, Answer answer) {
    if (!host.says(aspect)) {
      return Why.NO_LIST;
    }
    return switch (answer) {
      case EXPECTED -> Why.NAMED;
      case UNEXPECTED -> Why.EXCLUDED;
      case UNKNOWN -> text.isEmpty() ? Why.NOT_RECORDED : Why.NOT_NAMED;
    };
  }

  private void put(Event event, KnownField field, Answer answer) {
    if (demanded[field.id()]) {
      event.put(field, answer.utf8(), 0, answer.utf8().length);
    }
  }

  private void put(Event event, byte[] reason) {
    if (demanded[KnownField.EXPECTED_REASON.id()]) {
      event.put(KnownField.EXPECTED_REASON, reason, 0, reason.length);
    }
  }

  private void put(Event event, KnownField field, String text) {
    if (demanded[field.id()]) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      event.put(field, utf8, 0, utf8.length);
    }
  }
}
