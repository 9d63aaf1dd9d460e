package perilune.context.reading;

import java.util.Optional;
import perilune.event.Event;

/** Where the texts of scripts come from that are no part of the telemetry. */
public interface ScriptTexts {

  /** None can be read. */
  ScriptTexts NONE = (_, _, _) -> Optional.empty();

  /**
   * Gives the text of a script as it was when the event happened; nothing where that is not known:
   * the file is of another host, is gone, or was written since.
   *
   * @param path absolute
   * @param maxBytes how much of it is wanted; what is longer is given in part
   */
  Optional<byte[]> of(Event event, String path, int maxBytes);
}
