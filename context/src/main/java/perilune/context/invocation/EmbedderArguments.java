package perilune.context.invocation;

import java.util.List;
import perilune.context.hosts.Takes;

/**
 * Reads the options by which programs that embed Lua take code or scripts.
 *
 * <p>Source: the manuals of Neovim (starting), Nmap (NSE usage), Ncat, Wireshark, rpm, Pandoc,
 * LuaTeX, wrk, mpv, conky, awesome, WezTerm, sysbench, dnsdist and Knot Resolver.
 */
final class EmbedderArguments {

  private static final String NMAP_SCRIPT = "--script";
  private static final String WIRESHARK_SCRIPT = "lua_script:";
  private static final String RPM_LUA = "%{lua:";

  private static final String LUA_ONLY = "--luaonly";
  private static final String DIRECT_LUA = "\\directlua";
  private static final List<String> CUSTOM_FORMATS =
      List.of("-t", "-w", "--to", "--write", "-f", "-r", "--from", "--read");
  private static final List<String> SCRIPT_OPTIONS =
      List.of("-s", "--script", "--scripts", "-c", "-C", "--config", "--config-file", "--file");

  private EmbedderArguments() {}

  static Invocation read(Takes takes, List<String> arguments) {
    Invocation found = Invocation.empty();
    for (int at = 1; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
      switch (takes) {
        case EDITOR -> editor(argument, next, found);
        case SCANNER -> scanner(argument, next, found);
        case NETCAT -> script(argument, next, "--lua-exec", found);
        case DISSECTOR -> dissector(argument, next, found);
        case PACKAGE_MANAGER -> packageManager(argument, found);
        case CONVERTER -> converter(argument, next, found);
        case TYPESETTER -> document(argument, next, found);
        case SCRIPT -> configured(argument, next, found);
        case INTERPRETER, COMPILER, NOTHING -> {}
      }
    }
    if (found.kinds().isEmpty()) {
      found.kinds().add(Invocation.NONE);
    }
    return found;
  }

  private static void editor(String argument, String next, Invocation found) {
    if (argument.equals("-c") || argument.equals("--cmd") || argument.startsWith("--remote-")) {
      EditorCommands.read(next, found);
    } else if (argument.startsWith("-c")) {
      EditorCommands.read(argument.substring(2), found);
    } else if (argument.startsWith("+")) {
      EditorCommands.read(argument.substring(1), found);
    } else if (argument.equals("-es") || argument.equals("-Es")) {
      found.kinds().add(Invocation.STDIN);
    } else if (argument.equals("-l")
        || (argument.equals("-S") || argument.equals("-u")) && EditorCommands.isLua(next)) {
      found.addScript(next);
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
    for (String option : CUSTOM_FORMATS) {
      String format = value(argument, next, option);
      if (EditorCommands.isLua(format)) {
        found.addScript(format);
      }
    }
  }

  private static void document(String argument, String next, Invocation found) {
    if (argument.equals(LUA_ONLY)) {
      found.addScript(next);
    }
    int at = argument.indexOf(DIRECT_LUA);
    if (at >= 0) {
      found.addCode(argument.substring(at + DIRECT_LUA.length()).stripLeading());
    }
  }

  /** Programs whose configuration, workload or plugin is a Lua script that an option names. */
  private static void configured(String argument, String next, Invocation found) {
    for (String option : SCRIPT_OPTIONS) {
      String name = value(argument, next, option);
      if (!name.isEmpty()) {
        found.addScript(name);
      }
    }
    if (!argument.startsWith("-")
        && EditorCommands.isLua(argument)
        && !found.scripts().contains(argument)) {
      found.addScript(argument);
    }
  }

  /** Gives what stands behind an option, in the next argument or after an equals sign, or "". */
  private static String value(String argument, String next, String option) {
    if (argument.equals(option)) {
      return next;
    }
    return argument.startsWith(option + "=") ? argument.substring(option.length() + 1) : "";
  }

  private static void script(String argument, String next, String option, Invocation found) {
    String name = value(argument, next, option);
    if (!name.isEmpty()) {
      found.addScript(name);
    }
  }
}
