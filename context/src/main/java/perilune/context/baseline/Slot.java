package perilune.context.baseline;

import java.util.Locale;
import java.util.Optional;

/** A kind of value that an entry holds, and the word that begins its lines in the file. */
public enum Slot {
  /** Shape of the path of the program that runs Lua. */
  INTERPRETER(Part.INTERPRETER, true),
  /** Signature class of that program, on systems that have such. */
  SIGNATURE(Part.INTERPRETER, false),
  /** Whether a package owns it: owned, unowned, modified. */
  PACKAGE(Part.INTERPRETER, false),
  /** What it was told to run: {@code script SHAPE}, {@code code HASH}, stdin, interactive, .... */
  RUNS(Part.SCRIPT, true),
  /** SHA-256 of the script where telemetry told it; {@code varies} where there were many. */
  CONTENT(Part.SCRIPT, false),
  /** Role and name: {@code root}, {@code person NAME}, {@code account NAME}. */
  USER(Part.USER, false),
  /** Name of what started it, or {@code shell} or {@code session}. */
  PARENT(Part.PARENT, false),
  /** Names of all that stands above the parent. */
  ABOVE(Part.PARENT, false),
  /** How its story began. */
  SERVICE(Part.SERVICE, false),
  /** Names of what it started, at any depth. */
  CHILD(Part.CHILD, true),
  /** Class of address, or domain, and port; {@code listen:PORT}. */
  DESTINATION(Part.DESTINATION, true),
  /** Shape of the host's name. */
  HOST(Part.HOST, false);

  private final Part part;
  private final boolean strict;

  Slot(Part part, boolean strict) {
    this.part = part;
    this.strict = strict;
  }

  /** Gives the part of which it is a value. */
  public Part part() {
    return part;
  }

  /** Says whether an entry without such a value allows none; else it did not know any. */
  boolean strict() {
    return strict;
  }

  /** Gives the word in the file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Slot> ofWord(String word) {
    for (Slot slot : values()) {
      if (slot.word().equals(word)) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }
}
