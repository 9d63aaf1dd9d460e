package perilune.scenarios.record;

import java.util.Set;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;

/** Writes stories in one record format, as a sensor of that format would have recorded them. */
public interface RecordWriter {

  /** Gives the format's name, as {@code --format} takes it. */
  String name();

  /** Gives the platform whose stories it writes. */
  Platform platform();

  /** Gives the ending of a file of this format, with its dot. */
  String fileEnding();

  /** Gives the kinds of telemetry that this format has at all. */
  Set<Kind> kinds();

  /**
   * Writes a story. Deeds of kinds that the format or the setting does not record leave no trace.
   * O(length of the story).
   */
  Recording write(Story story, Setting setting);
}
