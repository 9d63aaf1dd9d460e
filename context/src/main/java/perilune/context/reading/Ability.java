package perilune.context.reading;

import java.util.Locale;

/**
 * What a Lua text can do. Source: Lua 5.1 to 5.4 reference manuals, LuaJIT, LuaSocket, luv, Neovim.
 */
public enum Ability {
  /** It starts programs: {@code os.execute}, {@code io.popen}, {@code vim.fn.system}, ... */
  PROGRAM,
  /** It uses the network: LuaSocket, luv, {@code ngx.socket}, ... */
  NETWORK,
  /**
   * It makes code of data: {@code load}, {@code string.dump}, {@code dofile} of what lies where
   * anybody writes.
   */
  CODE,
  /** It loads native code: {@code package.loadlib}, LuaJIT's FFI. */
  LIBRARY,
  /** It makes memory files, or memory that can be executed, through FFI. */
  MEMORY,
  /** It writes, renames or deletes files. */
  FILE,
  /** It reads or sets the environment. */
  ENVIRONMENT,
  /** It hides what it names: texts put together at run time, or as numbers. */
  OBFUSCATED;

  /** Gives the value of {@code perilune.lua.can}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
