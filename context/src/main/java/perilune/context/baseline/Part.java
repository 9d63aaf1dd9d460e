package perilune.context.baseline;

import java.util.Locale;

/** What a story is compared in, the most telling first. */
public enum Part {
  /** Path of the program that runs Lua, who signed it, whether a package owns it. */
  INTERPRETER(16),
  /** What it was told to run, and the content of a script where that is known. */
  SCRIPT(8),
  /** As whom. */
  USER(6),
  /** Who started it, and who stands above. */
  PARENT(6),
  /** What it started. */
  CHILD(4),
  /** Where it connected to, or on which port it waited. */
  DESTINATION(4),
  /** How the story began: login, cron, service, container, ci. */
  SERVICE(3),
  /** On which hosts. */
  HOST(1);

  private final int distance;

  Part(int distance) {
    this.distance = distance;
  }

  /** Gives how far off an entry is that differs in this part alone. */
  int distance() {
    return distance;
  }

  /** Gives the word under which it stands in {@code perilune.baseline.deviation}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
