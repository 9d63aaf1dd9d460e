package perilune.context.artefact;

import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/** Says that Lua runs where the name of the program does not. Stateless. */
final class Disguise {

  private static final byte[][] ORIGINS = {
    TextKey.NONE, TextKey.ascii("copy"), TextKey.ascii("link"), TextKey.ascii("rename")
  };
  private static final byte[][] LIBRARIES = {TextKey.ascii("liblua"), TextKey.ascii("libluajit")};

  private Disguise() {}

  /** Says of a start that its executable came from a Lua interpreter, and how. */
  static void write(Event event, FileEntry image) {
    byte[] word = ORIGINS[image.origin];
    event.remove(KnownField.LUA_IDENTITY.id());
    event.put(KnownField.LUA_IDENTITY, word, 0, word.length);
    event.remove(KnownField.LUA_ORIGINAL_PATH.id());
    event.put(KnownField.LUA_ORIGINAL_PATH, image.original, 0, image.original.length);
  }

  /**
   * Says of a load that the library is Lua itself: liblua5.4.so.0, libluajit-5.1.so.2, lua54.dll.
   */
  static void library(Event event) {
    int value = event.firstValue(KnownField.DLL_PATH.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return;
    }
    byte[] text = event.arena();
    int end = event.offset(value) + event.length(value);
    int start = end;
    while (start > event.offset(value) && text[start - 1] != '/' && text[start - 1] != '\\') {
      start--;
    }
    if (LuaName.isLibrary(text, start, end) || wasBuiltAsLua(event)) {
      event.replace(KnownField.LUA_IDENTITY, "library");
      return;
    }
    for (byte[] library : LIBRARIES) {
      if (TextKey.startsWith(text, start, end, library)
          && isVersion(text, start + library.length, end)) {
        event.replace(KnownField.LUA_IDENTITY, "library");
        return;
      }
    }
  }

  private static boolean wasBuiltAsLua(Event event) {
    int value = event.firstValue(KnownField.DLL_ORIGINAL_FILE_NAME.id());
    return value != Event.NONE
        && event.tag(value) == Tag.TEXT
        && LuaName.isLibrary(
            event.arena(), event.offset(value), event.offset(value) + event.length(value));
  }

  /** Nothing but digits, dots and dashes before {@code .so} or {@code .dylib}. */
  private static boolean isVersion(byte[] text, int from, int to) {
    int at = from;
    while (at < to && (text[at] >= '0' && text[at] <= '9' || text[at] == '.' || text[at] == '-')) {
      at++;
    }
    return at < to && at > 0 && text[at - 1] == '.' && (text[at] == 's' || text[at] == 'd');
  }
}
