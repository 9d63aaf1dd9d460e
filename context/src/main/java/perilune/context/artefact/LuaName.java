package perilune.context.artefact;

/**
 * Tells the names that Lua's own programs and libraries have on Windows. Stateless; allocates
 * nothing; case does not count.
 */
final class LuaName {

  private static final byte[] LUA = TextKey.ascii("lua");
  private static final byte[] JIT = TextKey.ascii("jit");
  private static final byte[] EXE = TextKey.ascii(".exe");
  private static final byte[] DLL = TextKey.ascii(".dll");
  private static final byte[] LIB = TextKey.ascii("lib");

  private LuaName() {}

  /** lua.exe, lua54.exe, lua5.1.exe, wlua54.exe, luajit.exe; not luac.exe, not pcalua.exe. */
  static boolean isInterpreter(byte[] text, int from, int to) {
    boolean windowed = from < to && (text[from] | 0x20) == 'w';
    return isVersioned(text, windowed ? from + 1 : from, to, EXE);
  }

  /** lua54.dll, lua5.1.dll, lua53-64.dll, luajit.dll, liblua54.dll; not luacom.dll. */
  static boolean isLibrary(byte[] text, int from, int to) {
    boolean prefixed = startsWith(text, from, to, LIB);
    return isVersioned(text, prefixed ? from + LIB.length : from, to, DLL);
  }

  private static boolean isVersioned(byte[] text, int from, int to, byte[] ending) {
    int end = to - ending.length;
    if (!startsWith(text, from, to, LUA) || !startsWith(text, Math.max(end, from), to, ending)) {
      return false;
    }
    int at = from + LUA.length;
    at += startsWith(text, at, end, JIT) ? JIT.length : 0;
    while (at < end && (text[at] >= '0' && text[at] <= '9' || text[at] == '.' || text[at] == '-')) {
      at++;
    }
    return at == end;
  }

  private static boolean startsWith(byte[] text, int from, int to, byte[] lower) {
    if (to - from < lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte b = text[from + i];
      byte folded = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
      if (folded != lower[i]) {
        return false;
      }
    }
    return true;
  }
}
