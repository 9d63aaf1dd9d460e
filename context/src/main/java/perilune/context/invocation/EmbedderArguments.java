package perilune.context.invocation;

import java.util.List;
import java.util.Locale;

/**
 * Reads the options by which programs that embed Lua take code or scripts.
 *
 * <p>Source: the manuals of Neovim (starting), Nmap (NSE usage), Ncat, Wireshark, rpm and Pandoc.
 */
final class EmbedderArguments {

  private static final String NMAP_SCRIPT = "--script";
  private static final String WIRESHARK_SCRIPT = "lua_script:";
  private static final String RPM_LUA = "%{lua:";

  private EmbedderArguments() {}

  static Invocation read(LuaProgram program, List<String> arguments) {
    Invocation found = Invocation.empty();
    for (int at = 1; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
      switch (program) {
        case EDITOR -> editor(argument, next, found);
        case SCANNER -> scanner(argument, next, found);
        case NETCAT -> script(argument, next, "--lua-exec", found);
        case DISSECTOR -> dissector(argument, next, found);
        case PACKAGE_MANAGER -> packageManager(argument, found);
        case CONVERTER -> converter(argument, next, found);
        case INTERPRETER, UNKNOWN -> {}
      }
    }
    if (found.kinds().isEmpty()) {
      found.kinds().add(Invocation.NONE);
    }
    return found;
  }

  private static void editor(String argument, String next, Invocation found) {
    if (argument.equals("-c") || argument.equals("--cmd")) {
      command(next, found);
    } else if (argument.startsWith("-c")) {
      command(argument.substring(2), found);
    } else if (argument.startsWith("+")) {
      command(argument.substring(1), found);
    } else if (argument.equals("-l")
        || (argument.equals("-S") || argument.equals("-u")) && isLua(next)) {
      found.addScript(next);
    }
  }

  /** An editor command runs Lua if its name is {@code lua}, {@code luado} or {@code luafile}. */
  private static void command(String command, Invocation found) {
    String text = command.strip();
    while (text.startsWith(":") || text.startsWith("silent")) {
      text = text.substring(text.startsWith(":") ? 1 : "silent".length()).stripLeading();
      text = text.startsWith("!") ? text.substring(1).stripLeading() : text;
    }
    if (text.startsWith("luafile ")) {
      found.addScript(text.substring("luafile ".length()).strip());
    } else if (text.startsWith("luado ") || text.startsWith("lua ") || text.startsWith("lua=")) {
      found.addCode(text.substring(text.startsWith("luado") ? 5 : 3).stripLeading());
    } else if (text.contains("luaeval(")) {
      found.addCode(text);
    }
  }

  private static void scanner(String argument, String next, Invocation found) {
    String scripts = "";
    if (argument.equals(NMAP_SCRIPT)) {
      scripts = next;
    } else if (argument.startsWith(NMAP_SCRIPT + "=")) {
      scripts = argument.substring(NMAP_SCRIPT.length() + 1);
    }
    for (String script : scripts.split(",", -1)) {
      if (script.contains("/") || script.endsWith(".nse")) {
        found.addScript(script.strip());
      }
    }
  }

  private static void dissector(String argument, String next, Invocation found) {
    String value =
        argument.equals("-X") ? next : argument.startsWith("-X") ? argument.substring(2) : "";
    if (value.startsWith(WIRESHARK_SCRIPT)) {
      found.addScript(value.substring(WIRESHARK_SCRIPT.length()));
    }
  }

  private static void packageManager(String argument, Invocation found) {
    int at = argument.indexOf(RPM_LUA);
    if (at >= 0) {
      found.addCode(argument.substring(at + RPM_LUA.length()));
    }
  }

  private static void converter(String argument, String next, Invocation found) {
    script(argument, next, "--lua-filter", found);
    script(argument, next, "-L", found);
    if (argument.equals("-t") && isLua(next)) {
      found.addScript(next);
    }
  }

  private static void script(String argument, String next, String option, Invocation found) {
    if (argument.equals(option)) {
      found.addScript(next);
    } else if (argument.startsWith(option + "=")) {
      found.addScript(argument.substring(option.length() + 1));
    }
  }

  private static boolean isLua(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".lua");
  }
}
