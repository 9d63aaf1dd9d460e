package perilune.context.hosts;

import java.util.Locale;

/** How a program takes Lua code or scripts on its command line. */
public enum Takes {
  /** As the stand-alone interpreter: {@code -e code}, {@code script arguments}. */
  INTERPRETER,
  /** As luac: source files, {@code -o output}. */
  COMPILER,
  /** As Vim and Neovim: {@code -c 'lua ...'}, {@code -l script}. */
  EDITOR,
  /** As Nmap: {@code --script=...}. */
  SCANNER,
  /** As Ncat: {@code --lua-exec script}. */
  NETCAT,
  /** As Wireshark and tshark: {@code -X lua_script:...}. */
  DISSECTOR,
  /** As RPM: {@code --eval '%{lua:...}'}. */
  PACKAGE_MANAGER,
  /** As Pandoc: {@code --lua-filter script}. */
  CONVERTER,
  /** As LuaTeX: a document is no script, but may hold {@code \\directlua}. */
  TYPESETTER,
  /** An option names its configuration, workload or plugin, which is a script. */
  SCRIPT,
  /** Nothing on its command line is Lua: a server that gets it from a file, a database, a peer. */
  NOTHING;

  /** Gives the word of the file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
