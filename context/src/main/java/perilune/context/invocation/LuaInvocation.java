package perilune.context.invocation;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.HostKind;
import perilune.context.hosts.LuaHost;
import perilune.context.hosts.LuaHostCache;
import perilune.context.hosts.LuaHosts;
import perilune.context.hosts.Takes;
import perilune.context.place.Place;
import perilune.context.place.WindowsPath;
import perilune.context.provenance.LuaContent;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Fills {@code perilune.lua.*} on process starts.
 *
 * <p>Keeps the entries of names met before, and nothing that cannot be worked out again. Allocates
 * only for programs that are known to run Lua and for names met the first time; every other start
 * costs one look at its names. Owned by one thread.
 */
public final class LuaInvocation {

  private static final List<KnownField> FILLED =
      List.of(
          KnownField.LUA_HOST,
          KnownField.LUA_HOST_NAME,
          KnownField.LUA_INVOCATION,
          KnownField.LUA_CODE,
          KnownField.LUA_SCRIPT_PATH,
          KnownField.LUA_SCRIPT_LOCATION,
          KnownField.LUA_IDENTITY);

  /** A program that has Lua in it and no entry: nothing is known of it. */
  private static final LuaHost UNLISTED = LuaHost.unlisted();

  private final boolean wanted;
  private final LuaHosts hosts;
  private final LuaHostCache cache;
  private final Function<Event, LuaContent> contents;

  /** Makes one that does nothing unless one of its fields is asked for. */
  public LuaInvocation(FieldDemand demand, LuaHosts hosts) {
    this(demand, new LuaHostCache(hosts), _ -> LuaContent.UNKNOWN);
  }

  /**
   * Makes one that does nothing unless one of its fields is asked for.
   *
   * @param cache gives the entries of names
   * @param contents says what the executable of a start has of Lua in it
   */
  public LuaInvocation(
      FieldDemand demand, LuaHostCache cache, Function<Event, LuaContent> contents) {
    this.wanted = isWanted(demand);
    this.hosts = cache.hosts();
    this.cache = cache;
    this.contents = contents;
  }

  /** Says whether a demand asks for a field that is filled here. */
  public static boolean isWanted(FieldDemand demand) {
    return FILLED.stream().anyMatch(demand::wants);
  }

  /** Gives the demand with what is read here added, where one of its fields is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    return isWanted(demand)
        ? demand.plus(
            KnownField.EVENT_TYPE,
            KnownField.EVENT_CATEGORY,
            KnownField.HOST_OS_TYPE,
            KnownField.HOST_ID,
            KnownField.HOST_NAME,
            KnownField.HOST_HOSTNAME,
            KnownField.CONTAINER_ID,
            KnownField.ENTRY_TYPE,
            KnownField.IMAGE_NAME,
            KnownField.PROCESS_NAME,
            KnownField.PROCESS_ARGS,
            KnownField.PROCESS_EXEC_PATH,
            KnownField.PROCESS_ORIGINAL_FILE_NAME,
            KnownField.PROCESS_SIGNATURE_STATUS,
            KnownField.PROCESS_SIGNATURE_ID,
            KnownField.PROCESS_EXECUTABLE,
            KnownField.PROCESS_WORKING_DIRECTORY)
        : demand;
  }

  /**
   * Says whether an event is the start of a program, and not a fork, which repeats its parent's
   * arguments but asks for nothing itself.
   */
  public static boolean isStart(Event event) {
    return event.hasText(KnownField.EVENT_TYPE, "start")
        && event.hasText(KnownField.EVENT_CATEGORY, "process")
        && !event.hasText(KnownField.EVENT_OUTCOME, "failure")
        && (!event.hasText(KnownField.EVENT_ACTION, "fork")
            || event.hasText(KnownField.EVENT_ACTION, "exec"));
  }

  /**
   * Fills the fields of a process start; leaves every other event alone. Where {@code
   * perilune.lua.original_path} says from which interpreter the executable was made, that one's
   * name counts.
   */
  public void enrich(Event event) {
    if (!wanted || !isStart(event)) {
      return;
    }
    List<String> loaded = loaded(event);
    LuaHost host = host(event, loaded);
    if (host == null) {
      event.replace(KnownField.LUA_HOST, "unknown");
      event.replace(KnownField.LUA_IDENTITY, "unknown");
      return;
    }
    event.replace(KnownField.LUA_HOST, host.kind().word());
    if (!host.name().isEmpty()) {
      event.replace(KnownField.LUA_HOST_NAME, host.name());
    }
    fill(event, read(host, loaded.isEmpty() ? event.texts(KnownField.PROCESS_ARGS) : loaded));
  }

