package perilune.context.hosts;

import java.util.Locale;

/** What a program is to Lua. */
public enum HostKind {
  /** It does nothing but run Lua: lua, luajit, texlua. */
  INTERPRETER,
  /** It has Lua inside: editors, scanners, servers, games. */
  EMBEDDER,
  /** It turns Lua's source into bytecode and runs none of it. */
  COMPILER;

  /** Gives the word of the file, and of {@code perilune.lua.host}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
