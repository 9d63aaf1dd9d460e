package perilune.context.baseline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import perilune.event.Event;
import perilune.event.KnownField;

/** Reads from an enriched event what a baseline holds of it. Stateless. */
final class FactReader {

  /** What is read, besides what tells which story an event belongs to. */
  static final List<KnownField> READ =
      List.of(
          KnownField.EVENT_CATEGORY,
          KnownField.EVENT_TYPE,
          KnownField.EVENT_ACTION,
          KnownField.EVENT_OUTCOME,
          KnownField.HOST_NAME,
          KnownField.HOST_ID,
          KnownField.HOST_OS_TYPE,
          KnownField.PROCESS_EXECUTABLE,
          KnownField.PROCESS_NAME,
          KnownField.PROCESS_PARENT_EXECUTABLE,
          KnownField.PROCESS_PARENT_NAME,
          KnownField.ANCESTOR_EXECUTABLE,
          KnownField.ANCESTOR_NAME,
          KnownField.USER_ID,
          KnownField.USER_NAME,
          KnownField.USER_EFFECTIVE_ID,
          KnownField.USER_EFFECTIVE_NAME,
          KnownField.ENTRY_TYPE,
          KnownField.LUA_HOST,
          KnownField.LUA_INVOCATION,
          KnownField.LUA_CODE,
          KnownField.LUA_SCRIPT_PATH,
          KnownField.PROCESS_PACKAGE_STATE,
          KnownField.PROCESS_PACKAGE_INTEGRITY,
          KnownField.PROCESS_SIGNATURE_STATUS,
          KnownField.IMAGE_LOCATION,
          KnownField.DESTINATION_IP,
          KnownField.DESTINATION_PORT,
          KnownField.DESTINATION_DOMAIN,
          KnownField.SERVER_PORT);

  private FactReader() {}

  /** Gives what the start of a program that runs Lua says. */
  static Facts start(Event event, String content) {
    String os = text(event, KnownField.HOST_OS_TYPE);
    String executable = executable(event);
    var values = new EnumMap<Slot, List<String>>(Slot.class);
    common(event, executable, values);
    put(values, Slot.SIGNATURE, text(event, KnownField.PROCESS_SIGNATURE_STATUS));
    put(values, Slot.PACKAGE, ownership(event));
    values.put(Slot.RUNS, runs(event));
    put(values, Slot.CONTENT, content);
    put(values, Slot.USER, user(event, os));
    put(values, Slot.SERVICE, service(event));
    List<String> chain = Ancestors.chain(ancestors(event));
    if (!chain.isEmpty()) {
      values.put(Slot.PARENT, List.of(chain.getFirst()));
      values.put(Slot.ABOVE, chain.subList(1, chain.size()));
    }
    return new Facts(os, Shape.program(executable), host(event), values);
  }

  /** Gives what an event says of a program that runs Lua and whose start nobody saw. */
  static Facts unseen(Event event, String executable) {
    String os = text(event, KnownField.HOST_OS_TYPE);
    var values = new EnumMap<Slot, List<String>>(Slot.class);
    common(event, executable, values);
    return new Facts(os, Shape.program(executable), host(event), values);
  }

  private static void common(Event event, String executable, Map<Slot, List<String>> values) {
    put(values, Slot.INTERPRETER, Shape.path(executable));
    put(values, Slot.HOST, hostShape(host(event)));
  }

  private static void put(Map<Slot, List<String>> values, Slot slot, String value) {
    if (!value.isEmpty()) {
      values.put(slot, List.of(value));
    }
  }

  static String executable(Event event) {
    String path = text(event, KnownField.PROCESS_EXECUTABLE);
    return path.isEmpty() ? text(event, KnownField.PROCESS_NAME) : path;
  }

  private static String ownership(Event event) {
    if (event.hasText(KnownField.PROCESS_PACKAGE_INTEGRITY, "modified")) {
      return "modified";
    }
    String state = text(event, KnownField.PROCESS_PACKAGE_STATE);
    return state.equals("unknown") ? "" : state;
  }

  private static List<String> runs(Event event) {
    var all = new ArrayList<String>();
    for (String script : event.texts(KnownField.LUA_SCRIPT_PATH)) {
      all.add("script " + Shape.path(script));
    }
    for (String code : event.texts(KnownField.LUA_CODE)) {
      all.add("code " + CodeShape.of(code));
    }
    for (String kind : event.texts(KnownField.LUA_INVOCATION)) {
      if (!kind.equals("script") && !kind.equals("code") && !all.contains(kind)) {
        all.add(kind);
      }
    }
    return all.isEmpty() ? List.of("none") : List.copyOf(all);
  }

  private static String user(Event event, String os) {
    String id = text(event, KnownField.USER_EFFECTIVE_ID);
    String name = text(event, KnownField.USER_EFFECTIVE_NAME);
    if (id.isEmpty() && name.isEmpty()) {
      id = text(event, KnownField.USER_ID);
      name = text(event, KnownField.USER_NAME);
    }
    return Accounts.of(id, name, os, service(event));
  }

  private static String service(Event event) {
    return switch (text(event, KnownField.ENTRY_TYPE)) {
      case "ssh", "console" -> "login";
      case "", "unknown" -> "";
      case String other -> other;
    };
  }

  private static List<String> ancestors(Event event) {
    List<String> paths = event.texts(KnownField.ANCESTOR_EXECUTABLE);
    if (!paths.isEmpty()) {
      return paths;
    }
    List<String> names = event.texts(KnownField.ANCESTOR_NAME);
    if (!names.isEmpty()) {
      return names;
    }
    String parent = text(event, KnownField.PROCESS_PARENT_EXECUTABLE);
    String known = parent.isEmpty() ? text(event, KnownField.PROCESS_PARENT_NAME) : parent;
    return known.isEmpty() ? List.of() : List.of(known);
  }

  static String host(Event event) {
    String name = text(event, KnownField.HOST_NAME);
    return name.isEmpty() ? text(event, KnownField.HOST_ID) : name;
  }

  static String hostShape(String host) {
    return Shape.name(host.toLowerCase(Locale.ROOT));
  }

  /** Gives the name of a program that a story started; where it lies, if that is odd. */
  static String child(Event event) {
    String place = text(event, KnownField.IMAGE_LOCATION);
    return switch (place) {
      case "temporary", "hidden", "descriptor" -> place + ":<x>";
      default -> Ancestors.name(executable(event));
    };
  }

  /** Gives the ways in which the other end of a connection can be named; none for other events. */
  static List<String> destination(Event event) {
    if (!event.hasText(KnownField.EVENT_CATEGORY, "network")) {
      return List.of();
    }
    long listens = event.longOr(KnownField.SERVER_PORT, -1);
    if (listens >= 0 && !event.has(KnownField.DESTINATION_IP)) {
      return List.of(Destinations.listening(listens));
    }
    return Destinations.of(
        text(event, KnownField.DESTINATION_IP),
        event.longOr(KnownField.DESTINATION_PORT, -1),
        text(event, KnownField.DESTINATION_DOMAIN));
  }

  static String text(Event event, KnownField field) {
    return event.text(field).orElse("");
  }
}
