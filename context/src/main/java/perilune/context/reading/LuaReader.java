package perilune.context.reading;

import java.util.Set;

/** Reads Lua, source or bytecode, and says what it can do. Implementations keep no state. */
public interface LuaReader {

  /**
   * Gives what a text can do; nothing where it does none of it.
   *
   * <p>Never throws for any bytes. What is beyond the reader's limits is not looked at.
   *
   * @param text source in any encoding that has ASCII in it, or bytecode
   */
  Set<Ability> abilities(byte[] text);
}
