package perilune.context.provenance;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What an executable file has of Lua in it, whatever its name is.
 *
 * <p>The stand-alone interpreters ask for the variable {@code LUA_INIT} and make a state by {@code
 * luaL_newstate}, in the file or in the library that they need; a program with Lua's library built
 * in has the notice of its makers, which their licence asks to be kept. Source: lua.c and lapi.c of
 * Lua 5.4 ({@code lua_ident}), luajit.c.
 */
public enum LuaContent {
  /** It is a stand-alone interpreter. */
  INTERPRETER,
  /** It has Lua's library inside. */
  EMBEDDER,
  /** Neither: it was looked at. */
  NONE,
  /** Nobody looked at it. */
  UNKNOWN;

  /** Bytes of a file that are looked at; interpreters have under 1 MB, Neovim 10 MB. */
  static final int MAX_BYTES = 16 << 20;

  private static final byte[] VARIABLE = ascii("LUA_INIT");
  private static final byte[][] STATES = {
    ascii("luaL_newstate"), ascii("PUC-Rio"), ascii("LuaJIT 2")
  };
  private static final byte[][] LIBRARIES = {
    ascii("$LuaVersion: Lua "), ascii("Lua.org, PUC-Rio"), ascii("LuaJIT 2.")
  };

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Gives the word of an inventory. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Says whether a file that begins so can be run by the kernel of some system: ELF, Mach-O, PE.
   */
  static boolean isProgram(byte[] head, int length) {
    if (length < 4) {
      return false;
    }
    int magic =
        (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
    return magic == 0x7f454c46
        || magic == 0xcffaedfe
        || magic == 0xcefaedfe
        || magic == 0xcafebabe
        || magic >>> 16 == 0x4d5a;
  }

  /** Gives what the bytes of a file have of Lua. O(bytes). */
  static LuaContent of(byte[] bytes) {
    if (!isProgram(bytes, bytes.length)) {
      return NONE;
    }
    if (has(bytes, VARIABLE) && hasOne(bytes, STATES)) {
      return INTERPRETER;
    }
    return hasOne(bytes, LIBRARIES) ? EMBEDDER : NONE;
  }

  private static boolean hasOne(byte[] bytes, byte[][] texts) {
    for (byte[] text : texts) {
      if (has(bytes, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(byte[] bytes, byte[] text) {
    int last = bytes.length - text.length;
    for (int at = 0; at <= last; at++) {
      int i = 0;
      while (i < text.length && bytes[at + i] == text[i]) {
        i++;
      }
      if (i == text.length) {
        return true;
      }
    }
    return false;
  }
}
