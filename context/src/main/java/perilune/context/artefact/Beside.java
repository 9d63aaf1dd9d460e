package perilune.context.artefact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Recognises a Lua interpreter on Windows by what lies beside it or is built into it, whatever it
 * is called: the library {@code lua54.dll} or {@code lua51.dll} in its own folder, from which
 * Windows takes it first, or the original name in its version resource.
 *
 * <p>Source: Microsoft, Dynamic-link library search order; LuaJIT's msvcbuild.bat and Lua's
 * Makefile for the names.
 */
final class Beside {

  private static final byte[][] LIBRARIES = {
    TextKey.ascii("lua51.dll"),
    TextKey.ascii("lua52.dll"),
    TextKey.ascii("lua53.dll"),
    TextKey.ascii("lua54.dll"),
    TextKey.ascii("lua55.dll"),
    TextKey.ascii("lua5.1.dll"),
    TextKey.ascii("luajit.dll")
  };
  private static final byte[] EXE = TextKey.ascii(".exe");
  private static final Set<String> SCRIPTS = Set.of("lua", "luac", "wlua", "ljbc", "txt", "log");

  /** Arguments that are looked at for a script, count: the interpreter has few options. */
  private static final int MAX_ARGUMENTS = 16;

  private final FileTable table;
  private final TextKey probe = new TextKey();

  Beside(FileTable table) {
    this.table = table;
  }

  /** Says of a start whether Lua is built into its executable, or lies beside it. */
  void start(Event event, TextKey executable) {
    if (hasOriginalName(event)) {
      event.replace(KnownField.LUA_IDENTITY, "original_name");
    } else if (executable.endsWith(EXE) && isBeside(executable) && isGivenAScript(event)) {
      event.replace(KnownField.LUA_IDENTITY, "library");
    }
  }

  private static boolean hasOriginalName(Event event) {
    int value = event.firstValue(KnownField.PROCESS_ORIGINAL_FILE_NAME.id());
    return value != Event.NONE
        && event.tag(value) == Tag.TEXT
        && LuaName.isInterpreter(
            event.arena(), event.offset(value), event.offset(value) + event.length(value));
  }

  private boolean isBeside(TextKey executable) {
    for (byte[] library : LIBRARIES) {
      probe.copy(executable);
      FileEntry entry = probe.besideOnWindows(library) ? table.get(probe) : null;
      if (entry != null && !entry.deleted) {
        return true;
      }
    }
    return false;
  }

  /**
   * Programs that only use the library are not given a script. One has a name that scripts have, or
   * was written shortly before. Allocates: only beside Lua's library.
   */
  private boolean isGivenAScript(Event event) {
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    List<String> arguments = event.texts(KnownField.PROCESS_ARGS);
    for (int i = 1; i < Math.min(arguments.size(), MAX_ARGUMENTS); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("-")) {
        FileEntry written = table.get(probe.path(Place.absolute(argument, folder)));
        return written != null || SCRIPTS.contains(ending(argument));
      }
    }
    return false;
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
