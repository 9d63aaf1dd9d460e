package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gives the names of elements as strings, those that are met often without making them again. Of
 * two names with one place the last stays. Owned by one thread.
 */
final class ElementNames {

  private static final int PLACES = 1_024;

  private final byte[][] keys = new byte[PLACES][];
  private final @Nullable String[] names = new String[PLACES];

  String of(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    int place = (hash ^ hash >>> 10) & (PLACES - 1);
    byte[] key = keys[place];
    String name = names[place];
    if (name == null || !Arrays.equals(key, 0, key.length, bytes, from, from + length)) {
      keys[place] = Arrays.copyOfRange(bytes, from, from + length);
      name = new String(bytes, from, length, StandardCharsets.UTF_8);
      names[place] = name;
    }
    return name;
  }
}
