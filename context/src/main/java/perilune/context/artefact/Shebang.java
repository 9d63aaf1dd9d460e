package perilune.context.artefact;

import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.KnownField;

/** Tells a script that was started by its first line from another name of an executable. */
final class Shebang {

  private Shebang() {}

  /**
   * The kernel puts the script behind the interpreter and its one argument; see execve(2).
   * Allocates: only where an exec named another path than the executable's.
   */
  static boolean isScript(Event event) {
    String script = event.text(KnownField.PROCESS_EXEC_PATH).orElse("");
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    int value = event.firstValue(KnownField.PROCESS_ARGS.id());
    for (int i = 0; i < 3 && value != Event.NONE; i++) {
      if (i > 0 && Place.absolute(event.valueText(value), folder).equals(script)) {
        return true;
      }
      value = event.nextValue(value);
    }
    return false;
  }
}
