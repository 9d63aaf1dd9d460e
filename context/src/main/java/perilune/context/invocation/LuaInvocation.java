package perilune.context.invocation;

import java.util.List;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Fills {@code perilune.lua.*} on process starts.
 *
 * <p>Stateless. Allocates only for programs that are known to run Lua; every other start costs one
 * look at its names.
 */
public final class LuaInvocation {

  private static final List<KnownField> FILLED =
      List.of(
          KnownField.LUA_HOST,
          KnownField.LUA_INVOCATION,
          KnownField.LUA_CODE,
          KnownField.LUA_SCRIPT_PATH,
          KnownField.LUA_SCRIPT_LOCATION,
          KnownField.LUA_IDENTITY);

  private final boolean wanted;

  /** Makes one that does nothing unless one of its fields is asked for. */
  public LuaInvocation(FieldDemand demand) {
    wanted = isWanted(demand);
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
            KnownField.IMAGE_NAME,
            KnownField.PROCESS_NAME,
            KnownField.PROCESS_ARGS,
            KnownField.PROCESS_EXEC_PATH,
            KnownField.PROCESS_ORIGINAL_FILE_NAME,
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

  /** Says whether an executable of this file name is known to run Lua. */
  public static boolean runsLua(String fileName) {
    return LuaProgram.ofExecutable(fileName) != LuaProgram.UNKNOWN;
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
    LuaProgram program = program(event, loaded);
    if (program == LuaProgram.UNKNOWN) {
      event.replace(KnownField.LUA_HOST, "unknown");
      event.replace(KnownField.LUA_IDENTITY, "unknown");
      return;
    }
    List<String> arguments = loaded.isEmpty() ? event.texts(KnownField.PROCESS_ARGS) : loaded;
    boolean interpreter = program == LuaProgram.INTERPRETER;
    event.replace(KnownField.LUA_HOST, interpreter ? "interpreter" : "embedder");
    fill(
        event,
        interpreter
            ? InterpreterArguments.read(arguments)
            : EmbedderArguments.read(program, arguments));
  }

  /** Gives what the dynamic loader was told to run; nothing where it is not the executable. */
  private static List<String> loaded(Event event) {
    return event.text(KnownField.IMAGE_NAME).filter(LoaderArguments::isLoader).isPresent()
        ? LoaderArguments.program(event.texts(KnownField.PROCESS_ARGS))
        : List.of();
  }

  /** Finds what runs, and says how it is known where that has not been said. */
  private static LuaProgram program(Event event, List<String> loaded) {
    LuaProgram named = loaded.isEmpty() ? named(event) : ofPath(loaded.getFirst());
    LuaProgram original = original(event);
    if (original != LuaProgram.UNKNOWN && original != named) {
      return original;
    }
    if (named != LuaProgram.UNKNOWN) {
      event.replace(KnownField.LUA_IDENTITY, "name");
      return named;
    }
    if (event.hasText(KnownField.LUA_IDENTITY, "original_name")
        || event.hasText(KnownField.LUA_IDENTITY, "library")) {
      // Said a moment ago of this start, by what lies beside the executable or is in it.
      return LuaProgram.INTERPRETER;
    }
    if (UnnamedInterpreter.is(event)) {
      event.replace(KnownField.LUA_IDENTITY, "arguments");
      return LuaProgram.INTERPRETER;
    }
    return LuaProgram.UNKNOWN;
  }

  private static LuaProgram original(Event event) {
    return ofPath(event.text(KnownField.LUA_ORIGINAL_PATH).orElse(""));
  }

  private static LuaProgram ofPath(String path) {
    return LuaProgram.ofExecutable(Place.lastPart(path));
  }

  /** The image's name tells most; the name it was started by helps where a link has another. */
  private static LuaProgram named(Event event) {
    LuaProgram image =
        event.text(KnownField.IMAGE_NAME).map(LuaProgram::ofExecutable).orElse(LuaProgram.UNKNOWN);
    // LuaTeX runs documents by its own name and scripts by the name texlua.
    return image == LuaProgram.UNKNOWN || image == LuaProgram.TYPESETTER && isTexLua(event)
        ? event.text(KnownField.PROCESS_NAME).map(LuaProgram::of).orElse(LuaProgram.UNKNOWN)
        : image;
  }

  private static boolean isTexLua(Event event) {
    return event.hasText(KnownField.PROCESS_NAME, "texlua");
  }

  private static void fill(Event event, Invocation invocation) {
    invocation.kinds().forEach(kind -> event.put(KnownField.LUA_INVOCATION, kind));
    invocation.code().forEach(code -> event.put(KnownField.LUA_CODE, code));
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    boolean mac = event.hasText(KnownField.HOST_OS_TYPE, "macos");
    for (String script : invocation.scripts()) {
      String absolute = Place.absolute(script, folder);
      String path = mac ? Place.realOnMac(absolute) : absolute;
      event.put(KnownField.LUA_SCRIPT_PATH, path);
      event.put(KnownField.LUA_SCRIPT_LOCATION, Place.of(path));
    }
  }
}
