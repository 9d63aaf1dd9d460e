package perilune.telemetry.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes what could drive a terminal: JSON itself asks for the characters below U+0020 only, and
 * leaves DEL, the second set of control characters (U+009B is ESC [ in one) and those that turn the
 * direction of writing. The text means the same.
 */
final class HarmlessCharacters extends CharacterEscapes {

  private static final long serialVersionUID = 1L;

  private static final int DELETE = 0x7f;

  private static final int[] ASCII = standardAsciiEscapesForJSON();

  static {
    ASCII[DELETE] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return Arrays.copyOf(ASCII, ASCII.length);
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    boolean hostile =
        Character.isISOControl(character)
            || Character.getType(character) == Character.FORMAT
            || character == '\u2028'
            || character == '\u2029';
    return hostile ? new SerializedString("\\u%04x".formatted(character)) : null;
  }
}