  private static Invocation read(LuaHost host, List<String> arguments) {
    return switch (host.takes()) {
      case INTERPRETER -> InterpreterArguments.read(arguments);
      case COMPILER -> CompilerArguments.read(arguments);
      case EDITOR,
          SCANNER,
          NETCAT,
          DISSECTOR,
          PACKAGE_MANAGER,
          CONVERTER,
          TYPESETTER,
          SCRIPT,
          NOTHING ->
          EmbedderArguments.read(host.takes(), arguments);
    };
  }

  /** Gives what the dynamic loader was told to run; nothing where it is not the executable. */
  private static List<String> loaded(Event event) {
    return LoaderArguments.isLoader(event, KnownField.IMAGE_NAME)
        ? LoaderArguments.program(event.texts(KnownField.PROCESS_ARGS))
        : List.of();
  }

  /** Finds what runs, and says how it is known where that has not been said. */
  private @Nullable LuaHost host(Event event, List<String> loaded) {
    cache.of(event);
    String os = cache.system();
    LuaHost named = loaded.isEmpty() ? named(event) : ofPath(loaded.getFirst(), os);
    LuaHost original =
        event.text(KnownField.LUA_ORIGINAL_PATH).map(path -> ofPath(path, os)).orElse(null);
    if (original != null && !original.equals(named)) {
      return original;
    }
    if (named != null) {
      event.replace(KnownField.LUA_IDENTITY, "name");
      return named;
    }
    if (event.hasText(KnownField.LUA_IDENTITY, "original_name")
        || event.hasText(KnownField.LUA_IDENTITY, "library")) {
      // Said a moment ago of this start, by what lies beside the executable or is in it.
      return hosts.anyInterpreter();
    }
    String signed = SignedName.of(event);
    LuaHost before = signed.isEmpty() ? null : hosts.executable(signed, os);
    if (before != null) {
      event.replace(KnownField.LUA_IDENTITY, "signature");
      return before;
    }
    if (UnnamedInterpreter.is(event)) {
      event.replace(KnownField.LUA_IDENTITY, "arguments");
      return hosts.anyInterpreter();
    }
    LuaContent content = contents.apply(event);
    if (content == LuaContent.INTERPRETER || content == LuaContent.EMBEDDER) {
      event.replace(KnownField.LUA_IDENTITY, "content");
      return content == LuaContent.INTERPRETER ? hosts.anyInterpreter() : UNLISTED;
    }
    return null;
  }

  private @Nullable LuaHost ofPath(String path, String os) {
    return hosts.executable(Place.lastPart(path), os);
  }

  /** The image's name tells most; the name it was started by helps where a link has another. */
  private @Nullable LuaHost named(Event event) {
    LuaHost image = cache.executable(event, KnownField.IMAGE_NAME);
    // LuaTeX runs documents by its own name and scripts by the name texlua.
    boolean perhapsTexLua = image != null && image.takes() == Takes.TYPESETTER;
    if (image != null && !perhapsTexLua) {
      return image;
    }
    LuaHost started = startedAs(event);
    if (perhapsTexLua) {
      return started != null && started.kind() == HostKind.INTERPRETER ? started : image;
    }
    // A script that has a server's name is no server.
    boolean counts = started != null && (started.takes() != Takes.NOTHING || isWithoutImage(event));
    return counts ? started : null;
  }

  /** Here a name counts as a whole; what has none by its words has none as a whole either. */
  private @Nullable LuaHost startedAs(Event event) {
    return cache.executable(event, KnownField.PROCESS_NAME) == null
        ? null
        : hosts.named(event.text(KnownField.PROCESS_NAME).orElse(""), cache.system());
  }

  private static boolean isWithoutImage(Event event) {
    int value = event.firstValue(KnownField.IMAGE_NAME.id());
    return value == Event.NONE || event.tag(value) == Tag.TEXT && event.length(value) == 0;
  }

  private static void fill(Event event, Invocation invocation) {
    invocation.kinds().forEach(kind -> event.put(KnownField.LUA_INVOCATION, kind));
    invocation.code().forEach(code -> event.put(KnownField.LUA_CODE, code));
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    boolean mac = event.hasText(KnownField.HOST_OS_TYPE, "macos");
    boolean windows = event.hasText(KnownField.HOST_OS_TYPE, "windows");
    for (String script : invocation.scripts()) {
      String absolute = Place.absolute(script, folder);
      String path = mac ? Place.realOnMac(absolute) : absolute;
      event.put(KnownField.LUA_SCRIPT_PATH, path);
      boolean stream = windows && WindowsPath.namesStream(path);
      event.put(KnownField.LUA_SCRIPT_LOCATION, stream ? "stream" : Place.of(path));
    }
  }
}
