package perilune.context.invocation;

import java.util.List;
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
          KnownField.LUA_SCRIPT_LOCATION);

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
            KnownField.PROCESS_EXECUTABLE,
            KnownField.PROCESS_WORKING_DIRECTORY)
        : demand;
  }

  /** Fills the fields of a process start; leaves every other event alone. */
  public void enrich(Event event) {
    if (!wanted
        || !event.hasText(KnownField.EVENT_TYPE, "start")
        || !event.hasText(KnownField.EVENT_CATEGORY, "process")
        || isForkOnly(event)) {
      return;
    }
    LuaProgram program = program(event);
    if (program == LuaProgram.UNKNOWN) {
      event.replace(KnownField.LUA_HOST, "unknown");
      return;
    }
    List<String> arguments = event.texts(KnownField.PROCESS_ARGS);
    boolean interpreter = program == LuaProgram.INTERPRETER;
    event.replace(KnownField.LUA_HOST, interpreter ? "interpreter" : "embedder");
    fill(
        event,
        interpreter
            ? InterpreterArguments.read(arguments)
            : EmbedderArguments.read(program, arguments));
  }

  /** A fork repeats its parent's arguments, but asks for nothing itself. */
  private static boolean isForkOnly(Event event) {
    return event.hasText(KnownField.EVENT_ACTION, "fork")
        && !event.hasText(KnownField.EVENT_ACTION, "exec");
  }

  /** The image's name tells most; the name it was started by helps where a link has another. */
  private static LuaProgram program(Event event) {
    LuaProgram image = named(event, KnownField.IMAGE_NAME);
    return image == LuaProgram.UNKNOWN ? named(event, KnownField.PROCESS_NAME) : image;
  }

  private static LuaProgram named(Event event, KnownField field) {
    return event.text(field).map(LuaProgram::of).orElse(LuaProgram.UNKNOWN);
  }

  private static void fill(Event event, Invocation invocation) {
    invocation.kinds().forEach(kind -> event.put(KnownField.LUA_INVOCATION, kind));
    invocation.code().forEach(code -> event.put(KnownField.LUA_CODE, code));
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    boolean mac = event.hasText(KnownField.HOST_OS_TYPE, "macos");
    for (String script : invocation.scripts()) {
      String absolute = ScriptLocation.absolute(script, folder);
      String path = mac ? ScriptLocation.realOnMac(absolute) : absolute;
      event.put(KnownField.LUA_SCRIPT_PATH, path);
      event.put(KnownField.LUA_SCRIPT_LOCATION, ScriptLocation.of(path));
    }
  }
}
