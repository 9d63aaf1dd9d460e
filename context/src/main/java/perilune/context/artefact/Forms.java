package perilune.context.artefact;

import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Tells Lua bytecode from source, by what wrote the file and by its first bytes.
 *
 * <p>Source: the headers are {@code ESC Lua} (Lua 5.4, lundump.h) and {@code ESC LJ} (LuaJIT,
 * lj_bcdump.h). luac writes nothing but bytecode; {@code luajit -b} writes it unless the name of
 * its output asks for C or an object file.
 */
final class Forms {

  private static final byte[] LUA_HEADER = TextKey.ascii("1b4c7561");
  private static final byte[] LUAJIT_HEADER = TextKey.ascii("1b4c4a");
  private static final byte[] UTF8_MARK = TextKey.ascii("efbbbf");
  private static final byte[] LUAC = TextKey.ascii("luac");
  private static final byte[] LUAJIT = TextKey.ascii("luajit");
  private static final byte[] COMPILE = TextKey.ascii("-b");
  private static final byte[] EXE = TextKey.ascii(".exe");
  private static final byte[][] NOT_RAW = {
    TextKey.ascii(".c"),
    TextKey.ascii(".cc"),
    TextKey.ascii(".h"),
    TextKey.ascii(".o"),
    TextKey.ascii(".obj")
  };

  private static final String[] WORDS = {"unknown", "source", "bytecode"};

  private Forms() {}

  /** Gives the word for a form of {@link FileEntry}. */
  static String word(byte form) {
    return WORDS[form];
  }

  /** Gives what a write says of the form of the file. */
  static byte written(Event event, TextKey path) {
    int head = event.firstValue(KnownField.FILE_HEADER_BYTES.id());
    if (head != Event.NONE && event.tag(head) == Tag.TEXT && event.length(head) >= 4) {
      return ofHead(event, head);
    }
    return isLuac(event) || isLuajitCompiler(event) && !endsWithOneOf(path)
        ? FileEntry.BYTECODE
        : FileEntry.UNKNOWN_FORM;
  }

  private static byte ofHead(Event event, int head) {
    if (starts(event, head, LUA_HEADER) || starts(event, head, LUAJIT_HEADER)) {
      return FileEntry.BYTECODE;
    }
    boolean text = starts(event, head, UTF8_MARK) || isText(event, head);
    return text ? FileEntry.SOURCE : FileEntry.UNKNOWN_FORM;
  }

  /** Says whether all bytes are printable ASCII, or tabs and line ends. */
  private static boolean isText(Event event, int head) {
    byte[] hex = event.arena();
    int at = event.offset(head);
    int end = at + event.length(head);
    for (; at + 1 < end; at += 2) {
      int value = Character.digit(hex[at], 16) << 4 | Character.digit(hex[at + 1], 16);
      boolean space = value == 9 || value == 10 || value == 13;
      if (!space && (value < 0x20 || value > 0x7e)) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(Event event, int value, byte[] prefix) {
    int at = event.offset(value);
    return TextKey.startsWith(event.arena(), at, at + event.length(value), prefix);
  }

  /** luac, luac5.4, luac54, luac-5.1; not luacheck. */
  private static boolean isLuac(Event event) {
    int image = event.firstValue(KnownField.IMAGE_NAME.id());
    if (image == Event.NONE || event.tag(image) != Tag.TEXT || !starts(event, image, LUAC)) {
      return false;
    }
    int at = event.offset(image) + LUAC.length;
    int end = event.offset(image) + event.length(image);
    end -= endsWith(event.arena(), at, end, EXE) ? EXE.length : 0;
    for (; at < end; at++) {
      byte b = event.arena()[at];
      if ((b < '0' || b > '9') && b != '.' && b != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean endsWith(byte[] text, int from, int to, byte[] ending) {
    int at = to - ending.length;
    return at >= from && TextKey.startsWith(text, at, to, ending);
  }

  private static boolean isLuajitCompiler(Event event) {
    int image = event.firstValue(KnownField.IMAGE_NAME.id());
    if (image == Event.NONE || event.tag(image) != Tag.TEXT || !starts(event, image, LUAJIT)) {
      return false;
    }
    int first = event.firstValue(KnownField.PROCESS_ARGS.id());
    int option = first == Event.NONE ? Event.NONE : event.nextValue(first);
    return option != Event.NONE && event.tag(option) == Tag.TEXT && starts(event, option, COMPILE);
  }

  private static boolean endsWithOneOf(TextKey path) {
    for (byte[] ending : NOT_RAW) {
      if (path.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
