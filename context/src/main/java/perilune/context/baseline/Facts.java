package perilune.context.baseline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the start of one program that runs Lua, generalised.
 *
 * @param os {@code linux}, {@code macos}, {@code windows} or empty
 * @param program its name without version
 * @param host name or id of the host, as it is
 * @param values what is known; a slot that is missing is unknown
 */
record Facts(String os, String program, String host, Map<Slot, List<String>> values) {

  Facts {
    values = new EnumMap<>(values);
  }

  List<String> of(Slot slot) {
    return values.getOrDefault(slot, List.of());
  }

  /** Gives what the program was told to run, as one text; empty where its start was not seen. */
  String runs() {
    return String.join(" + ", of(Slot.RUNS));
  }
}
